"""Words of a text as the search compares them: small letters without accents, in one script each."""

import re
import unicodedata
from functools import lru_cache

# Longer runs are no words; the databases refuse terms of thousands of bytes.
LONGEST = 48
WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_BULGARIAN = re.compile("[а-я]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z]")
# A letter of its own is no accent: "й" is not "и" with something above it.
_KEPT = {"й": "й", "ё": "е"}
# Letters that Unicode does not take apart.
_FOREIGN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "ø": "o",
        "å": "a",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
    }
)
# Invisible inside words: soft hyphen, joiners, directions; and the mark of stress over a Bulgarian vowel.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u0300-\u036f]")
_POSSESSIVE = re.compile(r"(?<=[A-Za-z])['’]s\b")
# Capitals of the two scripts that look alike, in small letters.
_LATIN_ALIKE, _CYRILLIC_ALIKE = "aeopcyxkmthb", "аеорсухкмтнв"
_TO_CYRILLIC = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
_TO_LATIN = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)


def words(text):
    """The words of a text as written, in order; every other character parts them."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return WORD.findall(_POSSESSIVE.sub("", text))


@lru_cache(maxsize=100_000)
def fold(word):
    """The word in small letters without accents: „Åmål“ → "amal", „Йо̀рдан“ → „йордан“."""
    return _plain(word.casefold().translate(_FOREIGN))[:LONGEST]


def _plain(word):
    if word.isascii() or _BULGARIAN.fullmatch(word):
        return word
    parts = []
    for letter in unicodedata.normalize("NFC", word):
        kept = _KEPT.get(letter)
        if kept is None:
            pieces = unicodedata.normalize("NFKD", letter)
            kept = "".join(piece for piece in pieces if piece.isalnum())
        parts.append(kept)
    return _one_script("".join(parts))


def _one_script(word):
    """A word typed half on the other keyboard („Oмoл“) in the script of most of its letters."""
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    whole = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    return whole if not (_CYRILLIC.search(whole) and _LATIN.search(whole)) else word


def is_cyrillic(word):
    return bool(_CYRILLIC.search(word))


def parts(word):
    """Figures and letters apart: "2019г" → ["2019", "г"]; the word itself when it is of one kind."""
    return _PARTS.findall(word)
