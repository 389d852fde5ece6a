"""Bulgarian in Latin letters, by the Transliteration Act (State Gazette 19/2009)."""

import re
import unicodedata

from django.utils.text import slugify as ascii_slugify

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
WORD = re.compile(r"[^\W\d_]+")


def transliterate(text):
    """Latin spelling of Bulgarian text; other scripts are left as they are."""
    return WORD.sub(lambda match: _word(match.group()), text)


def _word(word):
    lower = word.lower()
    latin = ESTABLISHED.get(lower)
    if latin is None:
        stem, ending = (lower[:-2], "ia") if lower.endswith("ия") else (lower, "")
        latin = "".join(LETTERS.get(letter, letter) for letter in stem) + ending
    if word == lower:
        return latin
    return latin.upper() if word.isupper() and len(word) > 1 else latin[:1].upper() + latin[1:]


def slugify(text):
    """A Latin address part: „Културно сътрудничество“ → "kulturno-satrudnichestvo"; never empty."""
    latin = (
        unicodedata.normalize("NFKD", transliterate(text))
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("Ø", "O")
    )
    return ascii_slugify(latin)[:80].strip("-") or "page"


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
