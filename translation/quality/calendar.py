"""Names of months, and whole dates written with them (names from CLDR)."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

_DIGIT = re.compile(r"\d")
# How near to a name a number must stand to make a date of both.
BEFORE, AFTER = 9, 4
SHORTEST_NAME = 3
# Their names of months take endings that CLDR does not list.
_WITH_ENDINGS = {"bs", "et", "hr", "hu", "is", "mk", "sl", "sq", "sr"}


@cache
def _month_names(language):
    """{name in small letters: number}, the usual short forms too."""
    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    names = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[form].get(width, {}).items():
                name = name.lower().rstrip(".")
                if len(name) >= SHORTEST_NAME and not name.isdigit():
                    names.setdefault(name, number)
    return names


@cache
def _pattern(language):
    names = sorted(_month_names(language), key=len, reverse=True)
    if not names:
        return None
    ending = r"\w{0,3}" if language in _WITH_ENDINGS else ""
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, names))}){ending}(?!\w)", re.IGNORECASE)


def months_in(text, language):
    """[(word, number of the month, whether a number stands beside it)]"""
    pattern = _pattern(language)
    if pattern is None:
        return []
    found = []
    for match in pattern.finditer(text):
        word = match.group(1)
        if language == "en" and word == "may":
            continue
        beside = _DIGIT.search(
            text[max(0, match.start() - BEFORE) : match.start()]
        ) or _DIGIT.search(text[match.end() : match.end() + AFTER])
        found.append((word, _month_names(language)[word.lower()], bool(beside)))
    return found


@cache
def _date_patterns(language):
    names = _pattern(language)
    if names is None:
        return ()
    month = names.pattern
    day = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|-\w{1,3})?"
    return (
        re.compile(rf"{day}\s+(?:of\s+|de\s+)?{month}\.?,?\s+(?:de\s+)?(\d{{4}})", re.IGNORECASE),
        re.compile(rf"{month}\.?\s+{day},?\s+(\d{{4}})", re.IGNORECASE),
    )


_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")


def whole_dates(text, language):
    """{(day, month, year)} of the dates that are written out in full."""
    dates = {tuple(map(int, found)) for found in _NUMERIC.findall(text)}
    names = _month_names(language)
    for position, pattern in enumerate(_date_patterns(language)):
        for first, second, year in pattern.findall(text):
            day, month = (first, second) if position == 0 else (second, first)
            dates.add((int(day), names[month.lower()], int(year)))
    return dates
