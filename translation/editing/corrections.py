"""What of a public translation readers do not have yet: marked on its texts, told above them."""

from dataclasses import dataclass

from translation import published


@dataclass(frozen=True)
class Corrections:
    """`count` texts were written or corrected since the publication; `left` texts are to be finished first."""

    count: int
    left: int


def mark(it, rows):
    """Marks the Rows that differ from what readers have; the Corrections, or None for what is not public.

    One query.
    """
    moment = published_at(it)
    if moment is None:
        return None
    found = published.since(it.translation, moment)
    for row in rows:
        key = (row.segment.string_id, row.segment.context_id)
        if row.text is not None and found.is_different(key, row.text.data):
            row.is_since_publication, row.published = True, found.words[key]
    return Corrections(
        sum(row.is_since_publication for row in rows), sum(not row.is_done for row in rows)
    )


def published_at(it):
    """When what readers have was published; None while they have nothing of it."""
    row = it.row
    if not it.translation.enabled or not row.live or getattr(row, "alias_of_id", None):
        return None
    return row.last_published_at
