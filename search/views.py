"""The citizens' search: a page that works without JavaScript and answers any text cleanly."""

from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from search import log
from search.analysis import MAX_LENGTH, query_words
from search.results import Results, look


def search(request):
    query = request.GET.get("q", "").replace("\0", "").strip()[:MAX_LENGTH]
    # The template asks first for the frame around the page, which brings the roots of all addresses.
    found = SimpleLazyObject(lambda: look(request, query) if query_words(query) else Results(query))
    response = render(request, "search/search.html", {"query": query, "found": found})
    log.count(request, query, get_language(), found.number)
    return response
