"""All suggestions for one text."""

from home.house_style.protected import protected_spans, touches
from home.house_style.rules.dashes import between_words, ranges
from home.house_style.rules.ellipsis import ellipsis
from home.house_style.rules.no_break import initials, number_and_unit, percent
from home.house_style.rules.numero import numero
from home.house_style.rules.quotes import quotes
from home.house_style.rules.spaces import before_sign, double

RULES = (
    quotes, numero, ranges, between_words, number_and_unit, percent, initials, double,
    before_sign, ellipsis,
)  # fmt: skip
LANGUAGES = ("bg", "en")


def suggestions(text, language, spared=()):
    """[Suggestion] in the order of the text, of which no two touch the same place; [] for other languages.

    `spared` are further places, [(start, end)], that stay as they are.
    """
    if language not in LANGUAGES:
        return []
    spans = [*protected_spans(text), *spared]
    found, taken = [], []
    for rule in RULES:
        for one in rule(text, language):
            if touches(one.edits, spans) or _is_taken(one.edits, taken):
                continue
            found.append(one)
            taken += one.edits
    return sorted(found, key=lambda one: one.start)


def _is_taken(edits, taken):
    # An insertion has no length: at the same place it is the same edit.
    return touches(edits, [(edit.start, max(edit.end, edit.start + 1)) for edit in taken]) or any(
        edit.start == other.start for edit in edits for other in taken
    )
