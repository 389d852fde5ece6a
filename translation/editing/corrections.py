"""What of a public translation readers do not have yet: marked on its texts, told above them."""

from dataclasses import dataclass

from translation import chosen, published
from translation.editing import choices


@dataclass(frozen=True)
class Corrections:
    """What came since the publication: `texts` were written or corrected, `choices` of pictures and links made.

    `left` texts are to be finished first.
    """

    texts: int
    choices: int
    left: int


def mark(it, rows):
    """Marks the Rows that differ from what readers have; the Corrections, or None for what is not public.

    Two queries.
    """
    moment = published_at(it)
    if moment is None:
        return None
    found = published.since(it.translation, moment)
    for row in rows:
        key = (row.segment.string_id, row.segment.context_id)
        if row.text is not None and found.is_different(key, row.text.data):
            row.has_new_words, row.published = True, found.words[key]
    paths = chosen.changed_since(it.translation, moment)
    for row in rows:
        row.has_new_choice = any(choices.belongs(path, row) for path in paths)
    return Corrections(
        texts=sum(row.has_new_words for row in rows),
        choices=len(paths),
        left=sum(not row.is_done for row in rows),
    )


def published_at(it):
    """When what readers have was published; None while they have nothing of it."""
    row = it.row
    if not it.translation.enabled or not row.live or getattr(row, "alias_of_id", None):
        return None
    return row.last_published_at
