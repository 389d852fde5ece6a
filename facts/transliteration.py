"""Bulgarian in Latin letters, by the Transliteration Act (State Gazette 19/2009)."""

import os
import re
import unicodedata

from django.utils.text import slugify as ascii_slugify

from facts.exonyms import established

# Art. 5: the letters; art. 6, para. 2: "ия" at the end of a word is "ia"; art. 5, para. 4: established forms.
LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъьюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sht",
            "a",
            "y",
            "yu",
            "ya",
        ],
        strict=True,
    )
) | {"ѝ": "i", "ё": "yo", "ы": "y", "э": "e"}
ESTABLISHED = {"българия": "bulgaria"}
MARKS = {
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "đ": "d",
    "Đ": "D",
    "æ": "ae",
    "Æ": "Ae",
}
LONGEST = 80
WORD = re.compile(r"[^\W\d_]+")


def transliterate(text):
    """Latin spelling of Bulgarian text; other scripts are left as they are."""
    return WORD.sub(lambda match: _word(match.group(), ESTABLISHED), text)


def _word(word, established):
    lower = " ".join(word.lower().split())
    latin = established.get(lower)
    if latin is None:
        stem, ending = (lower[:-2], "ia") if lower.endswith("ия") else (lower, "")
        latin = "".join(LETTERS.get(letter, letter) for letter in stem) + ending
    if word == lower:
        return latin
    return latin.upper() if word.isupper() and len(word) > 1 else latin[:1].upper() + latin[1:]


def _in_addresses():
    """{Bulgarian name: English name} of places for which the letters give another one."""
    differ = {
        name: english.lower()
        for name, english in established().items()
        if ascii_slugify(transliterate(name)) != ascii_slugify(english)
    }
    return ESTABLISHED | differ


# Addresses and names of files only: in a text a foreign town keeps the spelling that its page gives.
IN_ADDRESSES = _in_addresses()
# Names of several words first: „Южна Корея“ is more than „Корея“.
_several = sorted((name for name in IN_ADDRESSES if not name.isalpha()), key=len, reverse=True)
_phrases = "|".join(r"\s+".join(map(re.escape, name.split())) for name in _several)
PLACE_OR_WORD = re.compile(rf"(?<![^\W\d_])(?:{_phrases})(?![^\W\d_])|[^\W\d_]+", re.IGNORECASE)


def slugify(text, empty="page"):
    """A Latin address part: „Културно сътрудничество“ → "kulturno-satrudnichestvo"; `empty` for none.

    At most 80 characters, whole words where there is more than one.
    """
    # Composed first: a combining breve would leave "й" as "и".
    composed = unicodedata.normalize("NFC", text)
    latin = PLACE_OR_WORD.sub(lambda match: _word(match.group(), IN_ADDRESSES), composed)
    latin = "".join(MARKS.get(letter, letter) for letter in latin)
    slug = ascii_slugify(unicodedata.normalize("NFKD", latin)).strip("-_")
    if len(slug) > LONGEST:
        whole_words = slug[: LONGEST + 1].rpartition("-")[0]
        slug = (whole_words or slug[:LONGEST]).rstrip("-_")
    return slug or empty


def file_name(name, longest=60):
    """The name of an upload, by the same rule: „Договор № 5.PDF“ → "dogovor-no-5.pdf"; never empty."""
    stem, extension = os.path.splitext(os.path.basename(name))
    extension = re.sub("[^a-z0-9]", "", extension.lower())
    stem = slugify(stem, empty="file")[:longest].rstrip("-_")
    return f"{stem}.{extension}" if extension else stem


def free_slug(title, parent, page=None):
    """The slug of `title`, with a number when a page below `parent` other than `page` has it already."""
    base = slugify(title)
    slug, number = base, 1
    siblings = parent.get_children()
    if page is not None and page.pk:
        siblings = siblings.exclude(pk=page.pk)
    while siblings.filter(slug=slug).exists():
        number += 1
        slug = f"{base}-{number}"
    return slug
