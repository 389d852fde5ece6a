"""The concordance: how was a word translated before?"""

import re
from dataclasses import dataclass, field

from django.db.models import Case, Count, IntegerField, Max, Min, Q, Value, When

from translation.memory import places
from translation.memory.marks import fold, plain
from translation.models import MemoryEntry

EITHER, ORIGINAL, TRANSLATION = "either", "original", "translation"
_COLUMNS = {ORIGINAL: ["source_folded"], TRANSLATION: ["target_folded"]}


@dataclass
class Hit:
    """Texts that say the same: `source` and `target` are [(words, whether they were looked for)]."""

    pk: int
    source: list
    target: list
    times: int
    approved: bool
    origin: str
    file_name: str
    updated_at: object
    places: list = field(default_factory=list)

    @property
    def elsewhere(self):
        """In how many places it stands besides those that are named."""
        return max(0, self.times - len(self.places)) if self.origin == "site" else 0


def search(words, pair, where=EITHER):
    """Groups (dicts) of entries with all of the words in the original, or all in the translation.

    Letters of either size are the same, also Cyrillic ones on SQLite: the folded texts are searched.
    """
    rows = MemoryEntry.objects.filter(
        source_locale=pair.source, target_locale=pair.target, forgotten=False
    )
    condition = Q()
    for column in _COLUMNS.get(where, ["source_folded", "target_folded"]):
        part = Q()
        for word in fold(words).split():
            part &= Q(**{f"{column}__contains": word})
        condition |= part
    approved = Case(
        When(approved=True, then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    return (
        rows.filter(condition)
        .values("source_text", "target_text")
        .annotate(
            first=Min("pk"),
            times=Count("pk"),
            latest=Max("updated_at"),
            # "site" comes before "tmx".
            from_where=Min("origin"),
            is_approved=Max(approved),
            file=Max("file_name"),
        )
        .order_by("from_where", "-is_approved", "-latest", "first")
    )


def hits(groups, words, pair, user):
    """Hits of some groups, with the places that `user` may see."""
    groups = list(groups)
    pattern = _pattern(words)
    entries = MemoryEntry.objects.filter(
        source_locale=pair.source,
        target_locale=pair.target,
        source_text__in={group["source_text"] for group in groups},
        forgotten=False,
    ).select_related("text__context")
    by_words = {}
    for entry in entries:
        by_words.setdefault((entry.source_text, entry.target_text), []).append(entry)
    seen = places.visible(user, pair.target, list(entries))
    return [
        _hit(group, by_words[group["source_text"], group["target_text"]], seen, pattern)
        for group in groups
    ]


def _hit(group, entries, seen, pattern):
    keys = dict.fromkeys(entry.text.context.object_id for entry in entries if entry.text_id)
    return Hit(
        pk=group["first"],
        source=_marked(plain(group["source_text"]), pattern),
        target=_marked(plain(group["target_text"]), pattern),
        times=group["times"],
        approved=bool(group["is_approved"]),
        origin=group["from_where"],
        file_name=group["file"],
        updated_at=group["latest"],
        places=[seen[key] for key in keys if key in seen],
    )


def _pattern(words):
    found = sorted(set(words.split()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)), re.IGNORECASE) if found else None


def _marked(text, pattern):
    """[(words, whether they were looked for)]."""
    if pattern is None:
        return [(text, False)]
    pieces, end = [], 0
    for found in pattern.finditer(text):
        pieces += [(text[end : found.start()], False), (found[0], True)]
        end = found.end()
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]
