"""What the page of an event and the calendar show."""

import datetime
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from facts.formats import format_date, format_money, format_number
from facts.intervals import years_between
from facts.templatetags.facts_tags import time_tag
from facts.visible import language_of_words, settle, visible
from home.models import Organisation
from home.related import related_lists
from home.wording import in_content_language, lang_of, localized
from news.json_ld import event_json_ld
from news.models import EventPage
from news.neighbours import neighbours
from news.news_context import record_ids, section_url
from news.recurrence import next_start, repeats
from news.when import when
from search.filters import Group, narrow

PER_PAGE = 20
NOT_IN_LISTS = ("body",)


# --- One event -------------------------------------------------------------------------------------


@in_content_language
def event_context(page):
    """Context of pages/news/event.html."""
    coming = next_start(page, timezone.now())
    # A repeating event that is over for good is told as it first was.
    shown = when(page, coming)
    ids = [row.organisation_id for row in page.organisers.all()]
    found = localized(Organisation, ids, page)
    organisers = [found[pk] for pk in ids if pk in found]
    return {
        "when": shown,
        "is_past": coming is None,
        "facts": _facts(page, organisers),
        "can_register": coming is not None and _is_open(page),
        "calendar_url": f"{page.url}?format=ics",
        "related": related_lists(page, record_ids(page)),
        "index_url": section_url(page),
        "structured_data": event_json_ld(page, shown, organisers),
        **neighbours(page, "start"),
    }


def _is_open(page):
    return page.state != page.State.CANCELLED and (
        page.deadline is None or page.deadline >= timezone.localdate()
    )


def _facts(page, organisers):
    return [
        {"label": gettext("Place"), "value": page.venue},
        {"label": gettext("Form"), "value": page.get_format_display()},
        {"label": gettext("Repeats"), "value": str(repeats(page))},
        {
            "label": gettext("Organised by"),
            "several": [
                {"text": row.name, "url": row.website, "lang": lang_of(row)} for row in organisers
            ],
        },
        {"label": gettext("Entry"), **_price(page)},
        {"label": gettext("Places available"), "value": format_number(page.capacity)},
        {"label": gettext("Register until"), "value": time_tag(page.deadline)},
        {"label": gettext("Accessibility"), "several": _access(page)},
    ]


def _price(page):
    """The note says what the amount does not; an amount of nought is free entry."""
    amount = format_money(page.amount, page.currency, page.is_lower_bound)
    if page.amount == 0:
        amount = gettext("free")
    if amount and page.price_note:
        return {"value": amount, "note": page.price_note}
    return {"value": amount or page.price_note}


def _access(page):
    names = {
        "step_free": gettext("step-free access"),
        "hearing_loop": gettext("hearing loop"),
        "sign_language": gettext("sign language interpretation"),
    }
    return [{"text": name} for field, name in names.items() if getattr(page, field)]


# --- The calendar ----------------------------------------------------------------------------------


@dataclass
class Entry:
    """An event in the calendar, with the beginning of its coming repetition (None: it is over)."""

    event: object
    coming: datetime.datetime | None

    @property
    def years(self):
        """The years that it touches, as text; a repeating event is listed as it first was."""
        first = timezone.localtime(self.event.start)
        last = timezone.localtime(self.event.end) if self.event.end else first
        return {str(year) for year in years_between(first, last)}


@in_content_language
def event_index_context(page, request):
    """Context of pages/news/event_index.html: what is coming first, the past by year."""
    entries = entries_of(page)
    coming = coming_first(entries)
    past = [entry for entry in entries if entry.coming is None]
    past.sort(key=lambda entry: entry.event.start, reverse=True)
    years = sorted({year for entry in past for year in entry.years}, reverse=True)
    group = Group("year", gettext("Year"), {year: year for year in years})
    found = narrow(request, past, [group], lambda entry: {"year": entry.years})
    page_obj = Paginator(found.items, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "coming": [agenda_entry(entry) for entry in coming],
        "past": [agenda_entry(entry) for entry in page_obj],
        "page_obj": page_obj,
        "filters": found.groups,
        "is_filtered": found.is_filtered or page_obj.number > 1,
        "year": group.chosen,
        "calendar_url": f"{page.url}?format=ics",
    }


def entries_of(index):
    """[Entry] of the events below an index page; one query."""
    rows = visible(EventPage.objects.child_of(index)).defer(*NOT_IN_LISTS)
    now = timezone.now()
    return [Entry(event, next_start(event, now)) for event in settle(list(rows), index)]


def calendar_events(index):
    """The events that a calendar takes over: what is coming, and what was in the last year."""
    since = timezone.now() - datetime.timedelta(days=366)
    return [
        entry.event
        for entry in entries_of(index)
        if entry.coming is not None or entry.event.start >= since
    ]


def coming_first(entries):
    """Those that are not over, soonest first."""
    return sorted(
        (entry for entry in entries if entry.coming is not None), key=lambda entry: entry.coming
    )


def agenda_entry(entry):
    """What components/agenda shows of an event."""
    event = entry.event
    shown = when(event, entry.coming)
    state = ""
    if event.state != event.State.PLANNED:
        state = event.get_state_display()
    lang = language_of_words(event)
    venue = format_html('<span lang="{}">{}</span>', lang, event.venue) if lang else event.venue
    form = "" if event.format == event.Format.IN_PERSON else event.get_format_display()
    about = [venue if event.venue else "", form, repeats(event), shown.zone]
    return {
        "title": event.title,
        "url": event.url,
        "lang": lang,
        "when": shown.text,
        "datetime": shown.start_iso,
        "state": state,
        "meta": format_html_join(", ", "{}", ((part,) for part in about if part)),
    }


def notices(page):
    """The frame's notices on the page of an event: over, cancelled, moved."""
    if not isinstance(page, EventPage):
        return []
    if page.state == EventPage.State.CANCELLED:
        return [{"kind": "cancelled", "text": gettext("This event was cancelled.")}]
    if next_start(page, timezone.now()) is None:
        date = format_date(timezone.localtime(page.end or page.start).date())
        text = gettext("This event is over. It took place on %(date)s.") % {"date": date}
        return [{"kind": "past", "text": text}]
    if page.state == EventPage.State.MOVED:
        return [{"kind": "moved", "text": gettext("This event was moved: see the new date below.")}]
    return []
