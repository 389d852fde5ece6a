"""The name of a town for readers of another language."""

import unicodedata

from twinning.reading import page_lang


def shown_name(town):
    """(name, its language tag or "") for maps and lists.

    A town whose page is not translated is named in Latin letters, where the facts give it so: the reader
    of another language cannot read ours. Facts are the same in every language, so this waits for nobody.
    """
    lang = page_lang(town)
    if not lang or _is_latin(town.title):
        return town.title, lang
    if _is_latin(town.endonym):
        return town.endonym, town.endonym_language
    if town.latin_name:
        return town.latin_name, f"{town.endonym_language}-Latn" if town.endonym_language else ""
    return town.title, lang


def _is_latin(text):
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(letter, "") for letter in letters)
