"""Feeds of news and of coming events."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.feeds import MOST, PageFeed
from news.event_context import Entry, coming_first
from news.models import EventPage, NewsPage
from news.recurrence import next_start
from news.when import when


class NewsFeed(PageFeed):
    name = _("News")
    model = NewsPage
    order = ["-date", "-pk"]

    def day(self, page):
        return page.date


class EventFeed(PageFeed):
    """What is coming, soonest first; the date of an entry is that of its announcement."""

    name = _("Events")
    model = EventPage
    order = ["start", "pk"]

    def choose(self, rows):
        now = timezone.now()
        entries = [Entry(event, next_start(event, now)) for event in rows]
        return [entry.event for entry in coming_first(entries)][:MOST]

    def item_title(self, page):
        return f"{page.title} – {when(page, next_start(page, timezone.now())).text}"
