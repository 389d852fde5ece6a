"""Tasks whose day comes near, or has passed: told once for each date, to whom they are given."""

from datetime import timedelta

from django.db.models import Q

from translation.models import TranslationTask
from translation.models.notices import Kind
from translation.notify.sending import send

DAYS_BEFORE = 2


def tell(today):
    """Writes the notices of the day; called again, it writes none. Returns how many are new."""
    tasks = TranslationTask.objects.filter(
        ~Q(state__in=TranslationTask.CLOSED),
        assignee__isnull=False,
        due__lte=today + timedelta(days=DAYS_BEFORE),
    ).select_related("assignee", "translation__source", "translation__target_locale")
    written = []
    for task in tasks.order_by("pk"):
        kind = Kind.OVERDUE if task.due < today else Kind.DUE
        due = task.due.isoformat()
        written += send(
            kind, [task.assignee], task=task, extra={"due": due}, key=f"task-{task.pk}-{due}"
        )
    return len(written)
