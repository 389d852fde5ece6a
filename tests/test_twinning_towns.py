"""The page of a partner town."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.factories_twinning import World, days, document, picture, translated_rows
from tests.public_pages import queries
from twinning.models import (
    AgreementFile,
    ExchangeDocument,
    ExchangeFunding,
    ExchangeRecord,
    FactNote,
    PartnerText,
    TownContact,
    Trace,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    return World()


def page_of(client, town):
    response = client.get(town.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def english(client, world, town):
    return page_of(client, world.english(town))


def facts_of(soup):
    """{label: text} of the fact lists beside the text."""
    return {
        row.dt.get_text(" ", strip=True): row.dd.get_text(" ", strip=True)
        for row in soup.select("aside dl.facts > div")
    }


def section(soup, id_):
    return soup.find(id=id_).find_parent("section")


@pytest.mark.feature("T1", "T2", "T4", "T7", "T9")
def test_names_in_their_languages_picture_with_credit_and_areas(client, world):
    town = world.town(
        "Мценск",
        "Mtsensk",
        endonym="Мценскъ",
        endonym_language="ru",
        latin_name="Mcensk",
        country="RU",
        relation_kind="friendship",
        areas=[world.term("area", "култура", "culture"), world.term("area", "спорт", "sport")],
        lead_image=picture(),
        lead_image_alt="Река",
        arms=picture(),
    )
    soup = english(client, world, town)
    assert len(soup.select("h1")) == 1
    names = {tag.get_text(): tag.get("lang") for tag in soup.select(".title__names span")}
    assert names == {"Мценскъ": "ru", "Mcensk": "ru-Latn", "Russia": None}
    assert soup.select(".title__names img")
    cover = soup.select_one("figure.cover")
    assert "Иван Иванов" in cover.figcaption.get_text()
    assert cover.select_one("a[rel=license]")["href"].startswith("https://creativecommons.org")
    facts = facts_of(soup)
    assert facts["Areas"] == "culture and sport"
    assert facts["Kind of relation"] == "friendly town"


@pytest.mark.feature("T3", "T6")
def test_state_is_said_with_its_source_and_other_dates_stand_beside(client, world):
    notes = [
        FactNote(
            field="cooperation_since",
            value="2003 г.",
            source="страницата на Омол",
            url="https://example.org/amal",
            seen_on=datetime.date(2026, 11, 22),
            note="Омол посочва 2003 г.",
        ),
        FactNote(field="status", value="в пауза", source="страницата на Омол"),
    ]
    town = world.town(children={"fact_notes": notes}, status="dormant", status_note="")
    translated_rows(
        world.english(town),
        {
            "fact_notes": [
                {"value": "2003", "source": "Åmål’s page", "note": "Åmål says 2003."},
                {"value": "at rest", "source": "Åmål’s page"},
            ]
        },
    )
    soup = english(client, world, town)
    notice = soup.select_one("main .content .notice").get_text(" ", strip=True)
    assert notice == "Paused. at rest according to Åmål’s page."
    since = facts_of(soup)["Cooperation since"]
    assert "2000" in since and "2003 according to Åmål’s page, seen on 22 November 2026" in since
    assert soup.select_one('dl.facts time[datetime="2000"]')
    sources = section(soup, "sources")
    assert sources.find("a", href="https://example.org/amal")
    story = section(soup, "story").get_text(" ", strip=True)
    assert "The beginning by another source: 2003" in story


def test_nothing_is_said_of_the_state_when_all_is_well(client, world):
    soup = english(client, world, world.town(status="active"))
    assert soup.select_one("main .content .notice") is None


@pytest.mark.feature("T8", "T16")
def test_facts_about_the_town_carry_their_year(client, world):
    town = world.town(
        region="Вестра Йоталанд",
        population=12345,
        population_year=2024,
        mayor_name="Anna Svensson",
        mayor_as_of="2026-01",
        website="https://www.amal.se/",
        time_zone="Europe/Stockholm",
        languages="sv fi",
        town_holiday="24.06",
    )
    facts = facts_of(english(client, world, town))
    assert facts["Population"] == "12,345 in 2024"
    assert facts["Mayor"] == "Anna Svensson as of January 2026"
    assert facts["Website"] == "amal.se"
    assert facts["Distance"] == "about 1,950 km through the air"
    assert facts["Clock"] == "1 hour behind us"
    assert facts["Languages"] == "Swedish and Finnish"
    assert facts["Town holiday"] == "24 June"
    assert "Sweden" in facts["Country"]


@pytest.mark.feature("T16")
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"status": "active"}, "(8 years)"),
        ({"status": "unknown"}, ""),
        ({"status": "dormant"}, ""),
        ({"status": "suspended"}, ""),
        ({"status": "ended"}, ""),
        ({"status": "ended", "status_since": 3}, "(5 years)"),
    ],
)
def test_years_are_counted_only_as_far_as_the_partnership_is_known_to_last(
    client, world, facts, said
):
    year = datetime.date.today().year
    if "status_since" in facts:
        facts = facts | {"status_since": str(year - facts["status_since"])}
    town = world.town(cooperation_since=str(year - 8), **facts)
    shown = facts_of(english(client, world, town))["Cooperation since"]
    assert shown == f"{year - 8} {said}".strip()
    table = BeautifulSoup(client.get("/en/towns/").content, "html.parser").table
    # A column in which nothing is known is not there.
    cells = [cell.get_text(strip=True) for cell in table.select('tbody td[data-label="Years"]')]
    assert cells == ([said.strip("(years) ")] if said else [])
    assert len(table.select("thead th")) == len(table.select("tbody tr:first-child > *"))


@pytest.mark.feature("T17")
def test_next_anniversary_of_what_is_not_over(client, world):
    year = datetime.date.today().year
    alive = world.town("Жив", cooperation_since=str(year - 8))
    over = world.town("Минал", cooperation_since=str(year - 8), status="ended")
    unknown = world.town("Тих", cooperation_since=str(year - 8), status="unknown")
    assert facts_of(english(client, world, alive))["Next anniversary"] == f"10 years in {year + 2}"
    assert "Next anniversary" not in facts_of(english(client, world, unknown))
    facts = facts_of(english(client, world, over))
    assert "Next anniversary" not in facts and facts["Cooperation since"] == str(year - 8)


@pytest.mark.feature("T10", "T21")
def test_role_mailbox_first_and_a_person_only_while_valid(client, world):
    contacts = [
        TownContact(side="theirs", unit="Kansli", mailbox="info@example.se"),
        TownContact(
            side="ours",
            unit="Отдел",
            mailbox="otdel@example.bg",
            person="Иван Стар",
            valid_until=datetime.date.today() - datetime.timedelta(days=1),
        ),
        TownContact(
            side="ours", unit="Втори отдел", person="Мария Нова", valid_until=datetime.date.today()
        ),
    ]
    town = world.town(children={"contacts": contacts}, how_to_take_part="<p>Пишете!</p>")
    part = section(page_of(client, town), "take-part")
    assert "Пишете!" in part.get_text()
    assert "Иван Стар" not in part.get_text() and "Мария Нова" in part.get_text()
    mailboxes = [link["href"] for link in part.select("a[href^=mailto]")]
    assert mailboxes == ["mailto:otdel@example.bg", "mailto:info@example.se"]


def test_the_municipality_answers_when_no_contact_is_given(client, world):
    part = section(english(client, world, world.town()), "take-part")
    assert part.find("a", href="mailto:international@kubrat.example")
    assert "Municipality of Kubrat" in part.get_text()


@pytest.mark.feature("T11", "T13")
def test_the_story_is_told_by_the_records_in_their_order(client, world):
    town = world.town(cooperation_since="2001")
    visit = world.exchange(
        "Гостуване", [town], "A visit", start="2000", end="2011", participants_total=350
    )
    world.agreement("Договор", [town], "An agreement", signed_on="2005-05-09")
    world.project("Общ проект", [town], en="A project", start="2012-05", end="2013")
    world.exchange("Предстоящо", [town], "To come", start=days(40))
    world.album("Албум", [town, visit], photos=5, en="An album")
    soup = english(client, world, town)
    titles = [tag.get_text(strip=True) for tag in soup.select(".timeline__title")]
    assert titles == [
        "A visit",
        "The cooperation begins",
        "An agreement",
        "A project",
        "To come",
        "Active",
    ]
    whens = [tag.get_text(strip=True) for tag in soup.select(".timeline__when")]
    assert whens[:4] == ["2000–2011", "2001", "9 May 2005", "May 2012 – 2013"]
    assert soup.select_one('.timeline time[datetime="2005-05-09"]')
    hung = soup.select(".timeline > li")[0].select(".rows a")
    assert len(hung) == 4
    assert "5 photographs" in soup.find("a", string="An album").find_parent("section").get_text()
    assert section(soup, "agreements").find("a", string="An agreement")
    assert section(soup, "projects").find("a", string="A project")


@pytest.mark.feature("T13", "X9")
def test_news_documents_and_albums_come_by_themselves(client, world):
    town = world.town()
    visit = world.exchange(
        "Гостуване",
        [town],
        children={
            "documents": [ExchangeDocument(document=document("Programme"), label="Програма")]
        },
    )
    world.agreement(
        parties=[town], children={"files": [AgreementFile(document=document("Avtal", "sv"))]}
    )
    world.news("Новина за Омол", [town])
    world.album("Само от гостуването", [visit], photos=2)
    soup = page_of(client, town)
    documents = section(soup, "documents")
    names = [tag.get_text(strip=True) for tag in documents.select(".document__title")]
    assert sorted(names) == ["Avtal", "Програма"]
    assert documents.find("a", hreflang="sv")
    assert section(soup, "news").find("a", string="Новина за Омол")
    assert soup.find("a", string="Само от гостуването")


@pytest.mark.feature("G1")
@pytest.mark.parametrize(("language", "town_title"), [("bg", "Целе"), ("en", "Celje")])
def test_the_list_of_albums_knows_the_towns_of_the_visits(client, world, language, town_title):
    town, other = world.town("Целе", "Celje"), world.town("Омол", "Amal")
    visit = world.exchange("Гостуване", [town])
    world.album("Само от гостуването", [visit], en="The visit")
    world.album("За града", [town], en="The town")
    world.album("Друг град", [other], en="Another town")
    address = f"/{language}/albums/"
    html = BeautifulSoup(client.get(address).content, "html.parser")
    (link,) = [a for a in html.select(".filters a") if town_title in a.get_text()]
    assert "2" in link.parent.get_text()
    html = BeautifulSoup(client.get(address + link["href"]).content, "html.parser")
    shown = {card.a.get_text(strip=True) for card in html.select("article.card")}
    titles = {"bg": {"Само от гостуването", "За града"}, "en": {"The visit", "The town"}}
    assert shown == titles[language]
    few = queries(client, address)
    for number in range(3):
        world.album(f"Още {number}", [world.exchange(f"Гостуване {number}", [town, other])])
    assert queries(client, address) == few <= 20


@pytest.mark.feature("T14")
def test_figures_are_lower_bounds_when_a_record_leaves_one_out(client, world):
    town = world.town()
    funding = [ExchangeFunding(payer="eu", amount=1000), ExchangeFunding(payer="own", amount=500)]
    world.exchange(towns=[town], participants_total=20, children={"funding": funding})
    assert facts_of(english(client, world, town))["Visited each other"] == "20 people"
    # 1,955.83 lev are 1,000 euro, by the fixed rate.
    lev = [ExchangeFunding(payer="eu", amount="1955.83", currency="BGN")]
    world.exchange("Без брой", [town], children={"funding": lev})
    world.exchange("Бъдещ", [town], start=days(100), participants_total=1000)
    facts = facts_of(english(client, world, town))
    assert facts["Visited each other"] == "over 20 people"
    assert facts["Support from the EU"] == "€2,000"
    assert facts["Exchanges"] == "2"


@pytest.mark.feature("T14")
def test_a_project_without_us_is_no_project_together(client, world):
    town = world.town()
    world.project("Общ", [town], eu=1000, our_role="partner")
    world.project("Чужд", [town], eu=50_000, our_role="none", en="Theirs alone")
    soup = english(client, world, town)
    assert facts_of(soup)["Projects together"] == "1"
    assert facts_of(soup)["Support from the EU"] == "€1,000"
    assert soup.find("a", string="Theirs alone")
    sums = BeautifulSoup(client.get("/en/towns/").content, "html.parser").select_one(".sums")
    assert "€1,000" in sums.text and "€51,000" not in sums.text


@pytest.mark.feature("T14")
def test_money_of_a_project_is_not_counted_again_for_its_visits(client, world):
    town = world.town()
    project = world.project("Проект", [town], eu=5000)
    world.exchange(
        towns=[town],
        children={
            "funding": [ExchangeFunding(payer="eu", amount=3000)],
            "related_records": [ExchangeRecord(record=project)],
        },
    )
    facts = facts_of(english(client, world, town))
    assert facts["Support from the EU"] == "€5,000"
    assert facts["Projects together"] == "1"


@pytest.mark.feature("T18", "T19", "L15")
def test_words_for_the_partner_and_traces_in_our_town(client, world):
    town = world.town(
        children={
            "partner_texts": [PartnerText(language="sv", text="<p>Hej, vänner!</p>")],
            "traces": [
                Trace(title="Парк „Омол“", text="До гарата", photo=picture(), photo_alt="Дървета")
            ],
        }
    )
    soup = page_of(client, town)
    assert soup.select_one('[lang="sv"].foreign__text').get_text(strip=True) == "Hej, vänner!"
    trace = section(soup, "traces")
    assert trace.find("h3", string="Парк „Омол“")
    assert trace.img["alt"] == "Дървета" and "Иван Иванов" in trace.get_text()


def test_headings_are_nested_and_the_place_is_told_to_machines(client, world):
    town = world.town(latitude="59.05100", longitude="12.70492", wikidata_id="Q211674")
    soup = page_of(client, town)
    levels = [int(tag.name[1]) for tag in soup.select("main :is(h1, h2, h3, h4)")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    data = [json.loads(tag.string) for tag in soup.select('script[type="application/ld+json"]')]
    place = next(row for row in data if "Place" in row["@type"])
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 59.051, "longitude": 12.70492}
    assert place["alternateName"] == ["Åmål"]
    assert place["sameAs"] == ["https://www.wikidata.org/wiki/Q211674"]


def test_sisters_are_linked_in_the_order_of_the_section(client, world):
    first, second, third = (world.town(name) for name in ("Първи", "Втори", "Трети"))
    pager = page_of(client, second).select_one("nav.pager")
    assert pager.find("a", rel="prev")["href"] == first.url
    assert pager.find("a", rel="next")["href"] == third.url


def test_what_is_not_translated_is_marked(client, world):
    town = world.town(areas=[world.term("area", "култура")])
    world.exchange("Само на български", [town], en=None)
    soup = english(client, world, town)
    assert soup.find("span", lang="bg", string="култура")
    title = soup.find("h3", string=None, attrs={"lang": "bg"})
    assert title.get_text(strip=True) == "Само на български"


def test_an_untranslated_town_speaks_one_language(client, world):
    town = world.town(en=None, areas=[world.term("area", "култура", "culture")])
    soup = english(client, world, town)
    content = soup.select_one(".content")
    assert content["lang"] == "bg"
    assert content.find(string="култура") and not content.find(string="culture")


def test_private_and_draft_records_are_not_told_of(client, world):
    town = world.town()
    hidden = world.exchange("Тайно", [town], participants_total=5)
    draft = world.exchange("Чернова", [town])
    type(draft).objects.filter(translation_key=draft.translation_key).update(live=False)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    text = page_of(client, town).get_text()
    assert "Тайно" not in text and "Чернова" not in text
