"""One record of each kind, as an unsaved page with its unsaved child rows.

Every maker takes (random, number, stock) and returns (page, [(child, name of its parental key)]).
"""

import datetime
from decimal import Decimal

from django.utils import timezone

from facts.partial_date import PartialDate
from news.models import EventOrganiser, EventPage, EventRecord, NewsPage, NewsRecord
from pobratim.generate.words import COUNTRIES, body, paragraphs, partial_date, phrase
from projects.models import (
    Activity,
    Contribution,
    KeyMessage,
    Objective,
    Output,
    ProjectPage,
    ProjectPartner,
    ProjectRecord,
    Reference,
)
from twinning.models import (
    AgreementPage,
    AgreementParty,
    Delegate,
    ExchangeFunding,
    ExchangePage,
    ExchangeQuote,
    ExchangeRecord,
    ExchangeTown,
    FactNote,
    MembershipPage,
    MembershipPeriod,
    ProgrammeItem,
    Representative,
    Signatory,
    TownContact,
    Trace,
    TwinCityPage,
)


def common(random, kind, number, stock, title_words=3):
    """The fields that every page has."""
    return {
        "title": f"{phrase(random, title_words)} {number}",
        "slug": f"generated-{kind}-{number}",
        "lead": phrase(random, 18) + ".",
        "lead_image": stock.image(random),
        "lead_image_alt": phrase(random, 5),
        "body": body(random),
    }


def degrees(random, low, high):
    return Decimal(random.randint(low * 1000, high * 1000)) / 1000


def town(random, number, stock):
    country, language, letter = random.choice(COUNTRIES)
    page = TwinCityPage(
        **common(random, "town", number, stock, 1),
        endonym=f"{letter.upper()}town {number}",
        endonym_language=language,
        country=country,
        latitude=degrees(random, 37, 62),
        longitude=degrees(random, -5, 30),
        website="https://town.example/",
        population=random.randint(2_000, 90_000),
        population_year=2021,
        cooperation_since=partial_date(random, stop=2025),
        status=random.choice(["active", "active", "dormant"]),
        status_note=phrase(random, 10),
    )
    children = [
        (Trace(title=phrase(random, 3), text=phrase(random, 12)), "town"),
        (TownContact(unit=phrase(random, 3), mailbox="town@example.org"), "town"),
        (FactNote(field="status", value="dormant", source=phrase(random, 3)), "town"),
        *stock.terms_of(random, TwinCityPage.areas, "area", 2),
    ]
    return page, children


def exchange(random, number, stock):
    start = PartialDate(partial_date(random))
    day, next_day = start.first_day, start.first_day + datetime.timedelta(days=1)
    page = ExchangePage(
        **common(random, "exchange", number, stock),
        kind=stock.term(random, "exchange_kind"),
        start=start,
        end=PartialDate(next_day) if start.day else "",
        direction=random.choice(["in", "out", "mutual"]),
        venue=phrase(random, 2),
        participants_ours=random.randint(5, 60),
        participants_theirs=random.randint(5, 60),
        results=paragraphs(random, 1),
        host=stock.organisation(random),
    )
    children = [
        *((ExchangeTown(town=one), "exchange") for one in stock.some(random, "towns", 2)),
        *((ExchangeRecord(record=one), "page") for one in stock.some(random, "projects", 1)),
        *(
            (
                ProgrammeItem(
                    day=day + datetime.timedelta(days=index // 2), text=phrase(random, 6)
                ),
                "exchange",
            )
            for index in range(4)
        ),
        *(
            (
                Delegate(name=phrase(random, 2).title(), role=phrase(random, 2), consent=True),
                "exchange",
            )
            for _ in range(3)
        ),
        (
            ExchangeQuote(text=phrase(random, 16), attribution=phrase(random, 2), consent=True),
            "exchange",
        ),
        (ExchangeFunding(payer="eu", amount=random.randint(1_000, 30_000)), "exchange"),
    ]
    return page, children


def agreement(random, number, stock):
    page = AgreementPage(
        **common(random, "agreement", number, stock),
        kind=random.choice(["twinning", "cooperation", "memorandum"]),
        signed_on=partial_date(random),
        place=phrase(random, 1),
        is_indefinite=True,
        transcription=paragraphs(random, 2),
    )
    children = [
        *((AgreementParty(town=one), "agreement") for one in stock.some(random, "towns", 1)),
        (AgreementParty(organisation=stock.organisation(random)), "agreement"),
        (Signatory(name=phrase(random, 2).title(), role=phrase(random, 2)), "agreement"),
    ]
    return page, children


def membership(random, number, stock):
    page = MembershipPage(
        **common(random, "membership", number, stock),
        organisation=stock.organisation(random),
        amount=random.randint(100, 3_000),
        what_we_do=paragraphs(random, 1),
    )
    children = [
        (MembershipPeriod(since=partial_date(random)), "membership"),
        (Representative(name=phrase(random, 2).title(), role=phrase(random, 2)), "membership"),
    ]
    return page, children


def project(random, number, stock):
    year, amount = random.randint(2007, 2025), random.randint(20_000, 900_000)
    page = ProjectPage(
        **common(random, "project", number, stock),
        acronym=f"GEN{number}",
        programme=stock.programme(random),
        start=f"{year}-01-01",
        end=f"{year + 2}-12-31",
        amount=amount,
        purpose=paragraphs(random, 1),
        results=paragraphs(random, 1),
    )
    children = [
        (Reference(value=f"GEN-{number:05d}"), "project"),
        (Contribution(kind="eu", amount=amount * 85 // 100), "project"),
        (Contribution(kind="own", amount=amount - amount * 85 // 100), "project"),
        *(
            (
                ProjectPartner(
                    organisation=stock.organisation(random), number=index, task=phrase(random, 8)
                ),
                "project",
            )
            for index in range(1, 5)
        ),
        *((Objective(text=phrase(random, 9)), "project") for _ in range(3)),
        *(
            (Activity(title=phrase(random, 4), body=paragraphs(random, 1)), "project")
            for _ in range(2)
        ),
        (KeyMessage(title=phrase(random, 5), text=phrase(random, 12)), "project"),
        (
            Output(name=phrase(random, 3), unit=stock.term(random, "output_unit"), target=10),
            "project",
        ),
        *((ProjectRecord(record=one), "page") for one in stock.some(random, "towns", 1)),
        *stock.terms_of(random, ProjectPage.themes, "theme", 2),
        *stock.terms_of(random, ProjectPage.target_groups, "target_group", 1),
    ]
    return page, children


def news(random, number, stock):
    page = NewsPage(
        **common(random, "news", number, stock, 5),
        date=f"{random.randint(2019, 2026)}-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}",
    )
    children = [
        *((NewsRecord(record=one), "page") for one in stock.some(random, "towns", 1)),
        *((NewsRecord(record=one), "page") for one in stock.some(random, "exchanges", 1)),
        *stock.terms_of(random, NewsPage.categories, "news_category", 1),
    ]
    return page, children


def event(random, number, stock):
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    start = now + datetime.timedelta(days=random.randint(-200, 300))
    page = EventPage(
        **common(random, "event", number, stock, 4),
        start=start,
        end=start + datetime.timedelta(hours=3),
        venue=phrase(random, 2),
        price_note=phrase(random, 2),
    )
    children = [
        (EventOrganiser(organisation=stock.organisation(random)), "event"),
        *((EventRecord(record=one), "page") for one in stock.some(random, "towns", 1)),
    ]
    return page, children
