"""The citizens' search: a page that works without JavaScript and answers any text cleanly."""

import re

from django.core.paginator import Paginator
from django.shortcuts import render
from wagtail.models import Locale, Page

PER_PAGE = 20
MAX_QUERY = 200


def clean(query):
    """Words of a query: letters, digits and what joins them; operators and quotes would break SQLite's index."""
    return " ".join(re.findall(r"[\w’'-]+", query.replace("\0", " ")[:MAX_QUERY]))


def search(request):
    query = request.GET.get("q", "").strip()
    words = clean(query)
    pages = Page.objects.none()
    if words:
        locale = Locale.get_active()
        pages = (
            Page.objects.live()
            .public()
            .filter(locale=locale, alias_of__isnull=True, depth__gt=1)
            .search(words)
        )
    results = Paginator(pages, PER_PAGE).get_page(request.GET.get("p"))
    results.object_list = [page.specific for page in results.object_list]
    return render(
        request,
        "search/search.html",
        {"query": query, "results": results, "count": results.paginator.count},
    )
