"""Links in texts: pages in the reader's language and documents, in one query each for a response."""

from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from facts.visible import share_roots
from home.linked import linked


class LocalizedPageLinks(PageLinkHandler):
    """As upstream's, which asks for every page's type, and for every link's language and translation."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [_tag(page) for page in _many("page", attrs_list, _in_language)]


class DocumentLinks(DocumentLinkHandler):
    @classmethod
    def get_many(cls, attrs_list):
        return _many("document", attrs_list, cls.get_model()._default_manager.in_bulk)


def _many(kind, attrs_list, ask):
    texts = [str(attrs.get("id", "")) for attrs in attrs_list]
    ids = {int(text) for text in texts if text.isdecimal()}
    found = linked(kind, ids, ask) if ids else {}
    return [found.get(int(text)) if text.isdecimal() else None for text in texts]


def _in_language(pks):
    """{pk: its live translation in the active language, or the live page itself, or None}."""
    keys = Page.objects.filter(pk__in=pks).values("translation_key")
    own = Q(translation_key__in=keys, live=True, locale__language_code=get_language())
    rows = share_roots(list(Page.objects.filter(Q(pk__in=pks) | own).select_related("locale")))
    translated = {
        row.translation_key: row
        for row in rows
        if row.live and row.locale.language_code == get_language()
    }
    # A page taken down keeps its words in the text, without a link that would fail.
    return {
        row.pk: translated.get(row.translation_key, row if row.live else None)
        for row in rows
        if row.pk in pks
    }


def _tag(page):
    url = page.url if page else None
    return f'<a href="{escape(url)}">' if url else "<a>"
