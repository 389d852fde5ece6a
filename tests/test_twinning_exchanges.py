"""Exchanges: the page and the list by year."""

import datetime

import pytest
from bs4 import BeautifulSoup

from tests.factories_twinning import World, days, document
from twinning.models import (
    Delegate,
    ExchangeDocument,
    ExchangeFunding,
    ExchangeQuote,
    ExchangeRecord,
    ProgrammeItem,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    world = World()
    world.section("exchanges")
    return world


def get(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def english(client, world, exchange):
    return get(client, world.english(exchange).url)


def facts_of(soup):
    return {
        row.dt.get_text(" ", strip=True): [
            value.get_text(" ", strip=True) for value in row.select("dd")
        ]
        for row in soup.select("dl.facts > div")
    }


def section(soup, id_):
    return soup.find(id=id_).find_parent("section")


@pytest.mark.feature("X1", "X2", "X3", "X4", "X5", "X8", "X9")
def test_facts_of_an_exchange_of_two_towns(client, world):
    towns = [world.town("Омол", "Åmål"), world.town("Тюри", "Türi", country="EE")]
    host = world.organisation(
        "Община Скуодас", "Skuodas municipality", name_original="Skuodo r. savivaldybė",
        original_language="lt",
    )  # fmt: skip
    exchange = world.exchange(
        towns=towns,
        start="2014-04-22",
        end="2014-04-26",
        kind=world.term("exchange_kind", "проектна среща", "project meeting"),
        host=host,
        venue="Кубрат",
        direction="in",
        format="hybrid",
        participants_ours=20,
        participants_theirs=15,
        participants_at_least=True,
        count_invited=15,
        count_women=0,
        agreement=world.agreement("Договор", en="An agreement"),
    )
    soup = english(client, world, exchange)
    facts = facts_of(soup)
    assert facts["When"] == ["22–26 April 2014"]
    assert facts["Partner towns"] == ["Åmål", "Türi"]
    assert facts["Host"] == ["Skuodas municipality Skuodo r. savivaldybė"]
    assert soup.find(lang="lt", string="Skuodo r. savivaldybė")
    assert facts["Took part"] == ["over 35 people 20 from here, 15 from there"]
    assert facts["Form"] == ["in person and remotely"]
    assert facts["Who travelled"] == ["they visit us"]
    assert facts["Under the agreement"] == ["An agreement"]
    assert facts["invited from abroad"] == ["15"] and facts["women"] == ["0"]
    assert soup.select_one(".title__meta").get_text(strip=True) == "Project meeting"


@pytest.mark.feature("X6")
def test_without_consent_only_the_role_is_said(client, world):
    delegates = [
        Delegate(name="Aldona", original_name="Aldona Jasienė", side="theirs", consent=True),
        Delegate(name="Тайна", original_name="Slapta", role="учител", side="theirs"),
        Delegate(name="Без роля", side="theirs"),
        Delegate(name="Иван", role="кмет", side="ours", consent=True),
    ]
    town = world.town(endonym="Skuodas", endonym_language="lt", country="LT")
    soup = get(client, world.exchange(towns=[town], children={"delegates": delegates}).url)
    table = section(soup, "delegations").table
    text = table.get_text(" ", strip=True)
    assert "Aldona Jasienė" in text and "Учител" in text and "Иван" in text
    assert table.find(lang="lt", string="Aldona Jasienė")
    for hidden in ("Тайна", "Slapta", "Без роля"):
        assert hidden not in soup.get_text()
    assert len(table.select("tbody")) == 2 and table.select("th[scope=rowgroup]")


@pytest.mark.feature("X7", "X10", "X13")
def test_programme_results_and_what_people_say(client, world):
    children = {
        "programme": [
            ProgrammeItem(day="2014-04-23", text="Втори ден"),
            ProgrammeItem(day="2014-04-22", time="14:00", text="Следобед"),
            ProgrammeItem(day="2014-04-22", time="09:30", text="Сутрин"),
        ],
        "quotes": [
            ExchangeQuote(text="Хубаво беше", attribution="ученик", consent=True),
            ExchangeQuote(text="Не бива", attribution="друг", consent=False),
        ],
    }
    exchange = world.exchange(
        children=children, results="<p>Приятелство</p>", next_steps="<p>Нова среща</p>"
    )
    soup = get(client, exchange.url)
    programme = section(soup, "programme")
    days_shown = [tag["datetime"] for tag in programme.select("h3 time")]
    assert days_shown == ["2014-04-22", "2014-04-23"]
    items = [tag.get_text(strip=True) for tag in programme.select(".agenda__title")]
    assert items == ["Сутрин", "Следобед", "Втори ден"]
    assert programme.find("time", datetime="09:30")
    assert "Приятелство" in section(soup, "results").get_text()
    assert "Нова среща" in section(soup, "next-steps").get_text()
    assert "Хубаво беше" in soup.blockquote.get_text() and "Не бива" not in soup.get_text()


@pytest.mark.feature("X11")
def test_who_paid_adds_up(client, world):
    funding = [
        ExchangeFunding(payer="eu", amount=1000, is_lower_bound=True, note="път"),
        ExchangeFunding(payer="own", amount="1955.83", currency="BGN"),
        ExchangeFunding(payer="partner"),
    ]
    soup = english(client, world, world.exchange(children={"funding": funding}))
    table = section(soup, "funding").table
    rows = [row.get_text(" ", strip=True) for row in table.select("tbody tr")]
    assert rows[0].endswith("over €1,000") and "1,955.83" in rows[1]
    assert rows[2] == "Partner not known"
    assert table.tfoot.td.get_text(strip=True) == "over €2,000"


@pytest.mark.feature("X9", "X12")
def test_documents_albums_project_editions_and_news(client, world):
    project = world.project("Проект", en="The project", acronym="OPEN")
    exchange = world.exchange(
        "Фестивал 2013",
        en="Festival 2013",
        series="Фестивал",
        start="2013",
        children={
            "related_records": [ExchangeRecord(record=project)],
            "documents": [ExchangeDocument(document=document("Program", "sv"), label="Програма")],
        },
    )
    world.exchange("Фестивал 2012", en="Festival 2012", series="Фестивал", start="2012")
    world.exchange("Друго", en="Something else", series="")
    world.album("Албум", [exchange], en="The album")
    world.news("Новина", [exchange], en="The news")
    soup = english(client, world, exchange)
    document_link = section(soup, "documents").find("a", hreflang="sv")
    assert document_link.get_text(strip=True) == "Програма"
    assert "Swedish" in section(soup, "documents").get_text()
    assert section(soup, "projects").find("a", string="OPEN")
    assert section(soup, "editions").find("a", string="Festival 2012")
    assert "Something else" not in section(soup, "editions").get_text()
    assert soup.find("a", string="The album") and section(soup, "news").find("a", string="The news")


@pytest.mark.feature("X14")
def test_a_call_is_open_until_its_deadline(client, world):
    today = datetime.date.today()
    call = {"start": days(60), "call_text": "<p>Търсим десет души</p>"}
    opened = world.exchange(
        "Отворена", call_deadline=today, call_url="https://example.org/f", **call
    )
    soup = english(client, world, opened)
    part = soup.find(id="call").find_parent("section")
    assert "Търсим десет души" in part.get_text()
    assert part.find("a", href="https://example.org/f")
    assert part.find("time", datetime=today.isoformat())
    assert "coming" in soup.select_one(".title__meta").get_text()
    yesterday = today - datetime.timedelta(days=1)
    closed = english(client, world, world.exchange("Затворена", call_deadline=yesterday, **call))
    assert "The call for participants closed on" in closed.get_text()
    assert "Търсим" not in closed.get_text()
    past = english(client, world, world.exchange("Минала", start="2010", call_text="<p>Стара</p>"))
    assert not past.find(id="call") and "closed on" not in past.get_text()


def test_the_next_exchange_is_the_next_in_time(client, world):
    middle = world.exchange("Среден", start="2010")
    later = world.exchange("Късен", start="2012-05")
    earlier = world.exchange("Ранен", start="2009-12-31")
    pager = get(client, middle.url).select_one("nav.pager")
    assert pager.find("a", rel="prev")["href"] == earlier.url
    assert pager.find("a", rel="next")["href"] == later.url


# --- The list ----------------------------------------------------------------------------------------


@pytest.fixture
def three(world):
    amal, turi = world.town("Омол", "Åmål"), world.town("Тюри", "Türi", country="EE")
    visit = world.term("exchange_kind", "посещение", "visit")
    training = world.term("exchange_kind", "обучение", "training")
    world.exchange("Дълъг", [amal], "A long one", start="2000", end="2011", kind=visit)
    world.exchange("Два града", [amal, turi], "Two towns", start="2011-11", kind=training)
    world.exchange("Предстои", [turi], "To come", start=days(50), kind=visit)


def titles(soup):
    return [tag.get_text(strip=True) for tag in soup.select(".entry__title")]


def test_the_list_is_by_year_the_newest_first(client, three):
    soup = get(client, "/en/exchanges/")
    assert titles(soup) == ["To come", "Two towns", "A long one"]
    years = [tag.get_text(strip=True) for tag in soup.select(".year h2")]
    assert years == [days(50)[:4], "2011"]
    assert "3 exchanges" in soup.get_text()
    assert soup.select_one(".entry__meta strong").get_text() == "Coming"


def test_the_list_can_be_narrowed_by_year_town_and_kind(client, three):
    soup = get(client, "/en/exchanges/")
    links = {
        group.p.get_text(): {a.get_text(): a["href"] for a in group.select("a")}
        for group in soup.select(".filters__group")
    }
    assert titles(get(client, links["Year"]["2011"])) == ["Two towns", "A long one"]
    assert titles(get(client, links["Town"]["Türi"])) == ["To come", "Two towns"]
    # What took years stands under each of them.
    earlier = get(client, links["Year"]["2004"])
    assert titles(earlier) == ["A long one"]
    assert [tag.get_text(strip=True) for tag in earlier.select(".year h2")] == ["2004"]
    visits = get(client, links["Kind"]["visit"])
    assert titles(visits) == ["To come", "A long one"] and "2 of 3 exchanges" in visits.get_text()


def test_the_other_language_shows_the_same_choice(client, world, three):
    town = world.english(world.town("Виделе", "Videle", country="RO"))
    soup = get(client, "/en/exchanges/")
    address = soup.find("a", string="Türi")["href"].partition("?")[2]
    soup = get(client, f"/en/exchanges/?{address}&year=2011&page=1&format=x&q=1")
    assert titles(soup) == ["Two towns"]
    link = soup.select_one("header .lang a[hreflang=bg]")["href"]
    assert link.partition("?")[0] == "/bg/exchanges/"
    assert set(link.partition("?")[2].split("&")) == {"year=2011", address}
    assert titles(get(client, link)) == ["Два града"]
    assert get(client, town.url).select_one("header .lang a")["href"].endswith("/")


def test_a_long_list_has_pages(client, world, monkeypatch):
    monkeypatch.setattr("twinning.exchange_index.PER_PAGE", 2)
    for year in (2001, 2002, 2003):
        world.exchange(f"Обмен {year}", start=str(year))
    first, second = get(client, "/bg/exchanges/"), get(client, "/bg/exchanges/?page=2")
    assert titles(first) == ["Обмен 2003", "Обмен 2002"] and titles(second) == ["Обмен 2001"]
    assert first.select_one("nav.pagination a[rel=next]")


def test_an_empty_list_says_so(client, world):
    soup = get(client, "/en/exchanges/")
    assert soup.select_one(".empty").get_text(strip=True) == "There are no exchanges yet."
