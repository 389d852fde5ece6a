"""Looks at the demonstration as a reader does: the answer to an address and what its HTML says."""

import copy
import re
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

HOST = "testserver"
_BLOCKS = (
    "address article aside blockquote br button caption dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr img input label legend li main nav ol option p pre section "
    "select summary svg table tbody td textarea text th thead time tr ul"
)
BLOCKS = _BLOCKS.split()
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Addresses of every language that are no pages of the tree.
OTHER = (
    "search/",
    "search/?q=община",
    "search/?q=town",
    # A recommended page first.
    "search/?q=побратими",
    "search/?q=twin+towns",
    # Narrowed, and with something to put right.
    "search/?q=visit&type=exchange&year=2014",
    "search/?q=договори&country=RO",
    "search/?q=договрои",
    "search/?q=qqqqqq",
    "lists/a-z/",
    "lists/countries/",
    "lists/years/",
    "no-such-page/",
    "no-such-page/skuodas/",
)


@dataclass
class Visit:
    """`page` is the specific page, or None for the search, an error …"""

    url: str
    language: str
    response: object
    page: object = None
    links: set = field(default_factory=set)

    def __str__(self):
        return self.url

    @cached_property
    def html(self):
        return self.response.content.decode()

    @cached_property
    def soup(self):
        return BeautifulSoup(self.html, "lxml")

    @property
    def is_untranslated(self):
        return getattr(self.page, "is_untranslated", False)

    def meta(self, name):
        tag = self.soup.find("meta", attrs={"name": name})
        return tag.get("content", "").strip() if tag else None

    def link(self, rel):
        """href of each <link rel=…>."""
        return [tag["href"] for tag in self.soup.select(f'link[rel~="{rel}"]')]

    @cached_property
    def main_text(self):
        return text_of(self.soup.find("main"))


def text_of(element):
    """Visible text of an element, runs of white space as one space; block elements part words."""
    element = copy.copy(element)
    for hidden in element.find_all(["script", "style", "template"]):
        hidden.decompose()
    for block in element.find_all(BLOCKS):
        block.insert_before(" ")
        block.insert_after(" ")
    return squeeze(element.get_text())


def squeeze(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


def get(url, client=None):
    return (client or Client()).get(url)


def live_pages():
    """Every public page, specific, in tree order."""
    from wagtail.models import Page

    return Page.objects.live().public().filter(depth__gt=1).order_by("path").specific()


def all_visits():
    # An error is a finding of the tests, not their end.
    client = Client(raise_request_exception=False)
    found = []
    for page in live_pages():
        # Read now, in the session's own connection; tests run in transactions of theirs.
        url, language = page.get_url(), page.locale.language_code
        found.append(Visit(url, language, client.get(url), page))
    for language in LANGUAGES:
        for path in OTHER:
            url = f"/{language}/{path}"
            found.append(Visit(url, language, client.get(url)))
    return found


def own_path(address, base):
    """(path with query, fragment) of an address on our own host; None for other hosts and schemes."""
    parts = urlsplit(urljoin(f"http://{HOST}{base}", address.strip()))
    if parts.scheme not in ("http", "https") or parts.netloc not in (HOST, "localhost"):
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path, parts.fragment


def nothing(lines):
    """Fails with the lines in full, one below the other, when there are any."""
    lines = [str(line) for line in lines]
    if lines:
        more = [f"… and {len(lines) - 60} more"] if len(lines) > 60 else []
        pytest.fail("\n".join([f"{len(lines)} found", *lines[:60], *more]), pytrace=False)


def require(visits, check):
    """Fails with "address: problem" for every problem that `check(visit)` yields, on all visits."""
    nothing(sorted({f"{visit.url}: {problem}" for visit in visits for problem in check(visit)}))
