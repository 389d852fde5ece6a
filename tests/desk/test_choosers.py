"""An editor chooses a town or an organisation: one row each, where such are kept, and can add what lacks."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale, Page

from home.models import Organisation
from projects.models import Programme
from twinning.models import TwinCityPage

pytestmark = pytest.mark.django_db


def opened(client, name, **query):
    answer = client.get(reverse(name), query)
    return BeautifulSoup(json.loads(answer.content)["html"], "html.parser")


@pytest.fixture
def towns(section):
    for name in ("omol", "tyuri"):
        page = TwinCityPage(
            title=name, slug=name, country="SE", endonym=name, endonym_language="sv"
        )
        section("towns").add_child(instance=page)
    assert TwinCityPage.objects.count() == 4, "each has a stand-in in the other language"
    return section("towns")


@pytest.mark.parametrize("made", [True, False])
def test_the_chooser_of_towns_opens_at_the_towns(desk, request, section, made):
    place = request.getfixturevalue("towns") if made else section("towns")
    html = opened(desk, "wagtailadmin_choose_page", page_type="twinning.TwinCityPage")
    text = html.get_text(" ")
    assert place.title in text
    assert ("omol" in text and "tyuri" in text) == made


def test_its_search_finds_each_town_once(desk, towns):
    query = {"page_type": "twinning.TwinCityPage", "q": "omol"}
    found = desk.get(reverse("wagtailadmin_choose_page_search"), query)
    html = BeautifulSoup(found.content, "html.parser")
    assert len(html.select("tbody tr")) == 1


def test_copying_still_finds_a_place_in_another_language(desk, towns):
    html = opened(desk, "wagtailadmin_choose_page", user_perms="copy_to")
    assert len(html.select("tbody tr")) == 1 + Page.objects.filter(depth=2).count()


def from_page(page):
    """Headers of a request that the editor of `page` makes."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return {"referer": f"http://testserver{address}"}


def chosen(client, **options):
    """{primary keys of the pages that the search for any page offers}."""
    found = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "omol"}, **options)
    html = BeautifulSoup(found.content, "html.parser")
    return {int(link["data-id"]) for link in html.select("a.choose-page")}


def test_any_page_is_offered_once_in_the_language_of_the_page_that_is_edited(desk, towns):
    town = TwinCityPage.objects.get(title="omol", locale=towns.locale)
    english = town.get_translations().get()
    assert chosen(desk) == chosen(desk, headers=from_page(towns)) == {town.pk}
    # The English row is written by hand: links of its text stay in English.
    TwinCityPage.objects.filter(pk=english.pk).update(alias_of=None)
    assert chosen(desk, headers=from_page(english)) == {english.pk}
    query = {"page_type": "twinning.TwinCityPage", "q": "omol"}
    found = desk.get(
        reverse("wagtailadmin_choose_page_search"), query, headers=from_page(english)
    ).content.decode()
    assert f'data-id="{town.pk}"' in found, "a town of an exchange is a fact"
    assert f'data-id="{english.pk}"' not in found


def test_browsing_stays_in_the_language(desk, towns):
    html = opened(desk, "wagtailadmin_choose_page", page_type="wagtailcore.page")
    shown = Page.objects.filter(depth=2, locale=towns.locale)
    assert (
        1 + shown.count()
        == len(html.select("tbody tr"))
        < 1 + shown.model.objects.filter(depth=2).count()
    )
    english = towns.get_translations().get()
    below = reverse("wagtailadmin_choose_page_child", args=[english.pk])
    html = BeautifulSoup(json.loads(desk.get(below).content)["html"], "html.parser")
    rows = {int(link["data-id"]) for link in html.select("a.choose-page")}
    assert rows == {towns.pk, *towns.get_children().values_list("pk", flat=True)}
    words = {"английски", "English"} & set(html.get_text(" ").split())
    assert not words, "there is nothing to change over to"


def test_an_address_that_is_sent_on_may_lead_to_any_language(desk, towns):
    came = {"referer": "http://testserver" + reverse("wagtailredirects:add")}
    assert len(chosen(desk, headers=came)) == 2


def test_the_heading_of_the_chooser_is_said_once(desk, towns):
    head = opened(desk, "wagtailadmin_choose_page", page_type="wagtailcore.page").select_one("h1")
    said = {"bg": "Избери страница", "en": "Choose a page"}[desk.language]
    assert " ".join(head.get_text(" ").split()) == said
    head = opened(desk, "wagtailadmin_choose_page", page_type="twinning.TwinCityPage")
    kind = str(TwinCityPage._meta.verbose_name)
    assert kind.lower() in head.select_one("h1").get_text(" ").lower() or desk.language == "en"


def organisation(name, code="bg"):
    return Organisation.objects.create(
        name=name, name_original=name, locale=Locale.objects.get(language_code=code)
    )


def chooser(model, view="choose"):
    return model.snippet_viewset.chooser_viewset.get_url_name(view)


def test_organisations_and_programmes_are_listed_in_the_source_language(desk, home):
    organisation("Съюз")
    organisation("Union", "en")
    for code, name in (("bg", "Програма"), ("en", "Programme")):
        Programme.objects.create(code="p", name=name, locale=Locale.objects.get(language_code=code))
    for model, shown, hidden in (
        (Organisation, "Съюз", "Union"),
        (Programme, "Програма", "Programme"),
    ):
        text = opened(desk, chooser(model)).select_one("tbody").get_text(" ")
        assert shown in text and hidden not in text
        answer = desk.get(reverse(chooser(model, "choose_results"))).content.decode()
        assert shown in answer and hidden not in answer


def test_an_organisation_is_added_where_it_is_chosen(desk, home):
    html = opened(desk, chooser(Organisation))
    form = html.select_one("form[action*=create]")
    prefix = form.select_one("input[name$=name]")["name"].removesuffix("name")
    data = {f"{prefix}name": "Съюз", f"{prefix}name_original": "Union"}
    answer = json.loads(desk.post(form["action"], data).content)
    assert answer["step"] == "chosen"
    made = Organisation.objects.get(pk=answer["result"]["id"])
    assert (made.name, made.live, made.locale.language_code) == ("Съюз", True, "bg")
    again = json.loads(desk.post(form["action"], data).content)
    assert again["step"] == "reshow_creation_form"
    assert Organisation.objects.filter(name="Съюз", locale=made.locale).count() == 1
