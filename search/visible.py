"""Pages that every reader may see."""

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction


def visible(pages):
    """Live pages outside private sections: as `.live().public()`, but without a query of its own."""
    closed = PageViewRestriction.objects.annotate(
        asked_path=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(asked_path__startswith=F("page__path"))
    return pages.live().filter(~Exists(closed))


def settle(rows, page):
    """Gives pages in the tree of `page` what they would each ask for: their language, the site's roots."""
    roots = page._get_site_root_paths()
    for row in rows:
        row.locale = page.locale
        row._wagtail_cached_site_root_paths = roots
    return rows


def language_of_words(page):
    """Language code of a page's words when they stand out from the text around, else ""."""
    code = page.locale.language_code if page.alias_of_id is None else settings.LANGUAGE_CODE
    return "" if code == get_language() else code
