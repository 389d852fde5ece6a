"""The words of the interface: all translated, nothing lost on the way, and compiled."""

import re
import shutil
import string

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext, ngettext, override, pgettext

from pobratim.management.commands.messages import out_of_date

PLACEHOLDER = re.compile(r"%\(\w+\)[-#0 +]*\d*(?:\.\d+)?[a-z]|(?<!%)%[a-z]|\{\w*\}")
MIXED_SCRIPT = re.compile(r"[A-Za-z][А-Яа-я]|[А-Яа-я][A-Za-z]")
# One string of each app, as its readers and editors must see it.
KNOWN = {
    "facts": ("amount", "сума"),
    "home": ("coat of arms", "герб"),
    "media": ("caption", "надпис"),
    "news": ("news item", "новина"),
    "pobratim": ("To the content", "Към съдържанието"),
    "projects": ("lead partner", "водещ партньор"),
    "search": ("all", "всички"),
    "translation": ("Translation", "Превод"),
    "twinning": ("twin town", "побратимен град"),
}


def entries(language):
    """[(file's name, entry)] of a language; the ids say which string a failure is about."""
    folder = settings.BASE_DIR / "locale" / language / "LC_MESSAGES"
    return [
        (path.name, entry)
        for path in sorted(folder.glob("*.po"))
        for entry in polib.pofile(str(path))
    ]


def forms(entry):
    """[(English, translation)] of the string, or of its singular and its plural."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [
        (entry.msgid, entry.msgstr_plural[0]),
        *((entry.msgid_plural, entry.msgstr_plural[n]) for n in sorted(entry.msgstr_plural) if n),
    ]


def wrong(is_wrong):
    """The Bulgarian texts that `is_wrong(english, bulgarian)` objects to, with their originals."""
    return [pair for _file, entry in entries("bg") for pair in forms(entry) if is_wrong(*pair)]


def test_no_string_is_called_by_a_name_that_is_not_collected():
    alias = re.compile(r"\b[np]{0,2}gettext(?:_lazy)? as (\w+)")
    folders = [
        settings.BASE_DIR / name for name in ("site/pobratim", *sorted(KNOWN.keys() - {"pobratim"}))
    ]
    wrong = [
        f"{path.relative_to(settings.BASE_DIR)}: {name}"
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        for name in alias.findall(path.read_text())
        # The second for messages of Wagtail's, which are in its own catalogues.
        if name not in ("_", "wagtails")
    ]
    assert not wrong


@pytest.mark.parametrize("language", ["bg", "en"])
def test_every_string_is_translated(language):
    found = entries(language)
    assert found
    assert [entry.msgid for _file, entry in found if entry.obsolete] == []
    assert [entry.msgid for _file, entry in found if entry.fuzzy] == []
    assert [entry.msgid for _file, entry in found if not entry.translated()] == []


def test_the_catalogues_hold_every_string_of_the_sources():
    if not shutil.which("xgettext"):
        pytest.skip("collecting the strings needs gettext")
    assert list(out_of_date()) == []


def test_placeholders_are_the_same():
    def differ(english, bulgarian):
        return sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(bulgarian))

    assert wrong(differ) == []


def test_spaces_at_the_ends_are_the_same():
    def differ(english, bulgarian):
        return english[:1].isspace() != bulgarian[:1].isspace() or (
            english[-1:].isspace() != bulgarian[-1:].isspace()
        )

    assert wrong(differ) == []


def test_names_of_fields_begin_with_a_small_letter_as_in_the_source():
    # Wagtail and Django put the capital letter themselves, where one belongs.
    def begins_large(english, bulgarian):
        return english[:1].islower() and bulgarian[:1].isupper()

    assert wrong(begins_large) == []


def test_bulgarian_typography():
    def is_careless(english, bulgarian):
        return (
            ("“" in bulgarian and "„" not in bulgarian)
            or "”" in bulgarian
            or (bulgarian.count('"') != english.count('"'))
            or " - " in bulgarian
            or "№ " in bulgarian
            or "..." in bulgarian
        )

    assert wrong(is_careless) == []


def test_no_word_mixes_two_alphabets():
    def is_mixed(_english, bulgarian):
        return MIXED_SCRIPT.search(PLACEHOLDER.sub("", bulgarian))

    assert wrong(is_mixed) == []


def test_no_english_sentence_was_left_in_bulgarian():
    letters = set(string.ascii_letters)

    def is_english(english, bulgarian):
        text = PLACEHOLDER.sub("", english)
        return english == bulgarian and len(text.split()) > 1 and letters & set(text)

    assert wrong(is_english) == []


@pytest.mark.parametrize("app", sorted(KNOWN))
def test_the_compiled_catalogue_is_used(app):
    english, bulgarian = KNOWN[app]
    with override("bg"):
        assert gettext(english) == bulgarian
    with override("en"):
        assert gettext(english) == english


def test_contexts_and_plurals_reach_the_reader():
    with override("bg"):
        assert pgettext("event", "moved") == "преместено"
        assert ngettext("exchange", "exchanges", 1) == "обмен"
        assert ngettext("exchange", "exchanges", 5) == "обмена"
        # The same string is a page type's name too.
        assert gettext("exchange") == "обмен"
        assert gettext("exchanges") == "обмени"
