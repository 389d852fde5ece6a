"""Every page of a partnership asks the database as often for three times the content."""

import pytest

from tests.factories_twinning import World, document
from tests.public_pages import queries
from twinning.models import (
    AgreementFile,
    Delegate,
    ExchangeDocument,
    ExchangeFunding,
    ExchangeQuote,
    ExchangeRecord,
    FactNote,
    MembershipPeriod,
    PartnerText,
    ProgrammeItem,
    Representative,
    Signatory,
    TownContact,
    Trace,
)

pytestmark = pytest.mark.django_db
MOST = 20


@pytest.fixture
def world(db):
    return World()


def town(world, number):
    rows = {
        "fact_notes": [
            FactNote(field="signed", value="2003 г.", source="източник", note="бележка")
            for _n in range(number)
        ],
        "traces": [
            Trace(title=f"Парк {n}", photo=world.picture(), photo_alt="парк") for n in range(number)
        ],
        "contacts": [TownContact(unit=f"Отдел {n}", side="theirs") for n in range(number)],
        "partner_texts": [PartnerText(language="sv", text="<p>Hej!</p>") for _n in range(number)],
    }
    areas = [world.term("area", f"област {n}", f"area {n}") for n in range(number)]
    return world.town(
        children=rows,
        areas=areas,
        lead_image=world.picture(),
        lead_image_alt="езеро",
        arms=world.picture(),
        flag=world.picture(),
        status="dormant",
        status_note="В пауза.",
    )


def surround(world, place, number):
    """`number` records of each kind about a town."""
    for n in range(number):
        exchange = world.exchange(
            f"Обмен {n}",
            [place],
            lead_image=world.picture(),
            children={
                "funding": [ExchangeFunding(payer="eu", amount=1000)],
                "documents": [ExchangeDocument(document=document(), label="Програма")],
            },
        )
        world.agreement(
            f"Договор {n}",
            [place, world.organisation(f"Община {n}")],
            signed_on="2005",
            children={"files": [AgreementFile(document=document())]},
        )
        world.project(f"Проект {n}", [place], eu=100, start="2012", lead_image=world.picture())
        world.news(f"Новина {n}", [place])
        world.album(f"Албум {n}", [place, exchange])


def counts(client, world, path, more):
    """Queries of the page before and after `more()`."""
    before = queries(client, path)
    more()
    return before, queries(client, path)


def compare(client, world, *pages):
    """The same number of queries for both pages, within the budget, in each language."""
    for language in ("bg", "en"):
        rows = pages if language == "bg" else [world.english(page) for page in pages]
        first, second = (queries(client, page.url) for page in rows)
        assert first == second <= MOST, language


def test_town_page(client, world):
    few, many = town(world, 1), town(world, 3)
    surround(world, few, 1)
    surround(world, many, 3)
    compare(client, world, few, many)


def test_town_list(client, world):
    def fill(number):
        for n in range(number):
            place = town(world, 1)
            world.exchange(f"Обмен {n}", [place], participants_total=3)
            world.project(f"Проект {n}", [place], eu=100)

    fill(1)
    before, after = counts(client, world, "/en/towns/", lambda: fill(2))
    assert before == after <= MOST


def exchange(world, number):
    children = {
        "delegates": [Delegate(name=f"Иван {n}", role="кмет", consent=True) for n in range(number)],
        "programme": [ProgrammeItem(day="2014-04-22", text=f"точка {n}") for n in range(number)],
        "quotes": [
            ExchangeQuote(text="Благодаря!", attribution="гост", consent=True)
            for _n in range(number)
        ],
        "funding": [ExchangeFunding(payer="eu", amount=100, note="път") for _n in range(number)],
        "documents": [ExchangeDocument(document=document()) for _n in range(number)],
        "related_records": [
            ExchangeRecord(record=world.project(f"Проект {number}-{n}", lead_image=world.picture()))
            for n in range(number)
        ],
    }
    made = world.exchange(
        f"Обмен {number}",
        [world.town(f"Град {number}-{n}") for n in range(number)],
        children=children,
        lead_image=world.picture(),
        kind=world.term("exchange_kind", "посещение", "visit"),
        host=world.organisation(f"Домакин {number}", "Host"),
        agreement=world.agreement(f"Договор {number}"),
        series=f"Фестивал {number}",
    )
    for n in range(number):
        world.exchange(
            f"Издание {number}-{n}", series=f"Фестивал {number}", lead_image=world.picture()
        )
        world.album(f"Албум {number}-{n}", [made])
        world.news(f"Новина {number}-{n}", [made])
    return made


def test_exchange_page(client, world):
    compare(client, world, exchange(world, 1), exchange(world, 3))


def test_exchange_list(client, world):
    def fill(number):
        for n in range(number):
            world.exchange(
                f"Обмен {number}-{n}",
                [world.town(f"Град {number}-{n}")],
                start=f"{2000 + n}",
                kind=world.term("exchange_kind", "посещение", "visit"),
                lead_image=world.picture(),
            )

    fill(1)
    before, after = counts(client, world, "/en/exchanges/", lambda: fill(2))
    assert before == after <= MOST


def agreement(world, number):
    areas = [world.term("area", f"област {n}", f"area {n}") for n in range(number)]
    made = world.agreement(
        f"Договор {number}",
        [
            *(world.town(f"Град {number}-{n}") for n in range(number)),
            *(world.organisation(f"Съюз {number}-{n}", "Union") for n in range(number)),
        ],
        children={
            "signatories": [Signatory(name=f"Иван {n}", role="кмет") for n in range(number)],
            "files": [AgreementFile(document=document()) for _n in range(number)],
        },
        signed_on="2000",
        lead_image=world.picture(),
    )
    made.areas.set(areas)
    made.save()
    for n in range(number):
        world.agreement(
            f"Анекс {number}-{n}", signed_on="2010", earlier=made, earlier_link="renews"
        )
        world.exchange(f"Обмен {number}-{n}", agreement=made)
        world.news(f"Новина {number}-{n}", [made])
        world.album(f"Албум {number}-{n}", [made])
    return made


def test_agreement_page(client, world):
    compare(client, world, agreement(world, 1), agreement(world, 3))


def test_agreement_list_and_its_file(client, world):
    agreement(world, 1)
    before = queries(client, "/en/agreements/")
    csv_before = queries(client, "/en/agreements/?format=csv")
    world.agreement("Друг", [world.town("Друг"), world.organisation("Друга", "Other")])
    assert before == queries(client, "/en/agreements/") <= MOST
    assert csv_before == queries(client, "/en/agreements/?format=csv") <= MOST


def membership(world, number):
    organisation = world.organisation(f"Алианс {number}", "Alliance", logo=world.picture())
    return world.membership(
        organisation,
        f"Алианс {number}",
        member=world.organisation(f"Член {number}", "Member"),
        children={
            "periods": [MembershipPeriod(since=str(1990 + n)) for n in range(number)],
            "representatives": [Representative(name=f"Иван {n}") for n in range(number)],
        },
    )


def test_membership_page_and_list(client, world):
    few, many = membership(world, 1), membership(world, 3)
    first, second = (queries(client, world.english(page).url) for page in (few, many))
    assert first == second <= MOST
    before, after = counts(
        client, world, "/en/memberships/", lambda: [membership(world, n) for n in (4, 5)]
    )
    assert before == after <= MOST
