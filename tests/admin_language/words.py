"""What a person meets of a page of the admin, and what of it is still English."""

import json
import re
from functools import cache
from pathlib import Path

import django
import polib
from bs4 import BeautifulSoup, Comment, Doctype
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext, override

ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "aria-description", "label")
PACKAGES = ("wagtail", "wagtail_localize", "taggit", "modelcluster", "django", "django_filters")
HIDDEN = ("style", "code", "pre", "kbd", "svg", "iframe")
LATIN = re.compile(r"[A-Za-z][A-Za-z'’]+")
# Addresses, names of files, templates of JavaScript and of messages.
CODE = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|(?<!\w)[/#@][\w/.\-]+"
    r"|\b[\w-]+\.(?:jpe?g|png|webp|pdf|odt|docx|txt|csv|html?|xlsx|tmx|xliff?|po|zip|eu)\b"
    r"|<%.*?%>|%\(\w+\)s|\{\w+\}|__\w+__|&\w+;|\b(?:[a-z]+_?)+\.[a-z]+(?:page)?\b",
    re.I,
)
# Names, formats, keys and codes that a Bulgarian sentence writes in Latin letters too.
_NAMES = """
    Wagtail API JavaScript English Pobratim CSV XLSX TSV ZIP PDF ODT DOCX TXT JPEG JPG PNG WebP
    WEBP AVIF HEIC GIF XLIFF TMX TBX PO gettext XML URL SEO HTML ID JSON RSS iCal CC BY SA PIC
    CORDIS Kohesio Keep NUTS Wikidata GPS EXIF IPTC MB Ctrl Alt Shift Enter Tab Esc Cmd F V P Z
    Y K B S Europe Stockholm LGPL Trados memoQ Phrase OmegaT Poedit RFC FREQ
    YEARLY bg en sl sv fi et tr de SI IT GB SE Omol Mtsensk Åmål DeepL LibreTranslate
    eTranslation LIX WCAG Interreg Erasmus UTC Sofia kulturno satrudnichestvo maria bulgaria
    vienna za nas istoria pdf odt ods docx xlsx csv txt
"""
NAMES = set(_NAMES.split())


def squeeze(text):
    return re.sub(r"\s+", " ", text).strip()


@cache
def messages():
    """English messages of every installed package and of ours that say something else in Bulgarian."""
    folders = [Path(django.__file__).parent / "conf" / "locale", *map(Path, settings.LOCALE_PATHS)]
    folders += [
        Path(config.path) / "locale"
        for config in apps.get_app_configs()
        if config.name.split(".")[0] in PACKAGES
    ]
    paths = [
        path
        for folder in folders
        for code in ("en", "bg")
        for path in folder.glob(f"{code}/*/*.po")
    ]
    found = {
        text
        for path in paths
        for entry in polib.pofile(str(path))
        for text in (entry.msgid, entry.msgid_plural)
        if text and LATIN.search(text)
    }
    with override("bg"):
        return {squeeze(text) for text in found if gettext(text) != text}


def content():
    """(all, inside): texts of the database, for whole texts, and those that may stand within a sentence."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label in ("contenttypes", "sessions") or model.__name__ == "Permission":
            continue
        fields = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField, models.FileField))
        ]
        for row in model._base_manager.values_list(*fields) if fields else ():
            texts = {str(value) for value in row if value and LATIN.search(str(value))}
            # A list of words, one to a line, is shown as one line.
            found |= {squeeze(line) for text in texts for line in (text, *text.splitlines())}
    # As templates shorten them.
    inside = {text for text in found if 2 <= len(text) <= 260 and LATIN.search(text)}
    return found, sorted(inside, key=len, reverse=True)


class English:
    """Finds what is left of English on pages whose content is that of the database now."""

    def __init__(self):
        self.all, self.inside = content()
        self.longest = "\n".join(self.all)

    def of(self, where, text):
        """The English words of a text that a person meets, or ""."""
        if not LATIN.search(text) or text in self.all or text in NAMES:
            return ""
        if text in messages() and (where != "script" or " " in text):
            return text
        if where == "script":
            return ""
        rest = CODE.sub(" ", text)
        if self.is_left(rest):
            for words in self.inside:
                if words in text:
                    text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", text)
            rest = CODE.sub(" ", text)
        left = self.is_left(rest)
        return "" if not left or squeeze(rest).rstrip("…. ") in self.longest else " ".join(left)

    def is_left(self, text):
        return [word for word in LATIN.findall(text) if word not in NAMES]


def said(html):
    """(where, text) of the text and the attributes that a person reads or hears."""
    soup = BeautifulSoup(html, "lxml")
    # Also a counter that no script has filled yet.
    for tag in [*soup.find_all(HIDDEN), *soup.select("[data-side-panel-toggle-counter]")]:
        tag.decompose()
    for node in soup.find_all(string=True):
        if isinstance(node, (Comment, Doctype)) or not node.strip() or is_foreign(node.parent):
            continue
        if node.parent.name == "script":
            yield from (("script", text) for text in strings(str(node)))
        else:
            yield node.parent.name, squeeze(node)
    for tag in soup.find_all(True):
        found = list(of_attributes(tag))
        if found and not is_foreign(tag):
            yield from found


def of_attributes(tag):
    for name in ATTRIBUTES:
        if tag.get(name):
            yield f"{tag.name}[{name}]", squeeze(tag[name])
    if tag.name == "input" and tag.get("type") in ("submit", "button", "reset"):
        yield "input[value]", squeeze(tag.get("value", ""))
    for name, value in tag.attrs.items():
        if name.startswith("data-") and str(value)[:1] in "[{":
            yield from (("script", text) for text in strings(str(value)))


def is_foreign(tag):
    """Words of another language are marked so."""
    while tag is not None:
        if lang := tag.attrs.get("lang"):
            return tag.name != "html" and lang != "bg"
        tag = tag.parent
    return False


@cache  # every page of the admin carries the same settings
def strings(text):
    """Strings within JSON."""
    try:
        return list(_strings(json.loads(text)))
    except ValueError:
        return []


def _strings(value):
    if isinstance(value, str):
        yield from (words for _where, words in said(value)) if "<" in value else [squeeze(value)]
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
