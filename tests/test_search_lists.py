"""Lists that cross the sections: names from A to Z, by country, by year."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from facts.sorting import heading, sort_key
from home.models import Organisation
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from projects.models import ProjectIndexPage, ProjectPage, ProjectPartner
from tests.public_pages import add, homes, queries, snippet, translate
from twinning.models import (
    AgreementIndexPage,
    AgreementPage,
    ExchangeIndexPage,
    ExchangePage,
    TwinCityIndexPage,
    TwinCityPage,
)

__all__ = ["homes"]
ITALIAN = {"endonym": "Città", "endonym_language": "it"}


@pytest.mark.feature("S13")
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("bg", ["2-ро училище", "Ергене", "Йорк", "Омол", "„Омол“ ООД", "Яш", "Ærø", "Åmål", "Bath", "Zadar"]),
        ("en", ["2-ро училище", "Ærø", "Åmål", "Bath", "Łódź", "Zadar", "Ергене", "Йорк", "Омол", "Яш"]),
        ("en", ["cote", "Cote", "coté", "côte", "Cotes"]),
        ("bg", ["Ива", "Иво", "Йо", "Кр", "Ќук", "Щ", "Ъ", "Ю"]),
        ("el", ["Αθήνα", "Άργος", "Åmål", "Омол"]),
    ],
)  # fmt: skip
def test_names_stand_in_the_order_of_the_language(language, names):
    backwards = names[::-1]
    assert sorted(backwards, key=lambda name: sort_key(name, language)) == names


@pytest.mark.feature("S13")
@pytest.mark.parametrize(
    ("name", "letter"),
    [("Åmål", "A"), ("Йорк", "Й"), ("„Танграм“", "Т"), ("2 юни", "0–9"), ("ǆ", "D"), ("", ""), ("—", "")],
)  # fmt: skip
def test_a_name_stands_under_its_letter(name, letter):
    assert heading(name) == letter


@pytest.fixture
def site(homes):
    home = homes["bg"]
    towns = add(home, TwinCityIndexPage(title="Побратими", slug="pobratimi"))
    amal = add(
        towns,
        TwinCityPage(
            title="Омол", slug="omol", country="SE", endonym="Åmål", endonym_language="sv"
        ),
    )
    translate(towns, title="Twin towns", slug="twin-towns")
    translate(amal, title="Åmål", slug="amal")
    add(
        towns,
        TwinCityPage(
            title="Йорк", slug="york", country="GB", endonym="York", endonym_language="en"
        ),
    )
    exchanges = add(home, ExchangeIndexPage(title="Обмени", slug="obmeni"))
    add(exchanges, ExchangePage(title="Визита", slug="vizita", start="2013-12", end="2014-01"))
    add(exchanges, ExchangePage(title="Гости", slug="gosti", start="2014"))
    projects = add(home, ProjectIndexPage(title="Проекти", slug="proekti"))
    partner = snippet(
        Organisation,
        {"name": "Liverpool Vision", "place": "Liverpool"},
        name="Ливърпул Вижън",
        name_original="Liverpool Vision",
        country="GB",
        place="Ливърпул",
    )
    snippet(Organisation, name="Никъде споменати", name_original="x", country="GB")
    for number, start in enumerate(("2012", "2013")):
        add(
            projects,
            ProjectPage(title=f"Проект {number}", slug=f"p{number}", start=start, end="2014"),
            {"partners": [ProjectPartner(organisation=partner)]},
        )
    news = add(home, NewsIndexPage(title="Новини", slug="novini"))
    add(news, NewsPage(title="Вест", slug="vest", date="2014-02-01"))
    events = add(home, EventIndexPage(title="Календар", slug="kalendar"))
    add(events, EventPage(title="Празник", slug="praznik", start="2014-05-09T10:00+03:00"))
    return {"home": home, "amal": amal, "projects": projects}


def soup(client, path, language="bg"):
    response = client.get(f"/{language}/lists/{path}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def entries(page):
    return [
        (
            entry.find(["a", "span"]).text,
            [part.text for part in entry.select(".index-entries__about")],
        )
        for entry in page.select(".index-entries > li")
    ]


@pytest.mark.feature("S13")
def test_towns_and_organisations_stand_from_a_to_z_with_letters_to_jump_to(client, site):
    page = soup(client, "a-z")
    assert [name for name, _about in entries(page)] == [
        "Йорк",
        "Ливърпул Вижън",
        "Омол",
        "Åmål",
        "York",
    ]
    letters = [link.text for link in page.select(".jumps a")]
    assert letters == ["Й", "Л", "О", "A", "Y"]
    for link in page.select(".jumps a"):
        assert page.find(id=link["href"][1:]).text == link.text
    endonym = page.select('.index-entries a[lang="sv"]')
    assert [link["href"] for link in endonym] == ["/bg/pobratimi/omol/"]


@pytest.mark.feature("S13")
def test_an_organisation_leads_to_the_pages_that_name_it(client, site):
    found = dict(entries(soup(client, "a-z")))
    assert found["Ливърпул Вижън"] == [
        "Ливърпул", "Обединеното кралство", "Проект 0", "Проект 1",
    ]  # fmt: skip
    PageViewRestriction.objects.create(page=site["projects"], restriction_type="login")
    assert "Ливърпул Вижън" not in dict(entries(soup(client, "a-z")))


@pytest.mark.feature("S13")
def test_each_language_has_its_own_names_and_order(client, site):
    page = soup(client, "a-z", "en")
    assert entries(page)[0][0] == "Åmål"
    assert page.select_one(".jumps a").text == "A"
    assert [link["hreflang"] for link in page.select('a[href="/bg/lists/a-z/"]')] == ["bg"]


@pytest.mark.feature("S13")
def test_countries_have_their_number_and_towns_before_organisations(client, site):
    page = soup(client, "countries")
    assert [item.get_text(" ", strip=True) for item in page.select(".jumps li")] == [
        "Обединеното кралство 2",
        "Швеция 1",
    ]
    british = page.select_one("section")
    assert [part.text for part in british.select("h3")] == ["Градове", "Организации"]
    assert [link.text for link in british.select(".index-entries > li > *:first-child")] == [
        "Йорк",
        "Ливърпул Вижън",
    ]


@pytest.mark.feature("S13")
def test_years_lead_to_what_each_section_has_of_them(client, site):
    page = soup(client, "years")
    heads = [head.text for head in page.select("thead th")]
    rows = {row.th.text.strip(): row.select("td") for row in page.select("tbody tr")}
    assert list(rows) == ["2014", "2013", "2012"]
    shown = {}
    for head, cell in zip(heads[1:], rows["2014"], strict=True):
        link = cell.a
        shown[head] = (link.contents[0].strip(), link["href"])
        listed = BeautifulSoup(client.get(link["href"]).content, "html.parser")
        assert listed.select_one('.filters [aria-current="true"]').text == "2014" or listed.find(
            string="2014"
        )
    assert shown == {
        "Обмени": ("2", "/bg/obmeni/?year=2014"),
        "Проекти": ("2", "/bg/proekti/?year=2014"),
        "Новини": ("1", "/bg/novini/?year=2014"),
        "Минали събития": ("1", "/bg/kalendar/?year=2014"),
    }


@pytest.mark.feature("S13")
def test_a_record_stands_under_each_year_that_it_touches(client, site):
    agreements = add(site["home"], AgreementIndexPage(title="Договори", slug="dogovori"))
    for number, dates in enumerate(
        (
            {"signed_on": "2006", "signed_until": "2007"},
            {"signed_until": "2007-03"},
            {"decision_date": "2005"},
        )
    ):
        page = AgreementPage(title=f"Договор {number}", slug=f"d{number}", kind="protocol", **dates)
        add(agreements, page)
    page = soup(client, "years")
    heads = [head.text for head in page.select("thead th")][1:]
    shown = {
        row.th.text.strip(): {
            head: cell.a.contents[0].strip()
            for head, cell in zip(heads, row.select("td"), strict=True)
            if cell.a
        }
        for row in page.select("tbody tr")
    }
    assert {year: cells.get("Договори") for year, cells in shown.items() if year < "2010"} == {
        "2007": "2",
        "2006": "1",
        "2005": "1",
    }
    # From December 2013 to January 2014.
    assert (shown["2013"]["Обмени"], shown["2014"]["Обмени"]) == ("1", "2")
    for year, cells in shown.items():
        for section, path in (("Обмени", "obmeni"), ("Договори", "dogovori")):
            listed = BeautifulSoup(client.get(f"/bg/{path}/?year={year}").content, "html.parser")
            rows = listed.select(".entry, table tbody tr")
            assert section not in cells or len(rows) == int(cells[section])


@pytest.mark.feature("S13")
@pytest.mark.parametrize("section", ["pobratimi", "obmeni", "proekti", "novini", "kalendar"])
def test_the_lists_are_reached_from_every_section(client, site, section):
    page = BeautifulSoup(client.get(f"/bg/{section}/").content, "html.parser")
    assert {link["href"] for link in page.select(".list-links a")} == {
        "/bg/lists/a-z/",
        "/bg/lists/countries/",
        "/bg/lists/years/",
    }


@pytest.mark.feature("S13", "R7")
@pytest.mark.parametrize("path", ["a-z", "countries", "years"])
def test_lists_ask_few_questions_and_no_more_with_more_records(client, site, path):
    few = queries(client, f"/bg/lists/{path}/")
    parent = site["amal"].get_parent().specific
    for number in range(6):
        add(
            parent,
            TwinCityPage(title=f"Град {number}", slug=f"g-{number}", country="IT", **ITALIAN),
        )
    assert queries(client, f"/bg/lists/{path}/") == few <= 20


@pytest.mark.parametrize("path", ["a-z", "countries", "years"])
def test_an_empty_site_says_so(client, homes, path):
    assert soup(client, path).select_one(".empty")
