"""Pages that every reader may see."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Length, Substr
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction


def visible(pages):
    """Live pages outside private sections: as `.live().public()`, but without a query of its own.

    For each page the few restrictions are read, and each finds its own page by key: in a subquery, because
    a join, or a list of keys, is turned around by SQLite with statistics: every page is read for every page.
    """
    asked_path = OuterRef(OuterRef("path"))
    closing = Page.objects.filter(pk=OuterRef("page_id")).order_by()
    is_above = closing.values_list(Q(path=Substr(asked_path, 1, Length("path"))))
    return pages.live().filter(~Exists(PageViewRestriction.objects.filter(Subquery(is_above))))


def share_roots(rows, page=None):
    """Pages whose addresses ask for the site's roots once; `page` may be one that knows them."""
    roots = (page or rows[0])._get_site_root_paths() if rows else None
    for row in rows:
        row._wagtail_cached_site_root_paths = roots
    return rows


def settle(rows, page):
    """Gives pages in the tree of `page` what they would each ask for: their language, the site's roots."""
    for row in rows:
        row.locale = page.locale
    return share_roots(rows, page)


def content_language(page):
    """Language code of a page's words: a stand-in speaks the source's."""
    return page.locale.language_code if page.alias_of_id is None else settings.LANGUAGE_CODE


def language_of_words(page):
    """Language code of a page's words when they stand out from the text around, else ""."""
    code = content_language(page)
    return "" if code == get_language() else code
