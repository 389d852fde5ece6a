"""What the readers of one language may see, asked of the database as seldom as possible.

Links between records point at source-language rows; a Reader finds the rows that its readers see for
them. Every method takes one query, however many records there are.
"""

from functools import wraps

from babel.lists import format_list
from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from wagtail.models import Page

from facts.formats import language
from facts.relations import localized_map
from facts.sorting import sort_key
from facts.visible import language_of_words, visible


def in_content_language(builder):
    """Decorator of `builder(page, request)`: texts come in the language of the page's words.

    An untranslated page is wholly in its source's language, labels included.
    """

    @wraps(builder)
    def wrapped(page, request):
        with override(page.content_language):
            return builder(page, request)

    return wrapped


class Reader:
    """The view of the readers of `page`."""

    def __init__(self, page, request=None):
        self.page = page
        self.locale = page.locale
        self.root_paths = page._get_site_root_paths(request)

    def pages(self, model=Page):
        """Queryset of the pages that may be shown, each with `source_pk`: what links point at."""
        source = Page.objects.filter(
            translation_key=OuterRef("translation_key"),
            locale__language_code=settings.LANGUAGE_CODE,
        )
        rows = model._default_manager.filter(locale=self.locale)
        return visible(rows).annotate(source_pk=Subquery(source.values("pk")[:1]))

    def collect(self, pages):
        """The pages as a list; asking one for its language or address takes no further query."""
        return [self.adopt(page) for page in pages]

    def adopt(self, page):
        page.locale = self.locale
        # Otherwise every address would ask the cache anew, which may be a database table.
        page._wagtail_cached_site_root_paths = self.root_paths
        return page

    def by_source(self, model, pks):
        """{source pk: page} for primary keys of source rows; hidden pages are left out."""
        pks = {pk for pk in pks if pk}
        if not pks:
            return {}
        keys = Page.objects.filter(pk__in=pks).values("translation_key")
        rows = self.pages(model).filter(translation_key__in=keys)
        return {row.source_pk: row for row in self.collect(rows)}

    def words(self, model, pks):
        """{source pk: snippet} in the reader's language, or the source row when not translated."""
        return localized_map(model, pks, self.page.content_locale)

    def term_source(self, manager):
        """A source for gather(): the names of a record's terms; {} in a preview."""
        rows = manager.all()
        if not isinstance(rows, QuerySet):
            return {}
        keys = rows.order_by().values("translation_key")
        codes = {self.page.content_language, settings.LANGUAGE_CODE}
        named = rows.model.objects.filter(translation_key__in=keys, locale__language_code__in=codes)
        columns = {"key": "translation_key", "code": "locale__language_code"}
        columns |= {name: name for name in ("name", "position", "live")}
        return {"terms": (named, {name: F(column) for name, column in columns.items()})}

    def terms(self, manager, rows):
        """Marked names of a record's terms, in their vocabulary's order, from what gather() gave."""
        if rows is None:
            named = self.words(manager.model, [row.pk for row in manager.all()]).values()
            rows = [
                {"name": row.name, "position": row.position, "code": row.locale.language_code}
                for row in named
            ]
        else:
            rows = self._in_my_words(rows)
        return [
            marked(row["name"], foreign_tag(row["code"]))
            for row in sorted(rows, key=lambda row: (row["position"], sort_key(row["name"])))
        ]

    def _in_my_words(self, rows):
        chosen = {}
        for row in rows:
            is_own = row["code"] == self.page.content_language and row["live"]
            if row["key"] not in chosen or is_own:
                chosen[row["key"]] = row
        return chosen.values()


def children_ids(manager, attribute):
    """Values of a child relation for an `__in`: a subquery, or a list in a preview of unsaved changes."""
    rows = manager.all()
    if isinstance(rows, QuerySet):
        return rows.order_by().values(attribute)
    return [getattr(row, attribute) for row in rows]


# --- Words that may be in another language than the text around them -------------------------------


def foreign_tag(code):
    """`code` when words in it need marking here, "" otherwise."""
    return "" if not code or code == get_language() else code


def page_lang(page):
    return language_of_words(page)


def snippet_lang(snippet):
    return foreign_tag(snippet.locale.language_code)


def marked(text, lang=""):
    """The text as HTML, with its language when it is not that of the page."""
    return (
        format_html('<span lang="{}">{}</span>', lang, text) if lang else conditional_escape(text)
    )


def marked_snippet(snippet, text=None):
    return marked(text if text is not None else str(snippet), snippet_lang(snippet))


def joined(parts):
    """HTML „култура, спорт и наука“ of texts or marked texts."""
    parts = [str(conditional_escape(part)) for part in parts]
    return mark_safe(format_list(parts, locale=language()))  # noqa: S308 - every part is escaped
