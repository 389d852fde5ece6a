"""What a reader who came to an address without a page may have wanted."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

from django.conf import settings
from django.utils.translation import get_language, gettext
from wagtail.models import Page, Site

from facts.visible import visible

# Deeper than any page; an address made to be long costs nothing.
MOST_PARTS = 8
LONGEST = 500


@dataclass
class Suggestions:
    """`nearest` {url, title, lang}: the page itself in this language, or the section it would be in."""

    nearest: dict | None = None
    other_languages: list = field(default_factory=list)
    suggested_query: str = ""


def suggestions(request):
    """Suggestions for the address of the request, in two queries."""
    found = Suggestions()
    code, *parts = [part for part in request.path[:LONGEST].split("/") if part][:MOST_PARTS] or [""]
    site = Site.find_for_request(request)
    if site is None or code not in dict(settings.LANGUAGES) or not parts:
        return found
    found.suggested_query = " ".join(re.findall(r"\w+", parts[-1]))
    pages = _pages(site, parts)
    whole = [page for page in pages if _is_whole(page, parts)]
    here = [page for page in pages if page.locale.language_code == code]
    if any(page.locale.language_code != code for page in whole):
        _from_other_language(request, found, whole, code)
    if not found.nearest and not found.other_languages and here:
        page = max(here, key=lambda page: page.depth)
        found.nearest = _link(request, page, code)
    return found


def _pages(site, parts):
    """Visible pages that stand at the address or above it, in any language's tree, and its translations."""
    homes = visible(Page.objects.filter(translation_key=site.root_page.translation_key))
    roots = list(homes.values_list("url_path", flat=True))
    # Whatever is no part of a page's address (a NUL would make PostgreSQL refuse the question) ends it.
    slugs = list(takewhile(re.compile(r"[\w-]+").fullmatch, parts))
    paths = [
        root + "".join(f"{slug}/" for slug in slugs[:length])
        for root in roots
        for length in range(len(slugs) + 1)
    ]
    return list(visible(Page.objects.filter(url_path__in=paths)).select_related("locale"))


def _is_whole(page, parts):
    return page.depth == len(parts) + 2


def _from_other_language(request, found, whole, code):
    """The address is that of another language's tree: the same page here, or that one."""
    keys = [page.translation_key for page in whole]
    here = visible(Page.objects.filter(translation_key__in=keys, locale__language_code=code))
    page = here.select_related("locale").first()
    if page is not None:
        found.nearest = _link(request, page, code)
        return
    found.other_languages = [
        _link(request, page, code) | {"code": page.locale.language_code} for page in whole
    ]


def _link(request, page, code):
    source = settings.LANGUAGE_CODE
    language = page.locale.language_code if page.alias_of_id is None else source
    title = gettext("Home") if page.depth == 2 else page.title
    return {
        "url": page.get_url(request),
        "title": title,
        "lang": "" if page.depth == 2 or language == get_language() else language,
    }
