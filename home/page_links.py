"""Links to pages within texts: to the page in the reader's language, in one query for a text."""

from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler


class LocalizedPageLinks(PageLinkHandler):
    """As upstream's, which asks for every page's type, and for every link's language and translation."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        pks = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdigit()}
        pages = _in_language(pks)
        return [_tag(pages.get(str(attrs.get("id")))) for attrs in attrs_list]


def _in_language(pks):
    """{pk as text: its live translation in the active language, or the live page itself, or None}."""
    if not pks:
        return {}
    keys = Page.objects.filter(pk__in=pks).values("translation_key")
    own = Q(translation_key__in=keys, live=True, locale__language_code=get_language())
    rows = list(Page.objects.filter(Q(pk__in=pks) | own).select_related("locale"))
    if rows:
        roots = rows[0]._get_site_root_paths()
        for row in rows:
            row._wagtail_cached_site_root_paths = roots
    translated = {
        row.translation_key: row
        for row in rows
        if row.live and row.locale.language_code == get_language()
    }
    # A page taken down keeps its words in the text, without a link that would fail.
    return {
        str(row.pk): translated.get(row.translation_key, row if row.live else None)
        for row in rows
        if row.pk in pks
    }


def _tag(page):
    url = page.url if page else None
    return f'<a href="{escape(url)}">' if url else "<a>"
