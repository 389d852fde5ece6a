"""The story of a partnership, built from its records: nothing in it is typed twice."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext, pgettext

from facts.formats import format_date
from facts.intervals import format_date_range
from facts.partial_date import PartialDate
from twinning.phases import NOW, phase
from twinning.reading import page_lang
from twinning.words_of import agreement_date, people_text, sentence, signed_text

YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
TODAY = "9999"  # sorts after every date
PHOTOS_SHOWN = 4


@dataclass
class Entry:
    """One event; `date` orders it, `key` is the translation key of its record."""

    date: str
    when: str
    title: str
    text: str = ""
    url: str = ""
    lang: str = ""
    source: str = ""
    datetime: str = ""
    now: bool = False
    end: str = ""
    key: object = None
    photos: list = field(default_factory=list)


def town_timeline(town, notes, around):
    """[Entry] of a town, oldest first; `around` are the Surroundings."""
    entries = [
        *_beginning(town, notes),
        *(_of_note(note) for note in notes if _is_dated(note)),
        *(_of_agreement(agreement) for agreement in around.agreements),
        *(_of_exchange(exchange) for exchange in around.exchanges),
        *(_of_project(project) for project in around.projects),
        *_status(town),
    ]
    dated = [entry for entry in entries if entry.date]
    return sorted(dated, key=lambda entry: (entry.date, entry.end or entry.date))


def hang_photos(entries, albums, photos, records):
    """Hangs each album's first photographs on its record's entry; gives {album pk: how many were hung}.

    An album that belongs to no entry, or whose entry has photographs already, waits for its own place
    on the page. `photos` and `records` are those of about.photos_of, the photographs ready to be shown.
    """
    by_key = {entry.key: entry for entry in entries if entry.key}
    hung = {}
    for album in albums:
        entry = next((by_key[key] for key in records.get(album.pk, ()) if key in by_key), None)
        if entry and not entry.photos and photos.get(album.pk):
            entry.photos = photos[album.pk][:PHOTOS_SHOWN]
            hung[album.pk] = len(entry.photos)
    return hung


def _iso(start, end=""):
    """For <time>: a single date only, a span has no machine form."""
    return str(start) if start and (not end or end == start) else ""


def _beginning(town, notes):
    if not town.cooperation_since:
        return []
    text = ""
    if any(note.field == note.Field.COOPERATION_SINCE for note in notes):
        text = gettext("By our records; another source says otherwise.")
    date = town.cooperation_since
    return [Entry(date, format_date(date), gettext("The cooperation begins"), text, datetime=date)]


def _is_dated(note):
    fields = {note.Field.COOPERATION_SINCE, note.Field.SIGNED}
    return note.field in fields and YEAR.search(note.value)


def _of_note(note):
    year = YEAR.search(note.value).group()
    titles = {
        note.Field.COOPERATION_SINCE: gettext("The beginning by another source: %(value)s"),
        note.Field.SIGNED: gettext("The signing by another source: %(value)s"),
    }
    source = gettext("Source: %(source)s") % {"source": note.source}
    return Entry(
        year,
        format_date(year),
        titles[note.field] % {"value": note.value},
        note.note,
        source=source,
        datetime=year,
    )


def _of_agreement(agreement):
    date = agreement_date(agreement)
    return Entry(
        date,
        signed_text(agreement) or format_date(date),
        agreement.title,
        agreement.lead,
        agreement.url,
        page_lang(agreement),
        source=sentence(agreement.get_kind_display()),
        datetime=_iso(agreement.signed_on, agreement.signed_until),
        key=agreement.translation_key,
    )


def _of_exchange(exchange):
    return Entry(
        exchange.start,
        format_date_range(exchange.start, exchange.end),
        exchange.title,
        exchange.lead,
        exchange.url,
        page_lang(exchange),
        source=people_text(exchange),
        datetime=_iso(exchange.start, exchange.end),
        now=phase(exchange.start, exchange.end) == NOW,
        end=exchange.end,
        key=exchange.translation_key,
    )


def _of_project(project):
    return Entry(
        project.start,
        format_date_range(project.start, project.end),
        project.title,
        project.lead,
        project.url,
        page_lang(project),
        source=pgettext("timeline", "Project"),
        datetime=_iso(project.start, project.end),
        end=project.end,
        key=project.translation_key,
    )


def _status(town):
    """Where the partnership stands today, as its last point."""
    if town.status == town.Status.UNKNOWN:
        return []
    note = town.status_note
    title = sentence(town.get_status_display())
    if town.status_since and town.status != town.Status.ACTIVE:
        date = PartialDate(town.status_since)
        return [Entry(date, format_date(date), title, note, datetime=date)]
    return [Entry(TODAY, gettext("today"), title, "", now=True)]
