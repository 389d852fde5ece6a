"""The base of the feeds: pages of one type, in the language of the address, newest first."""

import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.translation import get_language, gettext
from wagtail.models import Locale

from facts.partial_date import PartialDate
from facts.visible import settle, visible
from home.frame import build

MOST = 30


class PageFeed(Feed):
    """A feed of `model`; subclasses say its `name`, how the pages are ordered and which day they bear.

    Pages that are not translated are left out: a feed is read in one language.
    """

    model = None
    name = ""
    order = ["-first_published_at"]

    def get_object(self, request):
        return {"frame": build(request), "locale": Locale.get_active()}

    def title(self, given):
        return f"{self.name} – {given['frame'].municipality['name']}"

    def link(self, given):
        return given["frame"].home_url

    @property
    def language(self):
        return get_language()

    def subtitle(self, given):
        return gettext("%(name)s, newest first") % {"name": self.name}

    def items(self, given):
        locale = given["locale"]
        rows = visible(self.model.objects.filter(locale=locale)).defer("body")
        if locale.language_code != settings.LANGUAGE_CODE:
            rows = rows.filter(alias_of__isnull=True)
        pages = list(self.choose(rows.order_by(*self.order)))
        for page in pages:
            page.locale = locale
        return settle(pages, pages[0]) if pages else []

    def choose(self, rows):
        return rows[:MOST]

    def day(self, page):
        """The PartialDate or date that the page bears, or ""."""
        return ""

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return page.lead

    def item_link(self, page):
        return page.url

    def item_pubdate(self, page):
        day = self.day(page)
        if not day:
            return page.first_published_at
        day = PartialDate(day).first_day
        return timezone.make_aware(datetime.datetime(day.year, day.month, day.day))

    def item_updateddate(self, page):
        return page.last_published_at or self.item_pubdate(page)
