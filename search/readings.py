"""What a Latin spelling may stand for in Bulgarian: the official one reversed, and how people really type.

The official spelling is that of the Transliteration Act (facts/transliteration.py). The other is called
shlyokavitsa: 6 = ш, 4 = ч, q = я, w = в, j = ж or й, y = ъ, and so on.
"""

import re
from functools import lru_cache

# Longest first; of several readings the first is the most likely.
_LETTERS = {
    "sht": ("щ", "шт"), "6t": ("щ", "шт"), "dzh": ("дж",), "tch": ("ч",),
    "sh": ("ш",), "ch": ("ч",), "zh": ("ж",), "ts": ("ц", "тс"), "tz": ("ц",), "kh": ("х",),
    "yu": ("ю",), "iu": ("ю", "иу"), "ju": ("ю", "жу"), "ya": ("я",), "ia": ("я", "ия", "иа"),
    "ja": ("я", "жа"), "yo": ("йо", "ьо"), "jo": ("йо", "ьо", "жо"), "iq": ("ия",), "dj": ("дж",),
    "a": ("а", "ъ"), "b": ("б",), "c": ("ц", "к"), "d": ("д",), "e": ("е",), "f": ("ф",), "g": ("г",),
    "h": ("х",), "i": ("и", "й"), "j": ("ж", "й"), "k": ("к",), "l": ("л",), "m": ("м",), "n": ("н",),
    "o": ("о",), "p": ("п",), "q": ("я",), "r": ("р",), "s": ("с",), "t": ("т",), "u": ("у", "ъ"),
    "v": ("в",), "w": ("в",), "x": ("х", "кс"), "y": ("й", "ъ", "у"), "z": ("з",),
    "4": ("ч",), "6": ("ш",),
}  # fmt: skip
_LONGEST = max(map(len, _LETTERS))
MOST = 48
# „й“ stands only beside a vowel.
_IMPOSSIBLE = re.compile("(?<![аъоуеиюя])й(?![аъоуе])")


@lru_cache(maxsize=4096)
def readings(word):
    """Bulgarian spellings (small letters) that a folded Latin word may stand for, the likeliest first.

    Empty when a character has no reading, or the word is a number.
    """
    pieces = _pieces(word)
    if pieces is None or word.isdigit():
        return ()
    return tuple(reading for reading in _spelled(pieces) if not _IMPOSSIBLE.search(reading))


def _spelled(pieces):
    """At most two letters away from the likeliest: a word has many an "a", of which few are "ъ"."""
    first = [choices[0] for choices in pieces]
    uncertain = [index for index, choices in enumerate(pieces) if len(choices) > 1]
    found = dict.fromkeys(["".join(first)])
    near = list(_one_changed(pieces, first, uncertain))
    found.update(dict.fromkeys("".join(letters) for letters, _index in near))
    for letters, index in near:
        later = [other for other in uncertain if other > index]
        found.update(
            dict.fromkeys("".join(again) for again, _index in _one_changed(pieces, letters, later))
        )
        if len(found) >= MOST:
            break
    return found


def _one_changed(pieces, letters, indexes):
    for index in indexes:
        for choice in pieces[index][1:]:
            yield [*letters[:index], choice, *letters[index + 1 :]], index


def _pieces(word):
    """The choices for every letter or group of letters; None when one has no reading."""
    pieces, position = [], 0
    if word.endswith("ia") and len(word) > 3:
        word, ending = word[:-2], [("ия", "я", "иа")]
    else:
        ending = []
    while position < len(word):
        for size in range(_LONGEST, 0, -1):
            choices = _LETTERS.get(word[position : position + size])
            if choices:
                pieces.append(choices)
                position += size
                break
        else:
            return None
    return pieces + ending
