"""manage.py forget_searches: deletes the counts of searches that are too old."""

import calendar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.models import SearchCount

MONTHS = 12


def months_before(day, months):
    """The same day so many months ago; the last of its month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


class Command(BaseCommand):
    help = "Deletes the counts of searches older than 12 months (or --months)."

    def add_arguments(self, parser):
        parser.add_argument("--months", type=int, default=MONTHS)

    def handle(self, *args, months, verbosity, **options):
        if months < 1:
            raise CommandError("--months must be 1 or more.")
        limit = months_before(timezone.localdate(), months)
        deleted, _by_model = SearchCount.objects.filter(day__lt=limit).delete()
        if verbosity:
            self.stdout.write(f"{deleted} counts of searches from before {limit} deleted.")
