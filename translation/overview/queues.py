"""The lists of the dashboard: what there is to do, for whom."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from translation import roles, standings
from translation.standing_sql import Statement

# What is due within so many days is shown as due.
SOON = datetime.timedelta(days=7)
# Drafts of the source that nobody translates yet are no work.
WORTH_SHOWING = Statement("s.source_live OR s.translation_id IS NOT NULL")
_READY = (
    "s.translation_id IS NOT NULL AND s.source_live AND s.done = s.strings AND s.errors = 0"
    " AND (s.state IN ('ready', 'outdated') OR (s.state = 'current' AND s.is_corrected))"
    " AND COALESCE(s.task_state, '') NOT IN ('returned', 'approved')"
)


@dataclass(frozen=True)
class Queue:
    """`condition` is SQL on standings `s`; `empty` is what stands in an empty list."""

    name: str
    label: str | Promise
    condition: str
    empty: str | Promise

    def as_condition(self):
        return Statement(self.condition)


def queues_for(user):
    """The Queues of a person, in the order of their urgency: for reviewers first what waits for them."""
    mine = f"s.assignee_id = {int(user.pk)}"
    horizon = (timezone.localdate() + SOON).isoformat()
    is_manager = user.is_superuser or bool(roles.locales_of(user, roles.MANAGE))
    whose = "1 = 1" if is_manager else f"({mine} OR s.assignee_id IS NULL)"
    is_reviewer = not is_manager and bool(roles.locales_of(user, roles.REVIEW))
    found = _queues(mine, horizon, whose)
    return sorted(found, key=lambda queue: queue.name != "review") if is_reviewer else found


def _queues(mine, horizon, whose):
    return [
        Queue("mine", _("Assigned to me"), mine, _("Nothing is assigned to you.")),
        Queue(
            "due",
            _("Due"),
            f"s.due <= '{horizon}' AND {whose}",
            _("Nothing is due in the next seven days."),
        ),
        Queue(
            "returned",
            _("Returned for rework"),
            f"s.task_state = 'returned' AND {whose}",
            _("Nothing was returned for rework."),
        ),
        Queue(
            "changed",
            _("Changed originals"),
            "s.state = 'outdated' OR (s.state = 'in_review' AND s.is_public AND s.done < s.strings)",
            _("No public translation is behind its original."),
        ),
        Queue(
            "machine",
            _("Machine text to confirm"),
            "s.machine > 0",
            _("No machine text waits for a person."),
        ),
        Queue("review", _("In review"), "s.state = 'in_review'", _("Nothing waits for a review.")),
        Queue(
            "tasks",
            _("Open tasks"),
            "s.task_id IS NOT NULL",
            _("Nobody has an open task."),
        ),
        _ready(),
        Queue(
            "missing",
            _("Not translated"),
            "s.state = 'missing'",
            _("Everything public is in translation or translated."),
        ),
        Queue("all", _("All"), "1 = 1", _("There is nothing to translate yet.")),
    ]


def _ready():
    """What is finished, never published or corrected since: published next, or handed in where that is a must."""
    if settings.POBRATIM_TRANSLATION_REVIEW_REQUIRED:
        return Queue(
            "ready", _("Finished, to be submitted"), _READY, _("Nothing waits to be submitted.")
        )
    return Queue("ready", _("Ready to publish"), _READY, _("Nothing waits for its publication."))


def counts(queues, where):
    """How many rows each queue has, in their order; one query."""
    columns = ", ".join(f"SUM(CASE WHEN {queue.condition} THEN 1 ELSE 0 END)" for queue in queues)
    row = standings.select(columns, where=[WORTH_SHOWING, *where])[0]
    return [number or 0 for number in row]


def first_with_work(queues, numbers):
    return next((queue for queue in queues if numbers[queue.name]), queues[-1])
