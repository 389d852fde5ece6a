"""Words without their endings, so that a term is found whatever its number, gender or article.

Light on purpose: a wrong meeting of two words costs the translator a warning. Bulgarian drops the definite
article, the endings of number and gender, and the vowels that come and go (център – центрове, културен –
културна). Languages that are not named here are compared letter by letter.
"""

import re
from functools import lru_cache

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
SHORTEST_STEM = 3

_BULGARIAN = [
    "ището",
    "ищата",
    "овете",
    "евете",
    "ията",
    "иите",
    "ието",
    "ове",
    "еве",
    "ият",
    "ата",
    "ята",
    "ото",
    "ето",
    "ите",
    "ища",
    "ия",
    "ии",
    "ие",
    "ът",
    "ят",
    "та",
    "то",
    "те",
    "и",
    "а",
    "я",
    "о",
    "е",
    "й",
]
_BULGARIAN_ENDINGS = sorted(set(_BULGARIAN) - {"ища", "ищата", "ището"}, key=len, reverse=True)
# (the stem's end, what it becomes): a vowel that is there in one form only.
_BULGARIAN_VOWELS = [
    (re.compile(r"([^аеиоуъюя])ъ([^аеиоуъюя])$"), r"\1\2"),
    (re.compile(r"е([нц])$"), r"\1"),
]
_ENGLISH = [
    (re.compile(r"['’]s?$"), ""),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(s|x|z|ch|sh)es$"), r"\1"),
    (re.compile(r"([^s])s$"), r"\1"),
]


@lru_cache(maxsize=20_000)
def stem(word, language):
    """The stem of a word of small letters in a language (its code)."""
    if len(word) <= SHORTEST_STEM:
        return word
    base = language.split("-")[0]
    if base == "bg":
        return _bulgarian(word)
    if base == "en":
        return _english(word)
    return word


def _bulgarian(word):
    for ending in _BULGARIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    for pattern, replacement in _BULGARIAN_VOWELS:
        shorter = pattern.sub(replacement, word)
        if len(shorter) >= SHORTEST_STEM:
            word = shorter
    return word


def _english(word):
    for pattern, replacement in _ENGLISH:
        shorter = pattern.sub(replacement, word)
        if shorter != word and len(shorter) >= SHORTEST_STEM - 1:
            word = shorter
            break
    # “enterprises” has lost it already.
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST_STEM else word
