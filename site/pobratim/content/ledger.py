"""Knows what earlier loadings made, so that only what changed is touched."""

import hashlib
import json

from pobratim.models import LoadedRecord

# Raise it when the loader makes something else of the same files.
VERSION = 1


def digest_of(record, languages, resolve):
    """SHA-256 of what the files say about a record, and of what stands behind the things it points at."""
    uses = sorted({use.ref for use in record.uses})
    said = [VERSION, languages, record.raw, [[str(ref), str(resolve(ref))] for ref in uses]]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


class Ledger:
    def __init__(self):
        self.rows = {row.key: row for row in LoadedRecord.objects.all()}
        self.changed = {}

    def pk_of(self, ref):
        """The primary key (text) of what was made of it, or None."""
        row = self.rows.get(str(ref))
        return row.object_pk if row and row.object_pk else None

    def is_same(self, ref, digest):
        row = self.rows.get(str(ref))
        return row is not None and row.digest == digest

    def note(self, ref, digest, pk):
        row = self.rows.setdefault(str(ref), LoadedRecord(key=str(ref)))
        row.digest, row.object_pk = digest, str(pk)
        self.changed[row.key] = row

    def save(self):
        LoadedRecord.objects.bulk_create([row for row in self.changed.values() if not row.pk])
        LoadedRecord.objects.bulk_update(
            [row for row in self.changed.values() if row.pk], ["digest", "object_pk"]
        )

    def left_over(self, records):
        """Keys of what was loaded earlier and is not in this folder; it stays on the site."""
        return sorted(set(self.rows) - {str(record.ref) for record in records})
