import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from translation.jobs.runner import run_waiting

PAUSE = 5


class Command(BaseCommand):
    help = (
        "Works off background jobs (whole branches opened for translation, new languages, machine translation)."
        " Without it the page that shows a job's progress does the work while it is open."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="end when nothing waits, for a scheduler"
        )

    def handle(self, *args, once=False, **options):
        while True:
            count = run_waiting()
            if count or once:
                self.stdout.write(f"Jobs taken up: {count}")
            if once:
                return
            close_old_connections()
            time.sleep(PAUSE)
