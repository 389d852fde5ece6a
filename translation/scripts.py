"""Telling the source language's letters from the reader's."""

import re
from html import unescape

from django.conf import settings
from django.utils.html import strip_tags

_CYRILLIC_LANGUAGES = {"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")


def writes_cyrillic(language_code):
    return language_code.split("-")[0] in _CYRILLIC_LANGUAGES


def is_left_in_source_script(text, language_code):
    """True for a text without a single letter of the target's script, where the scripts differ.

    A Cyrillic name inside an English sentence is no such text.
    """
    if not writes_cyrillic(settings.LANGUAGE_CODE) or writes_cyrillic(language_code):
        return False
    plain = unescape(strip_tags(text))
    return bool(_CYRILLIC.search(plain)) and not _LATIN.search(plain)
