"""Addresses: by the Transliteration Act, never empty, never taken, and the old one leads to the new."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from facts.transliteration import file_name, slugify
from home.models import StandardPage
from media.models import DocumentFile, Image
from tests.helpers_translation import (
    begin,
    english,
    fill_in,
    home_page,
    picture,
    standard_page,
    translate,
)
from translation import work

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L16")]


def form(title, slug, **more):
    return nested_form_data(
        {
            "title": title, "slug": slug, "lead": "", "lead_image": "", "lead_image_alt": "",
            "seo_title": "", "search_description": "", "role": "", "review_on": "",
            "body": streamfield([]), "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
            "action-publish": "1", **more,
        }
    )  # fmt: skip


def add(client, parent, title, slug=""):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent.pk])
    return client.post(url, form(title, slug))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Мария и България", "maria-i-bulgaria"),
        ("Обмен с Виена, Австрия", "obmen-s-vienna-austria"),
        ("Приятели от Москва", "priyateli-ot-moscow"),
        ("В Северна\u00a0Македония и ЮЖНА КОРЕЯ", "v-north-macedonia-i-south-korea"),
        ("Кот д’Ивоар, Гвинея-Бисау, Конго", "cote-divoire-guinea-bissau-congo"),
        ("Света Елена и Доминика", "sveta-elena-i-dominika"),
        ("Ямбол и Łódź", "yambol-i-lodz"),
        ("И\u0306огурт", "yogurt"),
        ("дума " * 30, "-".join(["duma"] * 16)),
        ("щ" * 60, "sht" * 26 + "sh"),
    ],
)
def test_names_that_are_established_long_titles_and_other_alphabets(title, slug):
    assert slugify(title) == slug


def test_what_was_typed_in_cyrillic_becomes_latin(admin_client):
    assert add(admin_client, home_page(), "Нещо", "Обмени 2024").status_code == 302
    assert StandardPage.objects.get(title="Нещо", alias_of=None).slug == "obmeni-2024"


def test_an_address_made_of_the_title_gets_a_number_a_typed_one_is_refused(admin_client):
    home = home_page()
    standard_page(home, "Проекти")
    answer = add(admin_client, home, "Проекти", "proekti")
    assert answer.status_code == 302, answer.context["form"].errors
    assert Page.objects.filter(slug="proekti-2").exists()
    refused = add(admin_client, home, "Друго", "proekti")
    assert refused.status_code == 200
    assert "slug" in refused.context["form"].errors


def test_a_page_made_by_a_program_has_an_address_by_the_law():
    home = home_page()
    for slug in ("zhalti-yabalki", "zhalti-yabalki-2"):
        assert home.add_child(instance=StandardPage(title="Жълти ябълки")).slug == slug
    assert home.add_child(instance=StandardPage(title="☺")).slug == "page"


def test_the_old_address_of_a_published_page_and_of_those_below_leads_to_the_new(
    admin_client, django_capture_on_commit_callbacks
):
    home = home_page()
    page = standard_page(home, "Обмени")
    below = standard_page(page, "Гости")
    translate(below, django_capture_on_commit_callbacks)
    old = [row.get_url() for row in (page, below, english(page), english(below))]
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert admin_client.post(url, form("Обмени", "gostuvania")).status_code == 302
    rows = [row.__class__.objects.get(pk=row.pk) for row in (page, below)]
    rows += [english(page), english(below)]
    new = [row.get_url() for row in rows]
    assert new[0] == "/bg/gostuvania/" and new[2] == "/en/gostuvania/"
    for before, after in zip(old, new, strict=True):
        answer = Client().get(before)
        assert (answer.status_code, answer.get("Location")) == (301, after), before
        assert Client().get(after).status_code == 200


def test_the_address_of_a_translation_with_words_of_its_own_stays(
    admin_client, django_capture_on_commit_callbacks
):
    page = standard_page(home_page(), "Обмени")
    translate(page, django_capture_on_commit_callbacks, title="Exchanges")
    own = english(page).get_url()
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        admin_client.post(url, form("Обмени", "gostuvania"))
    assert english(page).get_url() == own
    assert Redirect.objects.count() >= 1


def test_the_form_of_a_public_page_says_what_a_new_address_does(admin_client):
    page = standard_page(home_page(), "Обмени")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    field = admin_client.get(url).context["form"].fields["slug"]
    assert "old address" in str(field.help_text) or "стария адрес" in str(field.help_text)
    assert field.widget.attrs["data-address-follows"] == ""
    admin_client.post(url, form("Друго заглавие", ""))
    page.refresh_from_db()
    assert (page.title, page.slug) == ("Друго заглавие", "obmeni")


# --- Names of files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Договор № 5.PDF", "dogovor-no-5.pdf"),
        ("щъркел/Снимка на щъркел.jpeg", "snimka-na-shtarkel.jpeg"),
        ("☺.pdf", "file.pdf"),
        ("я" * 100 + ".odt", "ya" * 30 + ".odt"),
    ],
)
def test_names_of_files(name, stored):
    assert file_name(name) == stored


def test_an_uploaded_document_keeps_its_name_in_latin_letters(admin_client):
    for _number in range(2):
        file = SimpleUploadedFile("Протокол щ.txt", "текст".encode(), "text/plain")
        values = {
            "title": "Протокол", "file": file, "kind": "minutes", "language": "bg", "date": "",
            "collection": Collection.get_first_root_node().pk, "tags": "",
        }  # fmt: skip
        answer = admin_client.post(reverse("wagtaildocs:add"), values)
        assert answer.status_code == 302, answer.context["form"].errors
    names = [document.filename for document in DocumentFile.objects.order_by("pk")]
    assert names[0] == "protokol-sht.txt"
    assert names[1].startswith("protokol-sht") and names[1].endswith(".txt")
    assert names[0] != names[1]


def test_an_uploaded_picture_is_stored_by_the_law():
    with picture().file.open() as stored:
        data = stored.read()
    image = Image.objects.create(title="x", file=ContentFile(data, name="Юлия в София.jpg"))
    assert image.filename.startswith("yulia-v-sofia") and image.filename.endswith(".jpg")


# --- Headings --------------------------------------------------------------------------------------------


def test_headings_have_addresses_that_are_unique_and_stay():
    page = standard_page(home_page(), "За нас", body=())
    heading = ("heading", {"text": "История", "level": "2"})
    other = ("heading", {"text": "Друго", "level": "3"})
    page.body = [heading, heading]
    page.save_revision().publish()
    first = anchors(page)
    page.refresh_from_db()
    page.body.insert(1, other)
    page.save_revision().publish()
    assert first[0] == "s-istoria" and first[1].startswith("s-istoria-")
    assert anchors(page) == [first[0], "s-drugo", first[1]]


def anchors(page):
    soup = BeautifulSoup(Client().get(page.get_url()).content, "lxml")
    return [tag["id"] for tag in soup.select(".body h2, .body h3")]


def test_a_translation_that_was_never_public_gets_an_address_of_its_own_all_the_same(
    admin_client, django_capture_on_commit_callbacks
):
    page = standard_page(home_page(), "Обмени")
    translation = begin(page)
    fill_in(translation, title="Exchanges")
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        admin_client.post(url, form("Обмени", "gostuvania"))
        work.publish(translation)
    assert english(page).get_url() == "/en/exchanges/"
