"""The citizens' search: a page that works without JavaScript and answers any text cleanly."""

import re

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.text import capfirst
from wagtail.models import Locale, Page

from search.excerpts import excerpt, marked, pattern, texts
from search.visible import language_of_words

PER_PAGE = 10
MAX_QUERY = 200
MAX_WORDS = 12


def words_of(query):
    """The words of a query: letters and digits; whatever else the database could take for an operator is gone."""
    return re.findall(r"\w+", query[:MAX_QUERY])[:MAX_WORDS]


def search(request):
    query = request.GET.get("q", "").replace("\0", "").strip()[:MAX_QUERY]
    words = words_of(query)
    page_obj = Paginator(_found(words), PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "search/search.html",
        {
            "query": query,
            "page_obj": page_obj,
            "results": _shown(list(page_obj.object_list), pattern(words)),
            "count": page_obj.paginator.count,
        },
    )


def _found(words):
    if not words:
        return Page.objects.none()
    # The search engine reads only plain filters: visible() is not one.
    pages = Page.objects.live().public().filter(locale=Locale.get_active(), depth__gt=1)
    return pages.search(" ".join(words), operator="and")


def _shown(pages, found):
    """[{title, url, kind, excerpt, lang}] of the pages on this page of results; two queries."""
    locale = Locale.get_active()
    by_page = texts([page.pk for page in pages])
    roots = pages[0]._get_site_root_paths() if pages else None
    shown = []
    for page in pages:
        page.locale = locale
        page._wagtail_cached_site_root_paths = roots
        shown.append(
            {
                "title": marked(page.title, found),
                "url": page.url,
                "kind": capfirst(page.specific_class._meta.verbose_name),
                "excerpt": excerpt(by_page.get(page.pk, ""), found),
                "lang": language_of_words(page),
            }
        )
    return shown
