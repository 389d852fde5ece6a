"""Distances, phases and child rows: the arithmetic under the pages of partnerships."""

import datetime

import pytest

from tests.factories_twinning import World
from twinning import distance, phases
from twinning.children import children
from twinning.models import Delegate, ExchangeFunding, ExchangeQuote, ProgrammeItem

TODAY = datetime.date(2026, 11, 22)
KUBRAT, AMAL = ("43.79658", "26.50063"), ("59.051", "12.705")


@pytest.mark.feature("T16")
def test_distance_is_that_of_the_great_circle():
    assert distance.great_circle_km(KUBRAT, AMAL) == pytest.approx(1945, abs=10)
    assert distance.great_circle_km(KUBRAT, KUBRAT) == 0
    assert distance.great_circle_km(KUBRAT, (None, None)) is None
    assert [distance.about_km(km) for km in (3, 84, 996, 1944)] == [10, 80, 1000, 1950]


@pytest.mark.feature("T16")
def test_clocks_are_compared_on_the_day_itself():
    summer = datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC)
    winter = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    assert distance.hours_ahead("Europe/Stockholm", "Europe/Sofia", summer) == -1
    # Türkiye keeps one time all the year.
    assert distance.hours_ahead("Europe/Istanbul", "Europe/Sofia", summer) == 0
    assert distance.hours_ahead("Europe/Istanbul", "Europe/Sofia", winter) == 1
    assert distance.hours_ahead("Europe/Nowhere", "Europe/Sofia") is None


@pytest.mark.feature("X2")
@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-11-23", "", phases.COMING),
        ("2026-11-22", "", phases.NOW),
        ("2026-11-20", "2026-11-22", phases.NOW),
        ("2026-11-21", "", phases.PAST),
        ("2026-11", "", phases.NOW),  # some day of this month: it may be today
        ("2026-12", "", phases.COMING),
        ("2027", "", phases.COMING),
        ("2000", "2011", phases.PAST),
    ],
)
def test_phase_of_dates_of_any_precision(start, end, expected):
    assert phases.phase(start, end, TODAY) == expected


@pytest.mark.feature("T17")
def test_anniversaries_are_those_divisible_by_five():
    assert phases.next_anniversary("2000", TODAY) == (30, 2030)
    assert phases.next_anniversary("2006-05", TODAY) == (20, 2026)
    assert phases.next_anniversary("2026", TODAY) == (5, 2031)
    assert phases.years_since("2000-12-01", TODAY) == 25
    assert phases.years_since("2000", TODAY) == 26


@pytest.mark.django_db
def test_child_rows_come_together_as_they_would_one_by_one():
    rows = {
        "delegates": [Delegate(name="Иван", role="кмет", consent=True), Delegate(name="Anna")],
        "programme": [ProgrammeItem(day="2014-04-22", time="10:30", text="Среща")],
        "quotes": [ExchangeQuote(text="„Благодаря!“", attribution="гост", consent=True)],
        "funding": [ExchangeFunding(payer="eu", amount="256208.82", currency="EUR")],
    }
    exchange = World().exchange(children=rows)
    exchange = type(exchange).objects.get(pk=exchange.pk)
    together = children(exchange, *rows)
    for name in rows:
        one_by_one = list(getattr(exchange, name).all())
        assert together[name] == one_by_one
        for ours, theirs in zip(together[name], one_by_one, strict=True):
            for field in ours._meta.concrete_fields:
                assert getattr(ours, field.attname) == getattr(theirs, field.attname), field


@pytest.mark.django_db
def test_a_preview_shows_child_rows_that_are_not_saved():
    exchange = World().exchange()
    exchange.delegates.set([Delegate(name="Нов участник", locale=exchange.locale)])
    assert [row.name for row in children(exchange, "delegates")["delegates"]] == ["Нов участник"]
