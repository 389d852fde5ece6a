"""What a query finds in one language: pages, and the documents that public pages show, best first."""

from dataclasses import dataclass

from wagtail.models import Page

from search.documents import MOST as MOST_DOCUMENTS
from search.documents import found_documents

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


def find(query, pages, locale):
    """[Hit], at most MOST pages and MOST_DOCUMENTS documents; two queries, five when a document is found."""
    hits = [Hit(page) for page in searched(pages.filter(locale=locale), query, MOST)]
    documents = found_documents(query, locale, MOST_DOCUMENTS)
    hits += [Hit(document, page) for document, page in documents]
    return sorted(hits, key=lambda hit: -hit.strength)


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
