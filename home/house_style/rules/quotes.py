"""„…“ in Bulgarian, “…” in English, around anything that is quoted."""

import re

from facts.typography import QUOTES
from home.house_style.suggestion import Edit, Suggestion

_MARK = re.compile('["„“”‟«»]')
# After these, or at the beginning, a mark opens.
_BEFORE_OPENING = "([{–—-/\u00a0"
_ALWAYS_OPENING, _ALWAYS_CLOSING = "„«", "»"


def quotes(text, language):
    opening, closing = QUOTES[language][0]
    for start, end in _pairs(text):
        wanted = ((start, opening), (end, closing))
        edits = tuple(Edit(at, at + 1, mark) for at, mark in wanted if text[at] != mark)
        if edits:
            yield Suggestion("quotes", edits)


def _pairs(text):
    """Places of the outermost opening and closing marks; what is opened and never closed is left out."""
    opened = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark in _ALWAYS_OPENING or (mark not in _ALWAYS_CLOSING and _opens(text, at)):
            opened.append(at)
        elif opened:
            start = opened.pop()
            if not opened:
                yield start, at


def _opens(text, at):
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    stands_free = not before or before.isspace() or before in _BEFORE_OPENING or before in '„“«"'
    return stands_free and bool(after) and not after.isspace() and after not in ".,;:!?)"
