"""The en dash: without spaces between numbers (2006–2007), with spaces between words."""

import re

from home.house_style.suggestion import Edit, Suggestion

_YEAR = r"(?:1[89]|20)\d\d"
_CLOCK = r"\d{1,2}[:.]\d\d"
_MONTHS = (
    "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_COUNTED = (
    r"(?:" + _MONTHS + r"|г\.|годи|ч\.|часа|лв|евро|€|%|км|м\b|деца|души|дни|участни|клас|страни"
    r"|years?\b|hours?\b|euros?\b|people|children|days|participants|pages|km\b)"
)
_FREE = r"(?<![\w.,:/№–-])"
_FREE_AFTER = r"(?![\w:/–-])"
_DASH = r"(?P<dash>[ \u00a0]?[-–][ \u00a0]?)"
_RANGES = [
    re.compile(rf"{_FREE}(?P<a>{_YEAR}){_DASH}(?P<b>{_YEAR}){_FREE_AFTER}"),
    re.compile(rf"{_FREE}(?P<a>{_CLOCK}){_DASH}(?P<b>{_CLOCK}){_FREE_AFTER}"),
    re.compile(rf"{_FREE}(?P<a>\d{{1,3}}){_DASH}(?P<b>\d{{1,3}})(?=[ \u00a0]?{_COUNTED})"),
]
# After these a number is a name, not a quantity.
_NAME = re.compile(r"(?:№|No\.?|Nr\.?|ISO|EN|БДС|рег\.|reg\.)\s*$")
_BETWEEN_WORDS = re.compile(
    r"(?<=[^\s\d–—-])[ \u00a0](?P<dash>--?)[ \u00a0](?=[^\s\d-])|(?<=[^\W\d])(?P<two>--)(?=[^\W\d])"
)


def ranges(text, language):
    for pattern in _RANGES:
        for match in pattern.finditer(text):
            if match["dash"] != "–" and _grows(match) and not _NAME.search(text[: match.start()]):
                yield Suggestion("range", (Edit(*match.span("dash"), "–"),))


def _grows(match):
    first, second = (re.split("[:.]", match[name]) for name in ("a", "b"))
    return [int(part) for part in first] < [int(part) for part in second]


def between_words(text, language):
    for match in _BETWEEN_WORDS.finditer(text):
        if match["two"]:
            yield Suggestion("dash", (Edit(*match.span("two"), " – "),))
        else:
            yield Suggestion("dash", (Edit(*match.span("dash"), "–"),))
