"""What an uploaded file would change: its texts beside ours, and which of them are taken over."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy
from wagtail_localize.models import StringSegment

from translation.models.texts import State
from translation.quality.findings import ERROR


class Kind(models.TextChoices):
    NEW = "new", gettext_lazy("new: here they wait for a translation")
    CHANGED = "changed", gettext_lazy("changed: other words than here")
    RAISED = "raised", gettext_lazy("confirmed: the same words, a draft no longer")
    REVIEWED = "reviewed", gettext_lazy("reviewed work that would be overwritten")
    SAME = "same", gettext_lazy("the same as here")
    EMPTY = "empty", gettext_lazy("without words in the file")
    COPY = "copy", gettext_lazy("not translated in the file: the same as the original")
    UNFINISHED = "unfinished", gettext_lazy("a draft in the file, finished here")
    PARTIAL = "partial", gettext_lazy("cut into pieces, some of them without words")
    SOURCE_CHANGED = "source", gettext_lazy("the original was changed since")
    REFUSED = "refused", gettext_lazy("may not be changed")
    UNKNOWN = "unknown", gettext_lazy("texts that this site does not have")
    CONFLICT = "conflict", gettext_lazy("changed here since the report")


WRITABLE = (Kind.NEW, Kind.CHANGED, Kind.RAISED, Kind.REVIEWED)
FINISHED = (State.TRANSLATED, State.REVIEWED, State.KEPT)

# Rows of each kind that are shown, each with its tick.
MOST_ROWS = 200


@dataclass
class Row:
    """One unit of the file beside the text of ours; `written_for` is the original in the file, "" for none.

    `state` is what it would be in, `here` what the text of ours is in ("" for no translation). Unknown units have no translation; where the place has other texts by now, no segment or just the one.
    """

    kind: str
    identity: str
    incoming: str = ""
    source: str = ""
    written_for: str = ""
    current: str = ""
    state: str = State.TRANSLATED
    reason: str = ""
    findings: list = field(default_factory=list)
    version: int = 0
    here: str = ""
    segment: StringSegment = None
    translation: object = None

    @property
    def key(self):
        """Names the row among those of all files of an archive: texts have the same id in every language."""
        locale_id = self.translation.target_locale_id if self.translation else ""
        return f"{locale_id}.{self.identity}"

    @property
    def has_errors(self):
        return any(found.level == ERROR for found in self.findings)

    @property
    def is_doubtful(self):
        """Not to be taken over unless a person asks for it: reviewed work, and what would be but a draft."""
        return self.kind == Kind.REVIEWED or self.has_errors

    @property
    def takes_back(self):
        """Whether a text that is finished here would be a draft again."""
        return self.has_errors and self.here in FINISHED

    @property
    def is_claim(self):
        """Whether nothing but the review that the file speaks of would be new."""
        return self.kind == Kind.RAISED and self.here == State.TRANSLATED


@dataclass
class Plan:
    rows: list
    # How many texts the file calls reviewed that are not so here, where the person may say so.
    claims: int = 0

    @property
    def counts(self):
        return Counter(row.kind for row in self.rows)

    @property
    def errors(self):
        return sum(row.has_errors for row in self.rows if row.kind in WRITABLE)

    def of(self, kind):
        """Those that want a look first."""
        found = [row for row in self.rows if row.kind == kind]
        return sorted(found, key=lambda row: not row.is_doubtful)

    def shown(self, kind):
        return self.of(kind)[:MOST_ROWS]

    def rest(self, kind):
        """What is not shown, and taken over together; never a text with an error."""
        return [row for row in self.of(kind)[MOST_ROWS:] if not row.has_errors]

    def chosen(self, keys, rests):
        """Rows that were ticked (their keys), and all that was not shown of the kinds in `rests`.

        Those that are raised to reviewed alone have no tick: the one for all reviews is theirs.
        """
        ticked = set(keys)
        for kind in rests:
            ticked |= {row.key for row in self.rest(kind)}
        return [
            row for row in self.rows if row.kind in WRITABLE and (row.key in ticked or row.is_claim)
        ]

    @property
    def offered(self):
        """How many texts could be taken over, or taken as reviewed."""
        return sum(self.counts[kind] for kind in WRITABLE) + self.claims
