"""The XML sitemap: real pages in every language, each with its translations; no stand-ins."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils.functional import cached_property
from wagtail.models import Page


class PageSitemap(Sitemap):
    limit = 1000
    protocol = None

    def items(self):
        pages = list(
            Page.objects.live()
            .public()
            .filter(depth__gt=1, alias_of__isnull=True)
            .select_related("locale")
            .order_by("path")
        )
        # Asked once: where the cache is a table, each page's address would ask it again.
        roots = pages[0]._get_site_root_paths() if pages else []
        for page in pages:
            page._wagtail_cached_site_root_paths = roots
        return pages

    def lastmod(self, page):
        return page.last_published_at

    def location(self, page):
        return page.get_url()

    @cached_property
    def _by_key(self):
        groups = defaultdict(dict)
        for page in self.items():
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
