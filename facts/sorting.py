"""Alphabetical order as a reader of the language expects it, the same with every database.

The order is the Unicode collation's with CLDR's tailoring for our languages: accents and capitals
decide only between texts that are otherwise equal (Å stands with A, ё with е, ѝ with и, but й is a letter
of its own), Bulgarian puts Cyrillic before Latin (`[reorder Cyrl]` in CLDR's bg.xml), every other language Latin
first. Quotation marks and other punctuation are passed over, numbers go by their value (`kn`).
The order is made here, not by the database: SQLite knows none, PostgreSQL's depends on its libraries.
"""

import re
import unicodedata
from functools import lru_cache

from django.utils.translation import get_language

# CLDR's root order, where it is not the order of code points.
_CYRILLIC = "абвгґдђеєжзѕийіјклљмнњопрстћуфхцчџшщъыьэѣюяѫ"
_CYRILLIC_PLACE = {letter: place for place, letter in enumerate(_CYRILLIC)}
# Latin letters that Unicode does not take apart and CLDR puts with a plain one.
_PLAIN_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
    "ĳ": "ij", "ŋ": "n", "ĸ": "q",
}  # fmt: skip
_SHORT_I = "и\u0306"
_TOKEN = re.compile(r"\d+|[^\W\d_]|[\s\u2010-\u2015/-]+")
# What stands above or below each letter, "" for nothing.
_ACCENTS = re.compile(r"[^\u0300-\u036f]([\u0300-\u036f]*)")
DIGITS = "0–9"
_SPACE, _NUMBER, _OWN, _LATIN, _GREEK, _CYRL, _OTHER = range(7)
# CLDR's [reorder …]: these put their own script before the others.
_SCRIPT_OF = dict.fromkeys(("bg", "mk", "sr", "ru", "uk"), _CYRL) | {"el": _GREEK}


def sort_key(text, language=None):
    """The key of a text (str) for sorted(), in a language's order ("bg", "en-GB"; None: the active one)."""
    return _key(str(text), _code(language))


def by_name(items, language=None, name=str):
    """A list of the items in the order of their names; `name` (item → str) says what an item is called."""
    code = _code(language)
    return sorted(items, key=lambda item: _key(str(name(item)), code))


def latest_first(items, date="start", name=str):
    """A list of the items, the latest first and those of one date by name; without a date last.

    `date` is the name of the attribute, a PartialDate or its text.
    """
    return sorted(
        by_name(items, name=name), key=lambda item: getattr(item, date) or "", reverse=True
    )


def _code(language):
    return (language or get_language() or "bg").split("-")[0].split("_")[0].lower()


@lru_cache(maxsize=4096)
def _key(text, language):
    text = unicodedata.normalize("NFC", text)
    folded = _folded(text)
    letters = _without_accents(folded)
    plain = _plain(letters)
    own = _SCRIPT_OF.get(language, _LATIN)
    primary = tuple(_weight(token, own) for token in _TOKEN.findall(plain.strip()))
    accents = tuple(_ACCENTS.findall(folded))
    # Lower case before upper, as CLDR has it.
    return primary, accents, letters, text.swapcase()


def heading(name):
    """The letter under which a name stands: „Åmål“ → "A", „Йорк“ → "Й", "2x" → "0–9"; "" for none."""
    for char in _plain(_without_accents(_folded(unicodedata.normalize("NFC", name)))):
        if char.isdigit():
            return DIGITS
        if char.isalpha():
            return char.upper()
    return ""


def _folded(text):
    return unicodedata.normalize("NFKD", text.casefold()).replace(_SHORT_I, "й")


def _without_accents(text):
    return "".join(char for char in text if not unicodedata.combining(char))


def _plain(letters):
    return "".join(_PLAIN_LETTERS.get(char, char) for char in letters)


def _weight(token, own):
    if token.isdecimal():
        return (_NUMBER, int(token))
    if not token.isalpha():
        return (_SPACE, 0)
    script, place = _place(token)
    return (_OWN if script == own else script, place)


def _place(letter):
    """(script, place in its alphabet) of a lower-case letter without accents."""
    if letter in _CYRILLIC_PLACE:
        return _CYRL, _CYRILLIC_PLACE[letter]
    code = ord(letter)
    if code < 0x250:
        return _LATIN, code
    if 0x370 <= code < 0x400:
        return _GREEK, code
    if 0x400 <= code < 0x530:
        return _CYRL, code
    return _OTHER, code
