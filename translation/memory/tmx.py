"""The memory as a TMX 1.4 file, out and in."""

import datetime
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import String

from translation.memory.feeding import BATCH
from translation.memory.marks import folded
from translation.memory.tmx_codec import from_seg, to_seg
from translation.memory.xml_files import Refused, language_of, pieces
from translation.models import MemoryEntry

CONTENT_TYPE = "application/x-tmx+xml"
ORIGIN, APPROVED = "x-origin", "x-approved"
LONGEST = 20_000
# So many reasons for what was left out are shown; the rest is counted.
SHOWN = 200
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    '<header creationtool="Pobratim" creationtoolversion="1" segtype="paragraph" o-tmf="Pobratim"'
    ' adminlang="en" srclang="{source}" datatype="html"/>\n<body>\n'
)


def write(source_locale, target_locale):
    """Yields the pieces of a TMX file (str) with all entries of a pair of languages; equals are one unit."""
    yield _HEADER.format(source=source_locale.language_code)
    rows = MemoryEntry.objects.filter(
        source_locale=source_locale, target_locale=target_locale, forgotten=False
    ).order_by("source_folded", "source_text", "target_text", "origin", "pk")
    codes = (source_locale.language_code, target_locale.language_code)
    for group in _groups(rows.iterator(chunk_size=BATCH)):
        yield tostring(_unit(group, codes), encoding="unicode") + "\n"
    yield "</body>\n</tmx>\n"


def _groups(rows):
    """Lists of neighbouring entries that say the same."""
    group = []
    for row in rows:
        if group and (row.source_text, row.target_text) != (
            group[0].source_text,
            group[0].target_text,
        ):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _unit(group, codes):
    latest = max(entry.updated_at for entry in group)
    stamp = latest.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    unit = Element("tu", changedate=stamp, usagecount=str(len(group)))
    SubElement(unit, "prop", type=ORIGIN).text = group[0].origin
    approved = any(entry.approved for entry in group)
    SubElement(unit, "prop", type=APPROVED).text = "true" if approved else "false"
    numbers = {}
    for code, text in zip(codes, (group[0].source_text, group[0].target_text), strict=True):
        words = SubElement(unit, "tuv", {"xml:lang": code})
        words.append(to_seg(text, numbers))
    return unit


@dataclass
class Report:
    """`added` and `known` are numbers; `skipped` [(line, reason)], at most SHOWN of them, of `left_out`."""

    added: int = 0
    known: int = 0
    left_out: int = 0
    skipped: list = field(default_factory=list)

    def skip(self, line, reason):
        self.left_out += 1
        if len(self.skipped) < SHOWN:
            self.skipped.append((line, reason))


def read(file, source_locale, target_locales, *, name="", user=None):
    """Takes the units of a TMX file into the memory, as entries of origin "tmx"; returns a Report.

    Nothing that is there is changed: a pair of texts that is known already stays as it is. Raises Refused for
    a file that is no TMX or is hostile; the caller's transaction undoes what was read of it.
    """
    report = Report()
    batch = []
    for line, unit in pieces(file, ("tmx",), ("tu",)):
        found = _entries(unit, line, source_locale, target_locales, report)
        for entry in found:
            entry.file_name, entry.user = name[:200], user
        batch += found
        if len(batch) >= BATCH:
            _store(batch, report)
            batch = []
    _store(batch, report)
    return report


def _entries(unit, line, source_locale, target_locales, report):
    texts = _texts(unit)
    source = _in(texts, source_locale)
    targets = [(locale, _in(texts, locale)) for locale in target_locales]
    targets = [(locale, text) for locale, text in targets if text]
    if not source or not targets:
        report.skip(line, _("No text in the languages of the memory."))
        return []
    if max(len(source), *(len(text) for _locale, text in targets)) > LONGEST:
        report.skip(line, _("The text is too long."))
        return []
    return [_entry(unit, source_locale, locale, source, text) for locale, text in targets]


def _texts(unit):
    """{language code: stored text}; of two texts in one language the first."""
    found = {}
    for words in unit.iter("tuv"):
        seg = words.find("seg")
        if seg is not None:
            text = from_seg(seg).strip()
            if folded(text):
                found.setdefault(language_of(words), text)
    return found


def _in(texts, locale):
    """The text in a locale's language, or in a variety of it ("bg-bg" for "bg")."""
    code = locale.language_code.lower()
    near = [text for other, text in texts.items() if other.split("-")[0] == code.split("-")[0]]
    return texts.get(code) or (near[0] if near else "")


def _entry(unit, source_locale, target_locale, source, target):
    words = folded(source)
    properties = {prop.get("type"): (prop.text or "").strip() for prop in unit.iter("prop")}
    return MemoryEntry(
        source_locale=source_locale,
        target_locale=target_locale,
        source_text=source,
        target_text=target,
        source_folded=words,
        target_folded=folded(target),
        source_hash=String._get_data_hash(source),
        length=len(words),
        origin=MemoryEntry.Origin.TMX,
        approved=properties.get(APPROVED) == "true",
        updated_at=_moment(unit),
    )


def _moment(unit):
    found = _DATE.fullmatch(unit.get("changedate") or unit.get("creationdate") or "")
    if found:
        try:
            return datetime.datetime(*map(int, found.groups()), tzinfo=datetime.UTC)
        except ValueError:
            pass
    return timezone.now()


def _store(entries, report):
    known = set(
        MemoryEntry.objects.filter(source_hash__in={entry.source_hash for entry in entries})
        .filter(forgotten=False)
        .values_list("source_locale_id", "target_locale_id", "source_text", "target_text")
    )
    new = []
    for entry in entries:
        key = (entry.source_locale_id, entry.target_locale_id, entry.source_text, entry.target_text)
        if key in known:
            report.known += 1
        else:
            known.add(key)
            new.append(entry)
    MemoryEntry.objects.bulk_create(new, BATCH)
    report.added += len(new)


__all__ = ["CONTENT_TYPE", "Refused", "Report", "read", "write"]
