"""Where a request comes in: the home pages of its site and the page at its address.

Upstream takes a dozen queries from the address to the page when its cache is empty; here it is four.
"""

from django.core.cache import cache
from django.db.models import Exists
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Site
from wagtail.models.sites import (
    SITE_ROOT_PATHS_CACHE_KEY,
    SITE_ROOT_PATHS_CACHE_VERSION,
    SiteRootPath,
)

from home.linked import foresee, one_response, texts_of
from home.models import HomePage

ROOT_PATHS_SECONDS = 3600


class EntranceMiddleware:
    """Finds the page before upstream's view looks for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with one_response():
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.view_name == "wagtail_serve":
            _route(request, *args, **kwargs)


def _route(request, path):
    home = homes(request).get(get_language())
    if home is None or not home.live:
        return  # upstream knows what to show instead
    try:
        found = home.route(request, [part for part in path.split("/") if part])
    except Http404:
        found = None
    else:
        foresee(texts_of(found.page))
    request._wagtail_route_for_request = found


def homes(request):
    """{language code: HomePage} of the request's site, drafts too; empty where its root is another page."""
    if not hasattr(request, "_pobratim_homes"):
        site = Site.find_for_request(request)
        request._pobratim_homes = _homes(request, site) if site else {}
    return request._pobratim_homes


def _homes(request, site):
    rows = list(
        HomePage.objects.filter(translation_key=site.root_page.translation_key)
        .select_related("locale")
        .annotate(has_other_sites=Exists(Site.objects.exclude(pk=site.pk)))
        .order_by("path")
    )
    if rows and not rows[0].has_other_sites:
        _keep_root_paths(request, site, rows)
    return {row.locale.language_code: row for row in rows}


def _keep_root_paths(request, site, rows):
    """Spares every address on the page the question what the sites' roots are."""
    paths = [
        SiteRootPath(site.pk, row.url_path, site.root_url, row.locale.language_code) for row in rows
    ]
    request._wagtail_cached_site_root_paths = paths
    cache.add(
        SITE_ROOT_PATHS_CACHE_KEY, paths, ROOT_PATHS_SECONDS, version=SITE_ROOT_PATHS_CACHE_VERSION
    )
