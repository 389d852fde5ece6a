"""Sums and dates as people write them in figures: „1 914 046 €“, "1.914.046", "204930,03", „22.04.2014 г.“.

What is read stands beside the figures as they are typed, so that telephones and numbers of decisions are still
found by their parts.
"""

import re
from functools import cache

from babel import Locale

from facts.partial_date import parse
from search.letters import fold, words
from search.synonyms import Synonym

# Those whose names of months stand on pages.
LANGUAGES = ("bg", "en")
_SPACE = r"[ \u00a0\u2009\u202f'’]"
_CURRENCY = r"(?:€|\$|£|евро|лева|лв\.?|euros?|eur|bgn)"
# Either groups of three with the same kind of mark between, or one run; no part of a date or a number with dashes.
_SUM = re.compile(
    rf"(?<![\w/–-])(?<!\d[\s.,])(?:{_CURRENCY}\s*)?"
    rf"(?:(?P<groups>[1-9]\d{{0,2}}(?:(?:{_SPACE}\d{{3}})+|(?:\.\d{{3}})+|(?:,\d{{3}})+))(?:[.,]\d{{1,2}})?"
    r"|(?P<run>[1-9]\d{3,})(?:,\d{1,2}|(?<=\d{5})\.\d{2})?)"
    rf"(?:\s*{_CURRENCY}(?!\w))?(?![\w/–-]|[.,]\d)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\w/-])(?<!\d[.,])"
    r"(?P<date>\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{4}|\d{4}-\d{1,2}(?:-\d{1,2})?)"
    r"(?:\s*г(?:\.|\b))?(?![\w/-])",
    re.IGNORECASE,
)


def whole_sums(text):
    """The sums of a text that are written in groups, each in one run of whole units: ["1914046"]."""
    return [re.sub(r"\D", "", match["groups"]) for match in _SUM.finditer(text) if match["groups"]]


def figures_read(text, asked):
    """[Synonym] for the sums and dates of a query; `asked` are its words that are looked for, folded."""
    found = []
    for written, phrases in [*_sums(text), *_dates(text)]:
        stretch = [fold(word) for word in words(written)]
        starts = range(len(asked) - len(stretch) + 1)
        start = next((at for at in starts if asked[at : at + len(stretch)] == stretch), None)
        if start is not None:
            found.append(Synonym(start, start + len(stretch), phrases))
    return found


def _sums(text):
    """Yields (a sum as written, with its currency; its whole units in one run)."""
    for match in _SUM.finditer(text):
        yield match.group(), (re.sub(r"\D", "", match["groups"] or match["run"]),)


def _dates(text):
    """Yields (a date as written, its other spellings: „22 април 2014“, "22 April 2014", "22 04 2014")."""
    for match in _DATE.finditer(text):
        try:
            date = parse(match["date"].replace("/", "."))
        except ValueError:
            continue
        yield match.group(), tuple(_spellings(date))


def _spellings(date):
    months = [_months(language)[date.month] for language in LANGUAGES]
    for month in [*months, f"{date.month:02d}", str(date.month)]:
        yield f"{date.day or ''} {month} {date.year}"
    if date.day and date.day < 10:
        yield f"{date.day:02d} {date.month:02d} {date.year}"


@cache
def _months(language):
    return Locale.parse(language).months["format"]["wide"]
