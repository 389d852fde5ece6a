"""Documents of records, in one query."""

from django.db.models import prefetch_related_objects


def with_documents(rows):
    """Rows that name a document, knowing it; those whose document is gone are left out."""
    if rows:
        prefetch_related_objects(rows, "document")
    return [row for row in rows if row.document is not None]
