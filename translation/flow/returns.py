"""The last return of a translation for rework: who said what, and which texts changed since."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import TaskState

from translation.models import TextRevision


@dataclass(frozen=True)
class Return:
    """`by` is who returned it, with `comment`, at the time `at`."""

    by: object
    comment: str
    at: datetime

    def changed(self, translation):
        """{(string id, context id)} of the texts saved since; one query."""
        rows = TextRevision.objects.filter(
            context__object_id=translation.source.object_id,
            locale_id=translation.target_locale_id,
            created_at__gt=self.at,
        )
        return set(rows.values_list("string_id", "context_id"))


def last_return(task):
    """The Return of an open task, or None; one query, none for a task that was never submitted.

    It holds until the task is done: the translator has it beside the texts, the reviewer of the second round too.
    """
    if task is None or task.review_id is None:
        return None
    state = (
        TaskState.objects.filter(workflow_state_id=task.review_id, status=TaskState.STATUS_REJECTED)
        .select_related("finished_by")
        .order_by("-finished_at")
        .first()
    )
    return Return(state.finished_by, state.comment, state.finished_at) if state else None
