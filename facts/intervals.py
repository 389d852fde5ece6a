"""Spans of days, months, years and hours, by CLDR's intervals: what both ends share is said once."""

from babel import Locale
from babel.dates import parse_pattern

from facts.formats import format_date, format_time, language, unbroken
from facts.partial_date import PartialDate

# By the precision of both ends: CLDR's skeletons with the month in full, the best first.
_SKELETONS = {"day": ["yMMMMd", "yMMMd"], "month": ["yMMMM"], "year": ["y"]}
# A slip in a year would put a record under hundreds of them.
LONGEST_SPAN = 40


def years_between(start, end=""):
    """range of the years under which a span is listed: every one that it touches.

    Takes PartialDates or their texts; with one end missing the other stands alone, with none there is no year.
    """
    if not start and not end:
        return range(0)
    first, last = PartialDate(start or end).year, PartialDate(end or start).year
    return range(first, min(last, first + LONGEST_SPAN) + 1)


def format_date_range(start, end):
    """„22–26 април 2014 г.“, „22 април – 6 май 2014 г.“, „2006–2007 г.“; one date when both are the same.

    Takes PartialDates, their texts or dates; with one end missing the other stands alone.
    """
    if not start or not end or start == end:
        return format_date(start or end)
    start, end = PartialDate(start), PartialDate(end)
    if start.precision != end.precision:
        return _two(format_date(start), format_date(end))
    text = _interval(start.first_day, end.first_day, _SKELETONS[start.precision])
    is_tight = start.precision == "year" or (
        start.precision == "day" and (start.year, start.month) == (end.year, end.month)
    )
    # A dash between two bare numbers has no spaces, whatever CLDR's Bulgarian says (house style).
    return text.replace(" – ", "–") if is_tight else text


def _two(first, second):
    return unbroken(Locale.parse(language()).interval_formats[None].format(first, second))


def _interval(start, end, skeletons):
    # Babel's own format_interval() shortens the month when the language has no pattern for the whole.
    locale = Locale.parse(language())
    known = next(name for name in skeletons if name in locale.interval_formats)
    parts = locale.interval_formats[known][_difference(start, end)]
    if known == "yMMMd":
        parts = [part.replace("MMM", "MMMM") for part in parts]
    pieces = zip(parts, (start, end), strict=True)
    text = "".join(parse_pattern(part).apply(day, locale) for part, day in pieces)
    return unbroken(text)


def _difference(start, end):
    """CLDR's letter of the greatest field that differs."""
    if start.year != end.year:
        return "y"
    return "M" if start.month != end.month else "d"


def format_time_range(start, end):
    """„9:00–12:30 ч.“ / "09:00–12:30" of times or datetimes of one zone; one time when both are the same."""
    if end is None or start == end:
        return format_time(start)
    first, second = format_time(start), format_time(end)
    unit = second.lstrip("0123456789:")
    return f"{first.removesuffix(unit)}–{second}"


def format_moment_range(start, end):
    """„22 април 2014 г., 9:00 ч. – 23 април 2014 г., 12:30 ч.“ of datetimes on different days."""
    pattern = str(Locale.parse(language()).datetime_formats["long"])
    return _two(
        *(
            pattern.format(format_time(moment), format_date(moment.date()))
            for moment in (start, end)
        )
    )
