"""Where today stands to a span of partial dates."""

import datetime

from facts.intervals import years_between
from facts.partial_date import PartialDate

COMING, NOW, PAST = "coming", "now", "past"


def phase(start, end="", today=None):
    """ "coming", "now" or "past"; a date of month or year precision lasts the whole month or year."""
    if not start:
        return PAST
    today = today or datetime.date.today()
    if PartialDate(start).first_day > today:
        return COMING
    return NOW if PartialDate(end or start).last_day >= today else PAST


def last_year(start, end=""):
    """The year under whose heading a span stands once: the one in which it ended."""
    return PartialDate(end or start).year


def years_of_signing(signed_on, signed_until="", decision_date=""):
    """The years under which an agreement is listed: those in which it may have been signed, or was decided."""
    return years_between(signed_on, signed_until) or years_between(decision_date)


def years_since(date, today=None):
    """Whole years that have surely or probably passed since a partial date."""
    today = today or datetime.date.today()
    date = PartialDate(date)
    years = today.year - date.year
    if date.month and (today.month, today.day) < (date.month, date.day or 1):
        years -= 1
    return max(years, 0)


def next_anniversary(date, today=None):
    """(years, calendar year) of the coming anniversary divisible by five; this year's counts as coming."""
    today = today or datetime.date.today()
    start = PartialDate(date).year
    years = max(5, -(-(today.year - start) // 5) * 5)
    return years, start + years
