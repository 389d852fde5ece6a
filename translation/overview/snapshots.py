"""The history of the coverage: one row for each day and language."""

from django.utils import timezone
from wagtail.models import Locale

from translation.models import CoverageSnapshot
from translation.overview import sizes
from translation.overview.coverage import coverage


def record(day=None):
    """Writes today's figures, once: called again on the same day they are brought up to date."""
    day = day or timezone.localdate()
    sizes.fill()
    rows = [
        CoverageSnapshot(
            day=day,
            locale_id=locale_id,
            objects_total=found.total.objects,
            current=found.total.current,
            outdated=found.total.outdated,
            strings=found.total.strings,
            strings_done=found.total.strings_done,
            words=found.total.words,
            words_done=found.total.words_done,
        )
        for locale_id, found in coverage().items()
    ]
    CoverageSnapshot.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["day", "locale"],
        update_fields=[
            "objects_total", "current", "outdated", "strings", "strings_done", "words", "words_done",
        ],
    )  # fmt: skip
    return rows


def record_if_new_day():
    """For the dashboard: a history grows without a scheduler too."""
    today = timezone.localdate()
    if not CoverageSnapshot.objects.filter(day=today).exists():
        record(today)


def history(locale_ids, days=365):
    """{Locale: [CoverageSnapshot, oldest first]} of the last days that were recorded."""
    rows = list(
        CoverageSnapshot.objects.filter(locale_id__in=locale_ids).order_by("-day")[
            : days * max(1, len(locale_ids))
        ]
    )
    names = Locale.objects.in_bulk({row.locale_id for row in rows})
    found = {}
    for row in reversed(rows):
        found.setdefault(names[row.locale_id], []).append(row)
    return found
