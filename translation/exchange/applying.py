"""Taking a file over: kept between the report and the yes, then written text by text."""

import datetime
from collections import Counter, defaultdict
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from translation import notify, texts
from translation.exchange import planning
from translation.exchange.plans import WRITABLE, Kind
from translation.exchange.units import Incoming, IncomingFile
from translation.flow import tasks
from translation.models import FileImport
from translation.models.texts import Origin
from translation.texts import Entry

# A report that nobody answered is forgotten.
KEPT_FOR = datetime.timedelta(days=14)


def keep(files, plan, user, name, translation=None):
    """A FileImport to be answered later."""
    old = FileImport.objects.filter(created_at__lt=timezone.now() - KEPT_FOR)
    old.exclude(content=[]).filter(applied_at=None).delete()
    return FileImport.objects.create(
        user=user,
        translation=translation,
        name=name[:255],
        content=[asdict(file) for file in files],
        seen={row.key: row.version for row in plan.rows if row.segment is not None},
        result={"offered": plan.offered},
    )


def files_of(file_import):
    """The IncomingFiles that were kept."""
    return [
        IncomingFile(
            **{
                **file,
                "units": [
                    Incoming(
                        **{
                            **unit,
                            "target": _pieces(unit["target"]),
                            "source": _pieces(unit["source"]),
                        }
                    )
                    for unit in file["units"]
                ],
            }
        )
        for file in file_import.content
    ]


def _pieces(stored):
    """JSON has no tuples."""
    return None if stored is None else [tuple(piece) for piece in stored]


def plan_of(file_import, user, take_reviews=False):
    """The Plan as it is now; texts that changed since the report are conflicts, and left alone."""
    plan = planning.build(
        files_of(file_import), user, file_import.translation, take_reviews=take_reviews
    )
    for row in plan.rows:
        if row.kind in WRITABLE and file_import.seen.get(row.key, 0) != row.version:
            row.kind = Kind.CONFLICT
    return plan


@transaction.atomic
def apply(file_import, user, keys, rests=(), take_reviews=False):
    """Writes the rows that were agreed to (plans.Plan.chosen); returns {kind: number written}.

    Asked twice at the same moment, the second finds it done: {}.
    """
    file_import = FileImport.objects.select_for_update().get(pk=file_import.pk)
    if file_import.applied_at is not None:
        return {}
    plan = plan_of(file_import, user, take_reviews)
    written = Counter()
    grouped = defaultdict(list)
    for row in plan.chosen(keys, rests):
        grouped[row.translation.pk].append(row)
        written[row.kind] += 1
    left = plan.counts - written
    for rows in grouped.values():
        entries = [Entry(row.segment, row.incoming, row.state) for row in rows]
        texts.save_many(rows[0].translation, entries, user=user, origin=Origin.FILE)
    file_import.applied_at = timezone.now()
    file_import.content, file_import.seen = [], {}
    file_import.result = {
        "written": dict(written),
        "left": dict(left),
        "pages": {str(pk): len(rows) for pk, rows in grouped.items()},
    }
    file_import.save()
    _tell(file_import, grouped, user)
    return dict(written)


def _tell(file_import, grouped, user):
    """Who has the task is told that somebody else's file wrote in it."""
    waiting = tasks.open_tasks().filter(translation__in=grouped, assignee__isnull=False)
    for task in waiting.exclude(assignee=user).select_related("translation", "assignee"):
        notify.send(
            notify.IMPORTED,
            [task.assignee],
            task=task,
            actor=user,
            extra={"count": len(grouped[task.translation_id])},
        )
