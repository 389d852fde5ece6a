"""Addresses that are not pages: the choice of language, the theme, health, robots, errors."""

from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control
from wagtail.models import Site

from home import theme
from pobratim.missing import suggestions
from pobratim.sitemap import PageSitemap
from search.results import similar_pages

SITEMAPS = {"pages": PageSitemap}


def choose_language(request):
    """Sends a reader of the bare address to the tree of the language their browser asks for; no cookie."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@cache_control(public=True, max_age=300)
def theme_css(request):
    """The municipality's own colours, as a style sheet: the strict policy allows no inline style."""
    return HttpResponse(theme.css(Site.find_for_request(request)), content_type="text/css")


def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def health(request):
    """200 when the database answers; for the load balancer and the monitoring."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def page_not_found(request, exception=None):
    """Says so, with the nearest page and the search."""
    found = suggestions(request)
    context = {
        "nearest": found.nearest,
        "other_languages": found.other_languages,
        "suggested_query": found.suggested_query,
        # Where the page itself is known in another language, it is the answer.
        "similar": [] if found.other_languages else similar_pages(found.suggested_query),
    }
    return render(request, "404.html", context, status=404)


def server_error(request):
    """The error page must not depend on what may just have failed."""
    try:
        return HttpResponseServerError(loader.render_to_string("500.html"))
    except Exception:  # noqa: BLE001 - whatever is broken, the reader gets an answer
        return HttpResponseServerError("<h1>500</h1>")
