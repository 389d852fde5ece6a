"""What the page of an exchange shows."""

import datetime
from itertools import groupby

from django.db.models import prefetch_related_objects
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from facts.formats import format_money, format_number, format_time
from facts.intervals import format_date_range
from facts.money import total_eur
from home.models import Organisation, Term
from media.renditions import load_pictures
from twinning.about import about_exchange, photos_of
from twinning.children import children
from twinning.phases import PAST, phase
from twinning.photos import album_row, shown_photos
from twinning.reading import (
    Reader,
    children_ids,
    in_content_language,
    marked,
    marked_snippet,
    page_lang,
)
from twinning.words_of import neighbour, newest_first, news_item, people_text, phase_text, sentence

ALBUM_PHOTOS = 8


@in_content_language
def exchange_context(exchange, request):
    """Everything that pages/twinning/exchange.html names; see there."""
    reader = Reader(exchange, request)
    around = about_exchange(
        reader,
        exchange,
        children_ids(exchange.towns, "town_id"),
        children_ids(exchange.related_records, "record_id"),
    )
    rows = children(exchange, "delegates", "programme", "quotes", "funding", "documents")
    prefetch_related_objects(rows["documents"], "document")
    photos, _records = photos_of(around.albums, most=ALBUM_PHOTOS)
    pairs = [(exchange, "lead_image")]
    pairs += [(page, "lead_image") for page in (*around.projects, *around.exchanges)]
    pairs += [(photo, "image") for row in photos.values() for photo in row]
    load_pictures(pairs, "cover", "row", "card", "full")
    kind = reader.words(Term, [exchange.kind_id]).get(exchange.kind_id)
    host = reader.words(Organisation, [exchange.host_id]).get(exchange.host_id)
    agreement = next(iter(around.agreements), None)
    return {
        "kicker": _kicker(exchange, kind),
        "call": _call(exchange),
        "facts": _facts(exchange, around.towns, host, agreement),
        "figures": _breakdown(exchange),
        "programme": _programme(rows["programme"]),
        "delegations": _delegations(rows["delegates"], around.towns),
        "quotes": [quote for quote in rows["quotes"] if quote.consent],
        "funding": _funding(rows["funding"]),
        "documents": rows["documents"],
        "albums": [
            album_row(album, shown_photos(album, photos.get(album.pk, [])))
            for album in around.albums
        ],
        "projects": newest_first(around.projects),
        "editions": newest_first(around.exchanges),
        "news": [news_item(page) for page in newest_first(around.news)],
        "previous": neighbour(around.previous),
        "next": neighbour(around.next),
    }


def _kicker(exchange, kind):
    parts = [marked_snippet(kind, sentence(kind))] if kind else []
    return joined_with_dots([*parts, phase_text(exchange)])


def joined_with_dots(parts):
    shown = [part for part in parts if part]
    return format_html(" · ".join(["{}"] * len(shown)), *shown) if shown else ""


def _call(exchange):
    """{until, is_open, closed_on} of a call for participants that still matters, or None."""
    if not exchange.call_text and not exchange.call_url:
        return None
    if phase(exchange.start, exchange.end) == PAST:
        return None
    deadline = exchange.call_deadline
    if deadline and deadline < datetime.date.today():
        return {"is_open": False, "deadline": deadline}
    return {"is_open": True, "deadline": deadline}


def _facts(exchange, towns, host, agreement):
    facts = [
        {"label": gettext("When"), "value": time_range(exchange.start, exchange.end)},
        {"label": gettext("Where"), "value": exchange.venue},
        {
            "label": ngettext("Partner town", "Partner towns", len(towns)),
            "several": [
                {"text": marked(town.title, page_lang(town)), "url": town.url} for town in towns
            ],
        },
        _host(host),
        {"label": gettext("Who travelled"), "value": _direction(exchange, towns)},
        {"label": gettext("Form"), "value": exchange.get_format_display()},
        {
            "label": gettext("Took part"),
            "value": people_text(exchange),
            "note": _sides(exchange),
        },
        {"label": gettext("Series"), "value": exchange.series},
    ]
    if agreement:
        facts.append(
            {
                "label": gettext("Under the agreement"),
                "value": marked(agreement.title, page_lang(agreement)),
                "url": agreement.url,
            }
        )
    return [fact for fact in facts if fact.get("value") or fact.get("several")]


def time_range(start, end=""):
    """A span of dates as HTML: each end a <time> only when the text is that date and nothing more."""
    text = format_date_range(start, end)
    if not start or (end and end != start):
        return text
    return format_html('<time datetime="{}">{}</time>', start, text)


def _host(host):
    fact = {"label": gettext("Host"), "value": ""}
    if host:
        fact["value"] = marked_snippet(host)
        if host.name_original and host.name_original != host.name:
            fact["note"] = marked(host.name_original, host.original_language)
    return fact


def _direction(exchange, towns):
    """Only visits between towns have a direction that says something."""
    return exchange.get_direction_display() if towns else ""


def _sides(exchange):
    if exchange.participants_ours is None or exchange.participants_theirs is None:
        return ""
    return gettext("%(ours)s from here, %(theirs)s from there") % {
        "ours": format_number(exchange.participants_ours),
        "theirs": format_number(exchange.participants_theirs),
    }


def _breakdown(exchange):
    """[{label, value}] of the finer counts that EU programmes ask for."""
    counts = [
        (gettext("invited from abroad"), exchange.count_invited),
        (gettext("local people"), exchange.count_local),
        (gettext("women"), exchange.count_women),
        (gettext("men"), exchange.count_men),
        (gettext("under 30"), exchange.count_under_30),
    ]
    return [
        {"label": label, "value": format_number(count)}
        for label, count in counts
        if count is not None
    ]


def _programme(rows):
    """[{day, items}]: the programme day by day, in the order of the clock."""
    items = sorted(rows, key=lambda item: (item.day, item.time or datetime.time.min))
    return [
        {
            "day": day,
            "items": [
                {
                    "when": format_time(item.time),
                    "datetime": item.time.isoformat("minutes") if item.time else "",
                    "title": item.text,
                }
                for item in group
            ],
        }
        for day, group in groupby(items, key=lambda item: item.day)
    ]


def _delegations(rows, towns):
    """[{side, people}]: who came from where; without consent only the role is said."""
    languages = {town.endonym_language for town in towns}
    language = languages.pop() if len(languages) == 1 else ""
    sides = {}
    for row in rows:
        if row.consent or row.role:
            sides.setdefault(row.side, []).append(_delegate(row, language))
    headings = {"ours": gettext("From here"), "theirs": gettext("From there")}
    return [
        {"side": headings[side], "people": sides[side]}
        for side in ("theirs", "ours")
        if side in sides
    ]


def _delegate(row, language):
    is_original = row.original_name and row.original_name != row.name
    return {
        "name": row.name if row.consent else "",
        "original": row.original_name if row.consent and is_original else "",
        "lang": language if row.side == "theirs" else "",
        "role": sentence(row.role),
    }


def _funding(rows):
    """{rows, total} of who paid, or None; the total in euro when several paid."""
    if not rows:
        return None
    total, at_least = total_eur(rows)
    shown = format_money(total, "EUR", at_least) if total is not None and len(rows) > 1 else ""
    return {"rows": rows, "total": shown}
