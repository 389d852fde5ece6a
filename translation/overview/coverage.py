"""How far the translation has come: in pages and records, texts and words.

Counted over what is public in the source language. A text counts when a usable translation of it exists,
public or not; a page counts when its translation is public.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from translation import standings, states
from translation.standing_sql import Statement

PUBLIC = Statement("s.source_live")
_COLUMNS = (
    "s.locale_id, s.section, s.content_type_id, s.state, COUNT(*), SUM(s.strings), SUM(s.done),"
    " SUM(s.words), SUM(s.words_done)"
)


@dataclass
class Tally:
    """Sums over some objects in one language; `by_state` counts the objects."""

    objects: int = 0
    strings: int = 0
    strings_done: int = 0
    words: int = 0
    words_done: int = 0
    by_state: dict = field(default_factory=lambda: defaultdict(int))

    def add(self, state, objects, *sums):
        self.objects += objects
        self.by_state[state] += objects
        for name, value in zip(
            ("strings", "strings_done", "words", "words_done"), sums, strict=True
        ):
            setattr(self, name, getattr(self, name) + int(value or 0))

    @property
    def current(self):
        return self.by_state[states.CURRENT]

    @property
    def outdated(self):
        return self.by_state[states.OUTDATED]

    @property
    def missing(self):
        return self.by_state[states.MISSING]

    @property
    def words_left(self):
        return self.words - self.words_done

    @property
    def percent(self):
        """Of the words, rounded down: 100 only when all are done."""
        return 100 * self.words_done // self.words if self.words else 100


@dataclass
class Coverage:
    """Tallies of one locale: in all, by section (tree path, "" for records) and by type (content type id)."""

    total: Tally = field(default_factory=Tally)
    by_section: dict = field(default_factory=lambda: defaultdict(Tally))
    by_type: dict = field(default_factory=lambda: defaultdict(Tally))


def coverage(where=()):
    """{locale id: Coverage} of what the conditions let through: one grouped query, whatever its size.

    Call `sizes.fill()` before: words that nobody counted are none.
    """
    rows = standings.select(
        _COLUMNS,
        where=[PUBLIC, *where],
        tail="GROUP BY s.locale_id, s.section, s.content_type_id, s.state",
    )
    found = defaultdict(Coverage)
    for locale_id, section, type_id, state, *figures in rows:
        one = found[locale_id]
        for tally in (one.total, one.by_section[section], one.by_type[type_id]):
            tally.add(state, *figures)
    return dict(found)
