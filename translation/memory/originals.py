"""The memory's originals by length, kept in each process: reading them anew would be most of the cost.

One small query asks whether they are still those of the database: their number and the last key. An original
never changes under its key, so that these two say enough; what was forgotten meanwhile is sorted out when the
entries themselves are read. New entries are added to what is there.
"""

import uuid
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max

from translation.models import MemoryEntry

# In the cache that all processes share. A database that was put back has another past than the memory here.
TOKEN = "translation-memory"  # noqa: S105
_kept = {}


@dataclass(frozen=True)
class Originals:
    """Parallel lists by growing length; `count` and `last` are the number and the greatest key."""

    token: str
    count: int
    last: int
    lengths: list
    keys: list
    texts: list

    def between(self, least, most):
        """(keys, folded texts) of the originals that have so many characters."""
        start, end = bisect_left(self.lengths, least), bisect_right(self.lengths, most)
        return self.keys[start:end], self.texts[start:end]


def originals(source_locale, target_locale):
    """The Originals of a pair of locales as the database has them now."""
    # A forgotten entry has the length 0; the index of lengths answers alone.
    rows = MemoryEntry.objects.filter(
        source_locale=source_locale, target_locale=target_locale, length__gt=0
    )
    now = rows.aggregate(count=Count("pk"), last=Max("pk"))
    count, last, token = now["count"], now["last"] or 0, _token()
    pair = (source_locale.pk, target_locale.pk)
    known = _kept.get(pair)
    if known is None or (known.token, known.count, known.last) != (token, count, last):
        known = _kept[pair] = _read(rows, token, known)
    return known


def _token():
    token = cache.get(TOKEN)
    if token is None:
        token = uuid.uuid4().hex
        cache.set(TOKEN, token, timeout=None)
    return token


def _read(rows, token, known):
    """Reads what is new, or everything where more than that is different."""
    if known is not None and known.token == token:
        added = _columns(rows.filter(pk__gt=known.last))
        if added and rows.count() == known.count + len(added):
            old = zip(known.lengths, known.keys, known.texts, strict=True)
            return _originals(token, [*old, *added])
    return _originals(token, _columns(rows))


def _columns(rows):
    return list(rows.values_list("length", "pk", "source_folded"))


def _originals(token, columns):
    columns.sort(key=lambda row: row[0])
    return Originals(
        token=token,
        count=len(columns),
        last=max((row[1] for row in columns), default=0),
        lengths=[row[0] for row in columns],
        keys=[row[1] for row in columns],
        texts=[row[2] for row in columns],
    )
