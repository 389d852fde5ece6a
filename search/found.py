"""What a query finds in one language: pages, and the documents that public pages show, best first."""

from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from search.analysis import whole_name
from search.documents import MOST as MOST_DOCUMENTS
from search.documents import found_documents
from search.query import names_looked_for

# What a page, or a document, in another language than the reader's counts of its strength.
ELSEWHERE = 0.5
# More than anybody reads; the filters count within them.
MOST = 1000
LISTED = (
    "title",
    "path",
    "depth",
    "url_path",
    "content_type_id",
    "locale_id",
    "alias_of_id",
    "slug",
)


@dataclass
class Hit:
    """A page, or a document with the page that offers it."""

    record: object
    page: Page | None = None

    @property
    def is_document(self):
        return self.page is not None

    @property
    def strength(self):
        """How well it fits: SQLite counts below zero, PostgreSQL above."""
        return abs(self.record.strength or 0)

    @property
    def name(self):
        """The term of the page's whole title; "" for a document: who asks for a name wants its page."""
        return "" if self.is_document else whole_name(self.record.title)

    def weight(self, locale):
        """The strength; what is not in the reader's language counts less."""
        if self.is_document:
            is_own = self.record.language == locale.language_code
        else:
            is_own = (
                self.record.alias_of_id is None or locale.language_code == settings.LANGUAGE_CODE
            )
        return self.strength * (1 if is_own else ELSEWHERE)


def find(query, pages, locale):
    """[Hit], at most MOST pages and MOST_DOCUMENTS documents; two queries, five when a document is found."""
    hits = [Hit(page) for page in searched(pages.filter(locale=locale), query, MOST)]
    documents = found_documents(query, locale, MOST_DOCUMENTS)
    hits += [Hit(document, page) for document, page in documents]
    names = set(names_looked_for(query))
    return sorted(hits, key=lambda hit: (hit.name not in names, -hit.weight(locale)))


def elsewhere(query, pages, locales):
    """The primary key of the language of every page found that is written in one of `locales`; one query."""
    found = searched(pages.filter(locale__in=locales), query, MOST)
    return [page.locale_id for page in found if page.alias_of_id is None]


def searchable():
    """The pages that every reader may see, in all languages; one query, which the pages found do not repeat."""
    # The search engine reads only plain filters: visible() is not one.
    return Page.objects.live().public().filter(depth__gt=1).only(*LISTED)


def searched(rows, query, most):
    """At most `most` of the rows that a query finds, the best first, each with its `strength`; one query."""
    return rows.search(query, operator="and").annotate_score("strength")[:most]
