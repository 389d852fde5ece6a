"""Follows every link of the admin that can be got, each view a bounded number of times."""

import json
import re
from collections import Counter, deque
from urllib.parse import parse_qs, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve

INSTANCES = 1  # of one view, for one kind of object
VARIANTS = 1  # of one address with other questions behind it
# Files, and what ends the session.
LEFT_OUT = re.compile(
    r"/logout/|/sprite/|export=|/preview/|/serve/|/documents/\d+/|\.(csv|tmx|xlsx|xliff|po|zip)"
)
LINKS = re.compile(r"/admin/[\w/.\-]*(?:\?[\w=&%.\-]*)?")


class Crawl:
    """`pages`: {url: HTML, or the HTML inside a modal's JSON}."""

    def __init__(self, client, limit=600):
        self.client, self.limit = client, limit
        self.seen, self.counts, self.pages, self.broken = set(), Counter(), {}, []

    def run(self, starts):
        queue = deque((url, "") for url in starts)
        while queue and len(self.pages) < self.limit:
            url, start = queue.popleft()
            if not self.wanted(url, is_start=url in starts):
                continue
            html = self.visit(url)
            if html:
                self.pages[url] = html
                queue.extend((link, url) for link in links_of(html, url))
        return self

    def wanted(self, url, is_start):
        parts = urlsplit(url)
        if url in self.seen or LEFT_OUT.search(url) or not parts.path.startswith("/admin/"):
            return False
        self.seen.add(url)
        try:
            match = resolve(parts.path)
        except Resolver404:
            return is_start
        kind = self.kind_of(match)
        variant = (kind, tuple(sorted(parse_qs(parts.query))))
        limit = VARIANTS if parts.query else INSTANCES
        if not is_start and (self.counts[variant] >= limit or self.counts[kind] >= limit * 3):
            return False
        self.counts[variant] += 1
        self.counts[kind] += 1
        return True

    def kind_of(self, match):
        """The view with what is not a number in its arguments: the model of a snippet, the type of a page."""
        words = [str(value) for value in match.kwargs.values() if not str(value).isdigit()]
        pk = match.kwargs.get("page_id") or next(iter(match.args), None)
        return (match.route, *words, self.page_type(match.view_name, pk))

    def page_type(self, view_name, pk):
        from wagtail.models import Page

        if view_name != "wagtailadmin_pages:edit" or not pk:
            return ""
        page = Page.objects.filter(pk=pk).select_related("content_type").first()
        return page and (page.content_type.model, page.locale_id)

    def visit(self, url):
        response = self.client.get(url, follow=True, headers=modal_headers(url))
        kind = response.get("Content-Type", "")
        if response.status_code >= 500:
            self.broken.append(f"{url}: {response.status_code}")
        if not response.request["PATH_INFO"].startswith("/admin/"):
            return ""  # the public site, which says that there is no such page
        if response.streaming or "attachment" in response.get("Content-Disposition", ""):
            return ""
        if "json" in kind:
            return json_html(response)
        return response.content.decode() if kind.startswith("text/html") else ""


def modal_headers(url):
    if "/choose" in url or "chooser" in url:
        return {"x-requested-with": "XMLHttpRequest"}
    return {}


def json_html(response):
    found = json.loads(response.content)
    return found.get("html", "") if isinstance(found, dict) else ""


def links_of(html, base):
    soup = BeautifulSoup(html, "lxml")
    found = [tag[name] for tag in soup.find_all(True) for name in ("href", "src") if tag.get(name)]
    # Choosers and panels are named in settings of scripts.
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            if name.startswith("data-") and "/admin/" in str(value):
                found += LINKS.findall(str(value))
    for script in soup.find_all("script"):
        found += LINKS.findall(script.string or "")
    for link in dict.fromkeys(found):
        parts = urlsplit(urljoin(f"http://testserver{base}", link))
        if parts.netloc == "testserver":
            yield parts.path + (f"?{parts.query}" if parts.query else "")
