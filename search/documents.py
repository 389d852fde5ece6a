"""Documents that a reader's query finds, each with the page that offers it.

A document in the library that no public page offers is not found: it may be a draft, or not meant for readers.
"""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from facts.visible import share_roots, visible

# Of the documents found, those looked at; few pages of results show more than a handful.
MOST = 50


class FoundDocument(NamedTuple):
    """A document (title, type and size are its own) and the first page of the reader's tree that offers it.

    `document.strength` tells how well it fits, as the database counts.
    """

    document: object
    page: Page


def found_documents(query, locale, limit=5):
    """At most `limit` FoundDocument for a reader's query, the best first; five queries at most."""
    rows = get_document_model().objects.select_related("collection")
    documents = _open(list(rows.search(query).annotate_score("strength")[:MOST]))
    pages = _offering(documents, locale) if documents else {}
    return [
        FoundDocument(document, pages[document.pk])
        for document in documents
        if document.pk in pages
    ][:limit]


def _open(documents):
    """The documents outside private collections."""
    if not documents:
        return []
    closed = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    return [document for document in documents if not document.collection.path.startswith(closed)]


def _offering(documents, locale):
    """{primary key of a document: the visible page of that language that offers it}."""
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(get_document_model()),
        to_object_id__in=[str(document.pk) for document in documents],
    ).values_list("to_object_id", "object_id")
    links = [(int(document), int(page)) for document, page in rows]
    pages = visible(Page.objects.filter(pk__in={page for _document, page in links}, locale=locale))
    by_pk = {page.pk: page for page in share_roots(list(pages.order_by("path")))}
    offering = {}
    for document, page in links:
        if page in by_pk:
            first = offering.setdefault(document, by_pk[page])
            offering[document] = min(first, by_pk[page], key=lambda found: found.path)
    return offering
