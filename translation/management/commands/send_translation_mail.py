"""Sends the notices about translations that wait for their mail. For cron: see docs/deployment.md."""

from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from translation.models.notices import Notification
from translation.notify import due, mail

KEPT_READ = timedelta(days=90)
KEPT_UNREAD = timedelta(days=365)


class Command(BaseCommand):
    help = (
        "Sends the mails about translations that wait to be sent at once. With --digest also tells whose"
        " tasks are due and sends the daily mails, once a day however often it is called."
    )

    def add_arguments(self, parser):
        parser.add_argument("--digest", action="store_true", help="the daily mails")
        parser.add_argument("--date", help="the day as YYYY-MM-DD, in place of today")

    def handle(self, *args, digest=False, **options):
        day = _day(options.get("date"))
        if digest:
            due.tell(day)
        sent = mail.send_at_once()
        if digest:
            sent += mail.send_digest(day)
            _forget(timezone.now())
        self.stdout.write(f"Mails sent: {sent}")


def _day(text):
    if not text:
        return timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise CommandError(f"{text} is not a day: write it as 2026-05-31.") from wrong


def _forget(now):
    """Deletes old notices: those that were read sooner."""
    Notification.objects.filter(read_at__lt=now - KEPT_READ).delete()
    Notification.objects.filter(created_at__lt=now - KEPT_UNREAD).delete()
