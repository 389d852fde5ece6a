"""Other words for what is looked for: applied to the query, so that a change needs no new index.

A source is a function: folded words of a query (a tuple, see `search.letters.fold`) → iterable of
`Synonym`. Apps register theirs when they are ready; a source must be quick, for every search asks it.
"""

from typing import NamedTuple

_SOURCES = []


class Synonym(NamedTuple):
    """The words from `start` up to `end` may as well be any of `phrases` (texts of one or more words)."""

    start: int
    end: int
    phrases: tuple[str, ...]


def register(source):
    """Adds a source; usable as a decorator."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def expansions(words, more=()):
    """The Synonyms for folded words, of every source and `more`, longer stretches first; none overlaps another.

    Those of the same stretch are joined.
    """
    found = {}
    known = [synonym for source in _SOURCES for synonym in source(tuple(words))]
    for start, end, phrases in [*more, *known]:
        found.setdefault((start, end), {}).update(dict.fromkeys(phrases))
    chosen, taken = [], set()
    for start, end in sorted(found, key=lambda stretch: (stretch[0] - stretch[1], stretch[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append(Synonym(start, end, tuple(found[start, end])))
    return sorted(chosen)
