"""What the front page shows of this app: what is coming, and the latest news."""

import datetime

from django.db.models import Q
from django.utils import timezone

from facts.visible import settle, visible
from home.sections import register
from home.wording import in_content_language
from news.event_context import Entry, agenda_entry, coming_first
from news.models import EventPage, NewsPage
from news.news_context import section_url
from news.recurrence import next_start

EVENTS = 4
NEWS = 3


@register("agenda")
@in_content_language
def agenda(home):
    """{entries, url}: the events that come next; without a query for the address of the calendar."""
    now = timezone.now()
    day = now - datetime.timedelta(days=1)
    rows = visible(EventPage.objects.filter(path__startswith=home.path)).defer("body")
    rows = rows.filter(Q(start__gte=day) | Q(end__gte=day) | ~Q(recurrence=""))
    entries = [Entry(event, next_start(event, now)) for event in settle(list(rows), home)]
    coming = coming_first(entries)[:EVENTS]
    if not coming:
        return {}
    return {
        "entries": [agenda_entry(entry) for entry in coming],
        "url": section_url(coming[0].event),
    }


@register("news")
@in_content_language
def news(home):
    """{pages, url}: what is pinned, then the newest."""
    today = timezone.localdate()
    rows = visible(NewsPage.objects.filter(path__startswith=home.path)).defer("body")
    newest = settle(list(rows.order_by("-date", "-pk")[: 2 * NEWS]), home)
    newest.sort(key=lambda page: not (page.pin_until and page.pin_until >= today))
    pages = newest[:NEWS]
    if not pages:
        return {}
    return {
        "pages": pages,
        "url": section_url(pages[0]),
        "pictures": [(page, "lead_image") for page in pages],
    }
