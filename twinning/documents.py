"""Documents of records."""

from dataclasses import dataclass

from django.db.models import F, Value

from facts.rows import columns_of, to_instance
from media.models import DocumentFile
from twinning.models import AgreementFile, ExchangeDocument

PREFIX = "document__"


@dataclass(frozen=True)
class Labelled:
    """A document and what a page calls it ("" for its own title)."""

    document: DocumentFile
    label: str


def sources(exchanges=(), agreements=()):
    """Sources for gather(): the documents of the pages with these primary keys."""
    columns = columns_of(DocumentFile, PREFIX) | {"position": F("sort_order")}
    found = {}
    if exchanges:
        rows = ExchangeDocument.objects.filter(exchange__in=exchanges)
        found["documents"] = (rows, columns | {"label": F("label")})
    if agreements:
        rows = AgreementFile.objects.filter(agreement__in=agreements)
        found["files"] = (rows, columns | {"label": Value("")})
    return found


def labelled(rows):
    """[Labelled] of what gather() found for sources(), each document once, in the order of the rows."""
    found = {}
    for values in sorted(
        [*rows.get("documents", []), *rows.get("files", [])], key=lambda row: row["position"] or 0
    ):
        document = to_instance(DocumentFile, values, PREFIX)
        found.setdefault(document.pk, Labelled(document, values["label"]))
    return list(found.values())
