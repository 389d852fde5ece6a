"""The page of results: choices above it, other languages, other spellings, documents; on a small site."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from home.models import StandardPage
from media.models import DocumentFile
from news.models import NewsIndexPage, NewsPage, NewsRecord
from projects.models import ProjectIndexPage, ProjectPage
from tests.public_pages import add, homes, programme, queries, translate
from twinning.models import ExchangeIndexPage, ExchangePage, ExchangeTown, TwinCityPage

__all__ = ["homes"]
SWEDISH = {"endonym": "Åmål", "endonym_language": "sv"}


@pytest.fixture
def site(homes):
    """Two towns, a visit of one, a piece of news about it, a project; all say „щъркел“."""
    home = homes["bg"]
    town = add(
        home,
        TwinCityPage(title="Омол", slug="omol", country="SE", lead="Щъркели в града.", **SWEDISH),
    )
    other = TwinCityPage(title="Тюри", slug="turi", country="EE", lead="Без щъркели.", **SWEDISH)
    add(home, other)
    visits = add(home, ExchangeIndexPage(title="Обмени", slug="obmeni"))
    visit = add(
        visits,
        ExchangePage(title="Щъркелите", slug="vizita", start="2013-05-01", end="2014-05-03"),
        {"towns": [ExchangeTown(town=town)]},
    )
    news = add(home, NewsIndexPage(title="Новини", slug="novini"))
    item = add(
        news,
        NewsPage(title="Щъркел долетя", slug="shtarkel", date="2014-03-05"),
        {"related_records": [NewsRecord(record=town)]},
    )
    projects = add(home, ProjectIndexPage(title="Проекти", slug="proekti"))
    project = add(
        projects,
        ProjectPage(title="Гнезда за щъркели", slug="gnezda", start="2020", programme=programme()),
    )
    return {"town": town, "visit": visit, "news": item, "project": project, "home": home}


def look(client, query="щъркел", language="bg", **choices):
    response = client.get(f"/{language}/search/", {"q": query} | choices)
    return BeautifulSoup(response.content, "html.parser")


def titles(page):
    return {tag.text for tag in page.select(".result__title")}


def choices(page):
    """{label of the group: {choice: count}}."""
    return {
        row.select_one(".filters__label").text: {
            item.a.text: int(item.select_one(".filters__count").text) for item in row.select("li")
        }
        for row in page.select(".filters__group")
    }


@pytest.mark.feature("S12")
def test_results_say_what_when_and_where(client, site):
    page = look(client)
    shown = {
        row.select_one(".result__title").text: row.select_one(".result__kind").text
        for row in page.select(".result")
    }
    assert shown["Щъркелите"].split(" · ")[1:] == [
        "1 май 2013\u00a0г. – 3 май 2014\u00a0г.",
        "Омол",
    ]
    assert shown["Омол"].endswith("Швеция")
    assert "5 март 2014" in shown["Щъркел долетя"].replace("\u00a0", " ")
    assert page.title.text.startswith("щъркел: 5 резултата")
    assert page.select_one(".search-count")["role"] == "status"
    assert {tag.text for tag in page.select(".result mark")} >= {"Щъркелите", "Щъркел", "щъркели"}


@pytest.mark.feature("S12")
def test_choices_say_how_many_they_leave(client, site):
    found = choices(look(client))
    assert found["Вид"]["всички"] == 5
    assert found["Вид"]["Обмени"] == 1
    assert found["Година"] == {"всички": 5, "2020": 1, "2014": 2, "2013": 1}
    assert found["Град"] == {"всички": 5, "Омол": 3, "Тюри": 1}
    assert found["Държава"] == {"всички": 5, "Естония": 1, "Швеция": 3}
    # One programme is nothing to choose from.
    assert "Програма" not in found


@pytest.mark.feature("S12")
def test_no_heading_stands_above_nothing_to_choose(client, site):
    # Towns have no year: beside them „Година“ would offer only „всички“.
    page = look(client, type="twincity")
    assert titles(page) == {"Омол", "Тюри"}
    assert all(len(options) > 1 for options in choices(page).values())
    assert "година" not in page.select_one(".filters__more summary").text
    assert "Държава" in choices(page)


@pytest.mark.feature("S12")
@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"type": "exchange"}, {"Щъркелите"}),
        ({"year": "2014"}, {"Щъркелите", "Щъркел долетя"}),
        ({"country": "SE", "year": "2013"}, {"Щъркелите"}),
        ({"programme": "pilot", "type": "project"}, {"Гнезда за щъркели"}),
        # What nothing found has is no choice.
        ({"year": "1999", "type": "x", "town": "\0"}, None),
    ],
)
def test_a_choice_narrows_the_results_and_stays_in_every_address(client, site, chosen, left):
    page = look(client, **chosen)
    everything = {"Омол", "Тюри", "Щъркелите", "Щъркел долетя", "Гнезда за щъркели"}
    assert titles(page) == (left or everything)
    for link in page.select(".filters a"):
        assert link["href"].startswith("/bg/search/?q=")
    assert page.select_one('.filters [aria-current="true"]')
    assert page.find("meta", {"name": "robots", "content": "noindex"})


@pytest.mark.feature("S12")
def test_the_town_is_a_choice_by_its_name_in_the_readers_language(client, site):
    translate(site["town"], title="Åmål", lead="Storks in town.")
    translate(site["visit"].get_parent().specific, title="Exchanges", slug="exchanges")
    translate(site["visit"], title="The storks", slug="storks")
    page = look(client, "stork", "en")
    found = choices(page)
    assert set(found["Town" if "Town" in found else "Kind"]) >= {"all"}
    assert titles(look(client, "stork", "en", town=site["town"].pk)) == {"Åmål", "The storks"}


@pytest.mark.feature("S12")
def test_what_is_found_only_in_the_other_language_is_named_there(client, site):
    translate(site["town"], title="Åmål", lead="Seaside town.")
    page = look(client, "seaside")
    assert not page.select(".result")
    link = page.select_one(".did-you-mean a[hreflang]")
    assert (link["href"], link["hreflang"]) == ("/en/search/?q=seaside", "en")
    assert link.text == "1 резултат на английски"
    assert titles(BeautifulSoup(client.get(link["href"]).content, "html.parser")) == {"Åmål"}


@pytest.mark.feature("S9")
@pytest.mark.parametrize(
    ("written", "meant"), [("щъркеил", "щъркел"), ("гнезада", "гнезда"), ("долтея", "долетя")]
)
def test_a_slip_is_offered_put_right(client, site, written, meant):
    page = look(client, written)
    assert not page.select(".result")
    link = page.select_one(".did-you-mean a")
    found = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert found.select(".result")
    assert meant[:4] in link.text.lower()


@pytest.mark.feature("S9")
def test_nothing_is_guessed_for_words_that_are_near_nothing(client, site):
    assert not look(client, "хипопотамище").select(".did-you-mean")


@pytest.mark.feature("S12")
def test_a_document_is_found_with_the_page_that_shows_it(client, site):
    file = ContentFile(b"text", name="planina.txt")
    document = DocumentFile.objects.create(
        title="Доклад за щъркелите", file=file, language="bg", date="2014"
    )
    assert "Доклад за щъркелите" not in titles(look(client))
    block = {"heading": "", "documents": [{"document": document, "label": ""}]}
    add(site["home"], StandardPage(title="Отчети", slug="otcheti", body=[("documents", block)]))
    page = look(client, type="document")
    row = page.select_one(".result")
    assert row.select_one(".result__title a")["href"] == document.url
    assert "TXT" in row.select_one(".result__kind").text
    assert row.select_one(".result__place a")["href"] == "/bg/otcheti/"
    assert choices(page)["Вид"]["Документи"] == 1


@pytest.mark.feature("S12", "R7")
def test_questions_to_the_database_do_not_grow_with_what_is_found(client, site):
    address = "/bg/search/?q=щъркел"
    few = queries(client, address)
    for number in range(12):
        add(
            site["visit"].get_parent().specific,
            ExchangePage(title=f"Щъркел {number}", slug=f"sht-{number}", start="2019"),
            {"towns": [ExchangeTown(town=site["town"])]},
        )
    assert queries(client, address) == few <= 20


@pytest.mark.feature("S12")
def test_the_other_language_keeps_the_words(client, site):
    page = look(client, "щъркел", year="2014")
    link = page.select_one('a[hreflang="en"], a[lang="en"]')
    assert link["href"] == "/en/search/?q=%D1%89%D1%8A%D1%80%D0%BA%D0%B5%D0%BB"


def test_an_empty_query_offers_the_lists(client, site):
    page = look(client, "")
    assert not page.select(".search-count")
    assert [link["href"] for link in page.select(".list-links a")] == [
        "/bg/lists/a-z/",
        "/bg/lists/countries/",
        "/bg/lists/years/",
    ]
