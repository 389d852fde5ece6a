"""The XML sitemap: real pages in every language, each with its translations; no stand-ins."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils.functional import cached_property
from wagtail.models import Page

from facts.visible import share_roots, visible


class PageSitemap(Sitemap):
    limit = 1000
    protocol = None

    def items(self):
        return self._pages

    @cached_property
    def _pages(self):
        pages = list(
            visible(Page.objects.filter(depth__gt=1, alias_of__isnull=True))
            .select_related("locale")
            .order_by("path")
        )
        return share_roots(pages)

    def lastmod(self, page):
        return page.last_published_at

    def location(self, page):
        return page.get_url()

    @cached_property
    def _by_key(self):
        groups = defaultdict(dict)
        for page in self._pages:
            groups[page.translation_key][page.locale.language_code] = page
        return groups

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        for entry in urls:
            entry["alternates"] = self._alternates(entry["item"], protocol, domain)
        return urls

    def _alternates(self, page, protocol, domain):
        pages = self._by_key[page.translation_key]
        if len(pages) < 2:
            return []
        links = [
            {"lang_code": code, "location": f"{protocol}://{domain}{row.get_url()}"}
            for code, row in pages.items()
        ]
        source = pages.get(settings.LANGUAGE_CODE)
        if source is not None:
            links.append(
                {"lang_code": "x-default", "location": f"{protocol}://{domain}{source.get_url()}"}
            )
        return links
