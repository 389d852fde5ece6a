"""What editors keep for the search: synonyms and recommended pages, on their screens and as readers meet them."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from search.models import Promotion, SynonymGroup
from tests.helpers_translation import person
from tests.public_pages import add, homes, translate

__all__ = ["homes"]
ADD_SYNONYMS = "wagtailsnippets_search_synonymgroup:add"
ADD_PROMOTION = "wagtailsnippets_search_promotion:add"


@pytest.fixture
def pages(homes):
    visit = add(homes["bg"], StandardPage(title="Гостуване в Омол", slug="gost", lead="Разказ"))
    law = add(homes["bg"], StandardPage(title="Европейски съюз и градът", slug="es"))
    translate(visit, title="A stay in Åmål", slug="stay")
    return {"visit": visit, "law": law}


def results(client, query, language="bg"):
    page = BeautifulSoup(client.get(f"/{language}/search/", {"q": query}).content, "html.parser")
    return page, [tag.text for tag in page.select("ol .result__title")]


def group(*entries, language="bg"):
    return SynonymGroup.objects.create(language=language, entries="\n".join(entries))


@pytest.fixture
def editor(client, db):
    rights = [
        f"{action}_{model}"
        for action in ("add", "change", "view")
        for model in ("synonymgroup", "promotion")
    ]
    client.force_login(person("editor", rights=rights))
    return client


# --- Synonyms --------------------------------------------------------------------------------------


@pytest.mark.feature("S10")
def test_a_synonym_finds_what_is_written_with_the_other_word(client, pages):
    assert results(client, "посещения")[1] == []
    group("посещение", "гостуване")
    page, found = results(client, "посещения")
    assert found == ["Гостуване в Омол"]
    assert page.select_one("ol mark").text == "Гостуване"


@pytest.mark.feature("S10")
def test_an_abbreviation_stands_for_several_words_and_they_for_it(client, pages, homes):
    group("ЕС", "Европейски съюз")
    add(homes["bg"], StandardPage(title="Пари от ЕС", slug="pari"))
    both = {"Пари от ЕС", "Европейски съюз и градът"}
    assert set(results(client, "ес")[1]) == both
    assert set(results(client, "европейския съюз")[1]) == both


@pytest.mark.feature("S10")
def test_a_change_of_a_group_is_felt_at_once(client, pages):
    row = group("посещение", "гостуване")
    assert results(client, "посещение")[1]
    row.entries = "посещение\nвизита"
    row.save()
    assert not results(client, "посещение")[1]
    row.delete()
    assert not results(client, "визита")[1]


@pytest.mark.feature("S10")
def test_synonyms_are_those_of_the_readers_language(client, pages):
    group("trip", "stay", language="en")
    assert results(client, "trip", "en")[1] == ["A stay in Åmål"]
    assert results(client, "trip", "bg")[1] == []


@pytest.mark.feature("S10")
@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("обмен", "поне две думи"),
        ("обмен\n???", "няма дума"),
        ("обмен\nобмени", "едно и също"),
        ("обмен\n" + "а" * 100, "твърде дълго"),
        ("визита\nпосещения", "вече е в друга група"),
    ],
)
def test_a_group_that_would_not_work_is_refused_with_the_reason(editor, homes, entries, message):
    group("посещение", "гостуване")
    response = editor.post(reverse(ADD_SYNONYMS), {"language": "bg", "entries": entries})
    assert response.status_code == 200
    assert SynonymGroup.objects.count() == 1
    shown = BeautifulSoup(response.content, "html.parser")
    assert shown.select_one(".error-message")
    assert shown.find("textarea", {"name": "entries"}).text.strip() == entries.strip()
    with_message = " ".join(tag.text for tag in shown.select(".error-message"))
    assert message in with_message


@pytest.mark.feature("S10")
def test_an_editor_adds_a_group_on_its_screen(editor, homes):
    values = {"language": "bg", "entries": " обмен \n\n визита\r\n"}
    response = editor.post(reverse(ADD_SYNONYMS), values)
    assert response.status_code == 302
    assert str(SynonymGroup.objects.get()) == "обмен = визита"


# --- Recommended pages -----------------------------------------------------------------------------


def promote(page, *phrases, language="bg", description=""):
    return Promotion.objects.create(
        language=language, phrases="\n".join(phrases), page=page, description=description
    )


@pytest.mark.feature("S10")
def test_a_recommended_page_comes_first_and_says_so(client, pages):
    promote(pages["law"], "гостуване", "визити", description="Прочетете първо това.")
    page, found = results(client, "Гостувания")
    box = page.select_one(".recommended")
    assert box.select_one(".result__title").text == "Европейски съюз и градът"
    assert box.select_one(".result__text").text == "Прочетете първо това."
    assert "Препоръчано" in box.text
    assert found == ["Гостуване в Омол"]
    assert page.select_one(".search-count").text.startswith("2 ")
    # Only for the phrase itself.
    assert not results(client, "гостуване Омол")[0].select(".recommended")


@pytest.mark.feature("S10")
def test_the_recommended_page_is_in_the_readers_language(client, pages):
    promote(pages["visit"], "travel", language="en")
    page, _found = results(client, "travel", "en")
    assert page.select_one(".recommended a")["href"] == "/en/stay/"
    assert not results(client, "travel", "bg")[0].select(".recommended")


@pytest.mark.feature("S10")
@pytest.mark.parametrize("hidden", ["unpublished", "restricted", "deleted"])
def test_what_is_not_public_is_not_recommended(client, pages, hidden):
    promote(pages["law"], "закон")
    assert results(client, "закон")[0].select(".recommended")
    page = StandardPage.objects.get(pk=pages["law"].pk)
    if hidden == "unpublished":
        page.unpublish()
    elif hidden == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.delete()
    assert not results(client, "закон")[0].select(".recommended")


@pytest.mark.feature("S10")
def test_an_editor_recommends_a_page_on_its_screen(editor, pages):
    values = {"language": "bg", "phrases": "закони", "page": pages["law"].pk, "description": ""}
    assert editor.post(reverse(ADD_PROMOTION), values).status_code == 302
    assert results(editor, "закон")[0].select(".recommended")


@pytest.mark.feature("S10")
def test_without_the_right_the_screens_are_closed(client, homes):
    client.force_login(person("translator"))
    assert client.get(reverse(ADD_SYNONYMS)).status_code == 302
    assert client.get(reverse(ADD_PROMOTION)).status_code == 302
