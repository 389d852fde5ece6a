"""Which texts are shown."""

from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from translation.editing.rows import ERROR
from translation.models.texts import State

TODO, CHANGES, DRAFTS, COMMENTS = "todo", "changed", "drafts", "comments"
ERRORS, WARNINGS = "errors", "warnings"
SINCE, PUBLISHED = "since", "published"
LABELS = {
    "": pgettext_lazy("texts", "All"),
    TODO: pgettext_lazy("texts", "To do"),
    CHANGES: pgettext_lazy("texts", "Changed"),
    DRAFTS: pgettext_lazy("texts", "Drafts and machine"),
    ERRORS: pgettext_lazy("texts", "With errors"),
    WARNINGS: pgettext_lazy("texts", "With warnings"),
    COMMENTS: pgettext_lazy("texts", "With comments"),
    SINCE: pgettext_lazy("texts", "Changed since the return"),
    PUBLISHED: pgettext_lazy("texts", "Changed since the publication"),
}


@dataclass(frozen=True)
class Filter:
    key: str
    label: str
    count: int
    is_on: bool

    @property
    def is_hidden(self):
        """The bar has room for what there is; all texts, and those to do, are always there."""
        return self.key not in ("", TODO) and not self.count and not self.is_on


def chosen(key):
    return key if key in LABELS else ""


def matches(row, key):
    return {
        "": True,
        TODO: not row.is_done,
        CHANGES: row.previous is not None and not row.is_done,
        DRAFTS: row.state in (State.DRAFT, State.MACHINE),
        ERRORS: row.state == ERROR,
        WARNINGS: bool(row.warnings),
        COMMENTS: bool(row.comments),
        SINCE: row.is_since_return,
        PUBLISHED: row.is_since_publication,
    }[key]


def counted(rows, shown, is_returned=False, is_public=False):
    """The Filters with their numbers; what changed since a return or a publication only where there was one."""
    left_out = {SINCE: not is_returned, PUBLISHED: not is_public}
    return [
        Filter(key, label, sum(matches(row, key) for row in rows), key == shown)
        for key, label in LABELS.items()
        if not left_out.get(key)
    ]
