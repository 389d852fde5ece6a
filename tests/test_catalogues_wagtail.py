"""The admin speaks Bulgarian: every message of Wagtail, its parts and the translation engine is translated."""

import re
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext, override

LAYER = settings.BASE_DIR / "locale-wagtail" / "bg" / "LC_MESSAGES"
PACKAGES = ("wagtail", "wagtail_localize", "taggit", "modelcluster")
PLACEHOLDER = re.compile(r"%\(\w+\)[-#0 +]*\d*(?:\.\d+)?[a-z]|(?<!%)%[a-z]|\{\w*\}")
LINK = re.compile(r'href="[^"]*"|<(?:/?)(?:a|strong|b|em|code|span|p)\b')
# Names that are the same in Bulgarian, and words that are written in Latin letters.
SAME = re.compile(r"^[^A-Za-z]*$|Wagtail API|Taggit|PO file")


def layer():
    """{(domain, context, English): entry} of our layer."""
    return {
        (path.stem, entry.msgctxt, entry.msgid): entry
        for path in sorted(LAYER.glob("*.po"))
        for entry in polib.pofile(str(path))
    }


def upstream():
    """(folder, domain, entry, whether its own Bulgarian catalogue has it) of what is installed."""
    for config in apps.get_app_configs():
        if config.name.split(".")[0] not in PACKAGES:
            continue
        for path in sorted(Path(config.path).glob("locale/en/LC_MESSAGES/*.po")):
            own = own_bulgarian(path)
            for entry in polib.pofile(str(path)):
                yield config.name, path.stem, entry, (entry.msgctxt, entry.msgid) in own


def own_bulgarian(path):
    bulgarian = Path(str(path).replace("/en/", "/bg/"))
    if not bulgarian.exists():
        return set()
    found = polib.pofile(str(bulgarian))
    return {(entry.msgctxt, entry.msgid) for entry in found if entry.translated()}


def texts(entry):
    """[(English, Bulgarian)]."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    one, many = entry.msgstr_plural[0], entry.msgstr_plural[1]
    return [(entry.msgid, one), (entry.msgid_plural, many)]


def wrong(is_wrong):
    return [pair for entry in layer().values() for pair in texts(entry) if is_wrong(*pair)]


@pytest.mark.feature("L18")
def test_no_message_of_the_installed_versions_lacks_bulgarian():
    ours = layer()
    missing = [
        f"{app}: {entry.msgid}"
        for app, domain, entry, is_translated in upstream()
        if not entry.obsolete
        and not is_translated
        and (domain, entry.msgctxt, entry.msgid) not in ours
    ]
    assert missing == []


def test_every_entry_has_its_words():
    assert [key for key, entry in layer().items() if not entry.translated()] == []


def test_placeholders_are_kept():
    def differs(english, bulgarian):
        # A number may be left out where the sentence says "one".
        return not set(PLACEHOLDER.findall(bulgarian)) <= set(PLACEHOLDER.findall(english)) or (
            len(PLACEHOLDER.findall(bulgarian)) < len(PLACEHOLDER.findall(english))
        )

    assert wrong(differs) == []


def test_links_and_marks_are_kept():
    def differs(english, bulgarian):
        return sorted(LINK.findall(english)) != sorted(LINK.findall(bulgarian))

    assert wrong(differs) == []


def test_white_space_around_a_message_is_kept():
    def edges(text):
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert wrong(lambda english, bulgarian: edges(english) != edges(bulgarian)) == []


def test_the_words_are_bulgarian():
    def is_english(english, bulgarian):
        words = PLACEHOLDER.sub("", bulgarian)
        return not re.search("[А-Яа-я]", words) and not SAME.search(words.strip())

    assert wrong(is_english) == []


@pytest.mark.feature("L18")
def test_the_admin_shows_them():
    with override("bg"):
        assert gettext("Locked pages") == "Заключени страници"
        assert gettext("Side panels") == "Странични панели"


@pytest.mark.feature("L20")
def test_dates_and_times_of_the_admin_are_bulgarian():
    from datetime import datetime

    from django.utils.formats import date_format

    moment = datetime(2026, 5, 6, 13, 48)
    with override("bg"):
        assert date_format(moment, "SHORT_DATETIME_FORMAT") == "06.05.2026 г., 13:48"
        assert date_format(moment, "DATETIME_FORMAT") == "6 май 2026 г., 13:48"
