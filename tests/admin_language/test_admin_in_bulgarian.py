"""Whoever works in the admin in Bulgarian meets no English word of the interface, wherever a link leads."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.admin_language.crawl import Crawl
from tests.admin_language.words import English, messages, said
from tests.site.visits import nothing

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L18")]
STARTS = ["/admin/"]
OUTSIDE = ["/admin/login/", "/admin/password_reset/"]
ROLES = ["editor", "translator", "reviewer", "manager", "administrator"]
# Forms that a click sends empty, with their fields' errors.
EMPTY = [
    "/admin/pages/add/home/standardpage/{home}/",
    "/admin/snippets/home/organisation/add/", "/admin/users/new/", "/admin/groups/new/",
    "/admin/redirects/add/", "/admin/sites/new/", "/admin/collections/add/", "/admin/images/add/",
    "/admin/documents/add/", "/admin/workflows/add/",
]  # fmt: skip


def english_on(pages):
    """["address: where: text"] of what is left, each text once."""
    english, found = English(), {}
    for url, html in pages.items():
        for where, text in said(html):
            if (where == "script", text) not in found:
                rest = english.of(where, text)
                found[where == "script", text] = rest and f"{url}: {where}: {text[:150]} ({rest})"
    return list(filter(None, found.values()))


def nothing_typed(response):
    """The hidden fields of a form, as a browser sends them."""
    soup = BeautifulSoup(response.content, "lxml")
    fields = soup.select("form input[type=hidden][name]")
    return {field["name"]: field.get("value", "") for field in fields}


def signed_in(name):
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return client


@pytest.fixture
def accounts(demo):
    call_command("create_demo_accounts", verbosity=0)


@pytest.mark.parametrize("role", ROLES)
def test_no_english_word_is_left_on_any_page_of_the_admin(accounts, role):
    if connection.vendor == "postgresql" and role != "administrator":
        pytest.skip(
            "the words are those of SQLite; one walk shows that every view answers here too"
        )
    crawl = Crawl(signed_in(role)).run(STARTS)
    assert len(crawl.pages) > 30
    assert crawl.broken == []
    nothing(english_on(crawl.pages))


def test_nor_before_signing_in(accounts):
    client = Client()
    pages = {url: client.get(url).content.decode() for url in OUTSIDE}
    wrong = client.post(OUTSIDE[0], {"username": "editor", "password": "x"})
    pages["wrong password"] = wrong.content.decode()
    pages["empty sign-in"] = client.post(OUTSIDE[0], {}).content.decode()
    assert all(pages.values())
    nothing(english_on(pages))


def test_nor_in_what_an_empty_form_answers(accounts):
    from wagtail.models import Site

    home = Site.objects.get(is_default_site=True).root_page_id
    # What the page itself would send with nothing typed.
    sent = {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    sent["action-publish"] = "1"  # a draft may be empty
    client, pages = signed_in("administrator"), {}
    for form in EMPTY:
        url = form.format(home=home)
        answer = client.post(url, nothing_typed(client.get(url)) | sent)
        assert answer.status_code == 200, url
        pages[url] = answer.content.decode()
    nothing(english_on(pages))


def test_nor_where_a_right_is_missing_or_nothing_is_found(accounts):
    client = signed_in("translator")
    pages = {}
    for url in ("/admin/users/", "/admin/sites/", "/admin/groups/new/"):
        pages[url] = client.get(url, follow=True).content.decode()
    pages["404"] = signed_in("administrator").get("/admin/users/99999/").content.decode()
    nothing(english_on(pages))


def test_scripts_have_their_words_in_bulgarian(accounts):
    text = signed_in("editor").get("/admin/jsi18n/").content.decode()
    known = json.loads(re.search(r"newcatalog = (\{.*?\n  \});", text, re.S)[1])
    english = [key for key, said in known.items() if key == said and key in messages()]
    assert len(known) > 50
    assert english == []


def test_help_leads_to_the_guides_in_the_language_of_the_admin(accounts):
    client = signed_in("editor")
    home = client.get("/admin/").content.decode()
    assert "/admin/guide/editor/" in home
    assert "guide.wagtail.org" not in home and "docs.wagtail.org" not in home
    page = client.get("/admin/guide/editor/").content.decode()
    assert "Факти и думи" in page and 'href="/admin/guide/translator/"' in page
    assert 'id="снимки"' in page and ".md" not in page
    assert page.index('<a href="#снимки">') < page.index('id="снимки"')
    profile = get_user_model().objects.get(username="editor").wagtail_userprofile
    profile.preferred_language = "en"
    profile.save()
    assert "Facts and words" in client.get("/admin/guide/editor/").content.decode()
    assert client.get("/admin/guide/nothing/", follow=True).status_code == 404


def test_facts_are_shown_by_name_not_by_code(accounts):
    from wagtail_localize.models import Translation

    from twinning.models import TwinCityPage

    row = Translation.objects.filter(
        target_locale__language_code="en",
        source__specific_content_type__model="twincitypage",
    ).first()
    town = TwinCityPage.objects.get(
        translation_key=row.source.object_id, locale__language_code="bg"
    )
    TwinCityPage.objects.filter(pk=town.pk).update(
        country="RU", endonym_language="ru", time_zone="Europe/Moscow"
    )
    town.refresh_from_db()
    row.source.update_from_db()
    url = f"/admin/translation/editing/{row.pk}/facts/"
    page = signed_in("translator").get(url).content.decode()
    assert "Русия" in page and "руски" in page and "московско" in page.lower()
    assert "Europe/" not in page and ">RU<" not in page and ">ru<" not in page
