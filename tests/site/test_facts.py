"""Every fact of demo/facts.yaml stands on its page, in both languages. The file describes its own format."""

from decimal import Decimal

import pytest
import yaml
from django.conf import settings
from django.utils import translation

from facts import formats
from facts.intervals import format_date_range
from facts.languages import country_name
from tests.site.visits import LANGUAGES, squeeze

FACTS = [
    fact
    for facts in yaml.safe_load(
        (settings.BASE_DIR / "demo/facts.yaml").read_text(encoding="utf-8")
    ).values()
    for fact in facts
]


def money(text):
    """ "over 200000 EUR" as the site writes it."""
    is_lower_bound = text.startswith("over ")
    amount, currency = text.removeprefix("over ").split()
    return formats.format_money(Decimal(amount), currency, is_lower_bound)


RAW = {
    "money": money,
    "date": formats.format_date,
    "dates": lambda dates: format_date_range(*dates),
    "country": country_name,
    "share": formats.format_share,
}


def alternatives(expected):
    """Texts of which one must be there."""
    if not isinstance(expected, dict):
        return [str(expected)]
    [(kind, value)] = expected.items()
    if kind == "any":
        return [text for item in value for text in alternatives(item)]
    return [str(RAW[kind](value))]


def expected_of(fact, language):
    return [*fact.get("values", []), *fact.get(language, [])]


@pytest.fixture(scope="session")
def text_of_pages(visits):
    """{(folder's translation key, language): text of the main content, caseless}."""
    return {
        (visit.page.translation_key, visit.language): visit.main_text.casefold()
        for visit in visits
        if visit.page
    }


@pytest.mark.feature("R2")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=[fact["id"] for fact in FACTS])
def test_fact(demo, text_of_pages, fact, language):
    from tests.site.registry import key_of

    folder = fact.get(f"page_{language}", fact["page"])
    text = text_of_pages[key_of(folder), language]
    with translation.override(language):
        missing = [
            options
            for options in map(alternatives, expected_of(fact, language))
            if not any(squeeze(option).casefold() in text for option in options)
        ]
    assert not missing, f"not on {folder} in {language}"


def test_every_seed_is_there():
    assert {fact["id"].split("-")[0] for fact in FACTS} == {"S0", "S1", "S2", "S3", "S4"}
    assert len(FACTS) > 80
