"""Words left in the source's letters, or simply left."""

import re

from django.utils.translation import gettext as _

from translation.quality.findings import ERROR, WARNING, Finding
from translation.scripts import is_left_in_source_script, writes_cyrillic

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_CYRILLIC_LETTERS = re.compile(r"[\u0400-\u052f]+")
_CYRILLIC_WORD = re.compile(r"\b[\u0400-\u052f][\w\u0400-\u052f’'-]*")
_MIXED = re.compile(r"\b(?=\w*[\u0400-\u052f])(?=\w*[a-zA-Z\u00c0-\u024f])\w+")
# A name given in its own letters stands in quotation marks or brackets.
_SET_APART = re.compile(r"[“„«\"(\[‘][^“”„«»\"()\[\]’]*[”“»\")\]’]")
_LETTER = re.compile(r"[^\W\d_]")
_SMALL_WORD = re.compile(r"\b[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")


def left_in_source_script(pair):
    if writes_cyrillic(pair.target_language) or not pair.target_has_cyrillic:
        return
    if is_left_in_source_script(pair.target, pair.target_language):
        yield Finding(
            "source_script",
            ERROR,
            _("The text is still in Cyrillic letters."),
            pair.plain_target[:60],
        )
        return
    words = _CYRILLIC_WORD.findall(_SET_APART.sub(" ", pair.plain_target))
    words = [word for word in words if not _MIXED.fullmatch(word)]
    if words:
        yield Finding(
            "source_words",
            WARNING,
            _("Words in Cyrillic letters: %s.") % ", ".join(dict.fromkeys(words[:5])),
            words[0],
        )


def mixed_letters(pair):
    """A Latin “a” in a Cyrillic word looks right, and is found by no search."""
    if not pair.target_has_cyrillic:
        return
    words = [word for word in _MIXED.findall(pair.plain_target) if word not in pair.plain_source]
    if words:
        yield Finding(
            "mixed_letters",
            WARNING,
            _("Latin and Cyrillic letters in one word: %s. In brackets: the Cyrillic letters.")
            % ", ".join(f"{word} ({_pointed_at(word)})" for word in words[:5]),
            words[0],
        )


def _pointed_at(word):
    return _CYRILLIC_LETTERS.sub(r"[\g<0>]", word)


def same_as_source(pair):
    """Not for names: text in foreign letters, or of capitalised words alone."""
    if pair.plain_source.strip() != pair.plain_target.strip():
        return
    text = pair.plain_source
    if writes_cyrillic(pair.source_language):
        # In Latin letters the same is an error already.
        is_words = writes_cyrillic(pair.target_language) and _CYRILLIC.search(text)
    else:
        is_words = _LETTER.search(text)
    if is_words and _SMALL_WORD.search(text):
        yield Finding("same", WARNING, _("The translation is the same as the original."))
