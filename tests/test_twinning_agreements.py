"""Agreements and memberships: pages, tables, the CSV file."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup

from tests.factories_twinning import World, document
from twinning.models import AgreementFile, MembershipPeriod, Representative, Signatory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    world = World()
    world.section("agreements")
    world.section("memberships")
    return world


def get(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def english(client, world, page):
    return get(client, world.english(page).url)


def facts_of(soup):
    return {
        row.dt.get_text(" ", strip=True): row.dd.get_text(" ", strip=True)
        for row in soup.select("dl.facts > div")
    }


def section(soup, id_):
    return soup.find(id=id_).find_parent("section")


@pytest.mark.feature("M5", "M6", "M7", "T5")
def test_the_page_of_an_agreement(client, world):
    town = world.town("Виделе", "Videle", endonym="Videle", endonym_language="ro", country="RO")
    agreement = world.agreement(
        "Договор",
        [world.organisation("Община Кубрат", "Municipality of Kubrat"), town],
        en="The agreement",
        signed_on="2006",
        signed_until="2007",
        place="Виделе",
        decision_number="123",
        decision_date="2006-05-24",
        decision_url="https://example.org/123",
        in_force_from="2007-01",
        is_indefinite=True,
        transcription="<p>Член 1. Дружба.</p>",
        children={
            "signatories": [Signatory(name="Иван Иванов", role="кмет")],
            "files": [AgreementFile(document=document("Договор", "bg"), language="bg")],
        },
    )
    soup = english(client, world, agreement)
    facts = facts_of(soup)
    assert facts["Signed"] == "2006–2007"
    assert facts["Council decision"] == "No 123 of 24 May 2006"
    assert facts["In force from"] == "January 2007"
    assert facts["Term"] == "Without a term" and facts["State"] == "In force"
    assert soup.find("a", href="https://example.org/123")
    parties = section(soup, "parties").get_text(" ", strip=True)
    assert "Municipality of Kubrat" in parties and "Община Кубрат" in parties
    assert section(soup, "parties").find("a", string="Videle")
    assert "Иван Иванов" in section(soup, "signatories").get_text()
    assert "PDF" in section(soup, "files").get_text()
    assert "Член 1. Дружба." in section(soup, "transcription").get_text()


@pytest.mark.feature("M6")
def test_a_decision_that_was_not_found_is_said(client, world):
    agreement = world.agreement(decision_not_found=True, signed_until="2019-02")
    facts = facts_of(english(client, world, agreement))
    assert facts["Council decision"] == "not found in the archive"
    assert facts["Signed"] == "February 2019 at the latest"


@pytest.mark.feature("M8")
@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"is_indefinite": True}, "In force"),
        ({"signed_on": "2010", "term_months": 60}, "Expired"),
        ({"signed_on": "2010", "term_months": 60, "auto_renews": True}, "In force"),
        ({"is_indefinite": True, "ended_on": "2020-05", "end_reason": "война"}, "Ended"),
        ({}, "Term not known"),
    ],
)
def test_the_state_is_computed(client, world, facts, state):
    shown = facts_of(english(client, world, world.agreement(**facts)))
    assert shown["State"] == state
    if "end_reason" in facts:
        assert "May 2020" in shown["Ended on"] and "война" in shown["Ended on"]


@pytest.mark.feature("M8")
def test_what_runs_out_soon_says_so(client, world):
    start = datetime.date.today() - datetime.timedelta(days=365 * 2 - 60)
    agreement = world.agreement(signed_on=start.isoformat(), term_months=24)
    assert facts_of(english(client, world, agreement))["State"] == "Expires soon"


@pytest.mark.feature("M9")
def test_renewals_form_one_chain(client, world):
    first = world.agreement("Първи", en="First", signed_on="2000")
    second = world.agreement(
        "Втори", en="Second", signed_on="2005", earlier=first, earlier_link="amends"
    )
    third = world.agreement(
        "Трети", en="Third", signed_on="2010", earlier=second, earlier_link="renews"
    )
    world.agreement("Друг", en="Another", signed_on="2011")
    for page in (first, second, third):
        chain = section(english(client, world, page), "chain")
        titles = [tag.get_text(strip=True) for tag in chain.select(".timeline__title")]
        assert titles == ["First", "Second", "Third"]
        assert "Amends “First”" in chain.get_text() and "Renews “Second”" in chain.get_text()


@pytest.mark.feature("X3", "M5")
def test_exchanges_under_an_agreement_are_listed_on_it(client, world):
    agreement = world.agreement()
    world.exchange("Среща", en="A meeting", agreement=agreement)
    soup = english(client, world, agreement)
    assert section(soup, "exchanges").find("a", string="A meeting")


@pytest.fixture
def three(world):
    town = world.town("Ергене", "Ergene", country="TR")
    ours = world.organisation("Община Кубрат", "Municipality of Kubrat")
    world.agreement(
        "Протокол", [ours, town], "The protocol", kind="protocol", signed_until="2019-02",
        decision_date="2017-10-24",
    )  # fmt: skip
    world.agreement(
        "Стар", [ours], "The old one", kind="cooperation", signed_on="2006-05-09",
        decision_not_found=True, is_indefinite=True, place="Кубрат",
    )  # fmt: skip
    world.agreement("Нов", [ours], None, kind="cooperation", signed_on="2022")


@pytest.mark.feature("M10")
def test_one_table_and_one_timeline_of_all_agreements(client, three):
    soup = get(client, "/en/agreements/")
    rows = soup.select("table tbody tr")
    assert [row.th.a.get_text(strip=True) for row in rows] == ["Нов", "The protocol", "The old one"]
    assert rows[0].th.a["lang"] == "bg"
    assert soup.table.caption
    cells = [cell.get_text(" ", strip=True) for cell in rows[1].select("td")]
    assert cells == [
        "Municipality of Kubrat and Ergene",
        "February 2019 at the latest",
        "",
        "Term not known",
        "of 24 October 2017",
    ]
    assert rows[2].time["datetime"] == "2006-05-09"
    assert "not found in the archive" in rows[2].get_text()
    story = [tag.get_text(strip=True) for tag in soup.select(".timeline__title")]
    assert story == ["The old one", "The protocol", "Нов"]


@pytest.mark.feature("M10")
def test_filters_and_the_same_choice_as_csv(client, three):
    soup = get(client, "/en/agreements/?kind=cooperation")
    assert len(soup.select("table tbody tr")) == 2 and "2 of 3 agreements" in soup.get_text()
    link = soup.find("a", download=True)["href"]
    response = client.get(link)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="agreements-en.csv"'
    assert not response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert [row["Title"] for row in rows] == ["The old one", "Нов"]
    assert rows[0]["Signed on"] == "2006-05-09"
    assert rows[0]["Council decision No"] == "not found in the archive"
    assert rows[0]["Parties"] == "Municipality of Kubrat"
    assert rows[0]["Address"].startswith("http") and "/en/agreements/" in rows[0]["Address"]
    assert len(get(client, "/en/agreements/?year=2006").select("table tbody tr")) == 1
    # As a spreadsheet set to Bulgarian opens it.
    header = client.get("/bg/agreements/?format=csv").content.decode().splitlines()[0]
    assert header.startswith("\ufeffЗаглавие;Вид;")


# --- Memberships ---------------------------------------------------------------------------------------


@pytest.fixture
def alliance(world):
    organisation = world.organisation(
        "Международен кооперативен алианс",
        "International Cooperative Alliance",
        name_original="Internationaler Genossenschaftsbund",
        original_language="de",
        website="https://ica.coop/",
    )
    return world.membership(
        organisation,
        "Алианс",
        en="The alliance",
        member=world.organisation("Съюз", "The union"),
        kind="observer",
        amount=1200,
        what_we_do="<p>Заседаваме.</p>",
        children={
            "periods": [
                MembershipPeriod(since="1991", reason="restored"),
                MembershipPeriod(since="1930", until="1948"),
            ],
            "representatives": [Representative(name="Петя Петрова", role="член", since="2015")],
        },
    )


@pytest.mark.feature("M1", "M2", "M3", "M4")
def test_the_page_of_a_membership(client, world, alliance):
    soup = english(client, world, alliance)
    facts = facts_of(soup)
    assert facts["Organisation"] == "International Cooperative Alliance"
    assert facts["Since"] == "1930 – 1948; 1991 (restored)"
    assert facts["Kind of membership"] == "Observer"
    assert facts["Fee for a year"] == "€1,200"
    assert facts["Member"] == "The union" and facts["Website"] == "ica.coop"
    assert soup.find(lang="de", string="Internationaler Genossenschaftsbund")
    assert "Заседаваме." in section(soup, "what-we-do").get_text()
    people = section(soup, "representatives").get_text(" ", strip=True)
    assert "Петя Петрова" in people and "since 2015" in people
    assert "This membership has ended" not in soup.get_text()


@pytest.mark.feature("M2", "M3")
def test_the_table_of_memberships(client, world, alliance):
    left = [MembershipPeriod(since="2000", until="2010")]
    world.membership(
        world.organisation("Мрежа", "Network"),
        "Мрежа",
        en="The network",
        children={"periods": left},
    )
    unknown = world.membership(world.organisation("Съюз 2"), "Съюз", en="No year")
    soup = get(client, "/en/memberships/")
    rows = {row.th.a.get_text(strip=True): row for row in soup.select("table tbody tr")}
    assert "1991 (restored)" in rows["The alliance"].get_text()
    assert rows["The alliance"].find(lang="de", string="Internationaler Genossenschaftsbund")
    assert "€1,200" in rows["The alliance"].get_text()
    assert "ended" in rows["The network"].get_text()
    assert "year not known" in rows["No year"].get_text()
    assert "has ended" not in english(client, world, unknown).get_text()
    assert soup.table.caption and soup.select("th[scope=row]")
