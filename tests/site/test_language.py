"""English pages hold no Bulgarian words, except where the HTML says that they are Bulgarian."""

import re

import pytest
from bs4 import Comment, Doctype

from tests.site.visits import require

pytestmark = pytest.mark.usefixtures("demo")
CYRILLIC = re.compile(r"[\u0400-\u04ff]{2,}[^<>]{0,40}")
# Attributes that are read out or shown.
SPOKEN = ("alt", "title", "aria-label", "placeholder", "summary", "value", "content")


def language_of(tag):
    """The nearest lang of a tag or its ancestors."""
    for element in (tag, *tag.parents):
        if element.name and element.get("lang") is not None:
            return element["lang"]
    return ""


def foreign_words(soup, language, pattern):
    """Text in `language` that matches `pattern`: visible text and spoken attributes."""
    for text in soup.find_all(string=pattern):
        if isinstance(text, Comment | Doctype) or text.parent.name in ("script", "style"):
            continue
        if language_of(text.parent).split("-")[0] == language:
            yield f"<{text.parent.name}> {pattern.search(text).group().strip()}"
    for tag in soup.find_all(True):
        if language_of(tag).split("-")[0] != language:
            continue
        for name in SPOKEN:
            match = pattern.search(tag.get(name) or "")
            if match:
                yield f"<{tag.name} {name}> {match.group().strip()}"


def test_no_bulgarian_in_an_english_page(visits):
    def check(visit):
        if visit.language != "en" or "search/?q=" in visit.url:
            return
        found = foreign_words(visit.soup, "en", CYRILLIC)
        for line in found:
            # The words of an untranslated page are Bulgarian; <head> cannot mark a part of itself.
            if visit.is_untranslated and line.startswith(("<title", "<meta")):
                continue
            yield line

    require(visits, check)


# Words of the interface: their presence means a string that was not translated.
INTERFACE = re.compile(
    r"\b(Search|Home|Language|Download|Photographs?|page|Filter|Show|All|Next|Previous|Contacts?)\b"
)


def test_no_english_interface_in_a_bulgarian_page(visits):
    def check(visit):
        # The error page proposes the words of the address.
        if visit.language == "bg" and visit.response.status_code == 200:
            yield from foreign_words(visit.soup, "bg", INTERFACE)

    require(visits, check)


def test_every_language_mark_is_a_language_tag(visits):
    from facts.languages import is_language_tag

    def check(visit):
        for tag in visit.soup.select("[lang], [hreflang]"):
            for name in ("lang", "hreflang"):
                value = tag.get(name)
                if value is not None and value != "x-default" and not is_language_tag(value):
                    yield f"{name}={value!r}"

    require(visits, check)
