"""What belongs together stays on one line: a number and its unit, initials and the name; 80% without a space.

The forms are CLDR's for the languages, as the site writes its own facts (facts/formats.py).
"""

import re

from home.house_style.suggestion import Edit, Suggestion

NBSP = "\u00a0"
_UNITS = {
    "bg": r"г\.|гг\.|лв\.|лева\b|евро\b|€|ч\.|мин\.|км\b|м\b|см\b|кг\b|ха\b|хил\.|млн\.|млрд\.|кв\.|МБ\b|КБ\b",
    "en": r"€|km\b|kg\b|cm\b|ha\b|MB\b|KB\b|million\b|billion\b|euros?\b|am\b|pm\b",
}
_NUMBER_AND_UNIT = {
    code: re.compile(rf"(?<=\d)(?P<space> )(?={units})") for code, units in _UNITS.items()
}
# „2006г.“: only where no other reading is possible.
_GLUED = re.compile(r"(?<=\d)(?=(?:г|лв|ч)\.)")
_PERCENT = re.compile(r"(?<=\d)[ \u00a0](?=%)")
_INITIALS = re.compile(
    r"(?<![\w.])(?:[А-ЯA-Z]\.[ \u00a0]?){0,2}[А-ЯA-Z]\.(?P<space> )(?=[А-ЯA-Z][а-яa-z]{2,})"
)


def number_and_unit(text, language):
    for match in _NUMBER_AND_UNIT[language].finditer(text):
        yield Suggestion("no_break", (Edit(*match.span("space"), NBSP),))
    if language == "bg":
        for match in _GLUED.finditer(text):
            yield Suggestion("no_break", (Edit(*match.span(), NBSP),))


def percent(text, language):
    for match in _PERCENT.finditer(text):
        yield Suggestion("percent", (Edit(*match.span(), ""),))


def initials(text, language):
    for match in _INITIALS.finditer(text):
        yield Suggestion("no_break", (Edit(*match.span("space"), NBSP),))
