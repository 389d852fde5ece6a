from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from translation.jobs import new_languages, runner


class Command(BaseCommand):
    help = (
        "Adds a language to the site: its locale, and for every page a stand-in that shows the original until"
        " it is translated. Broken off, it goes on when called again."
    )

    def add_arguments(self, parser):
        parser.add_argument("code", help="sl, de, …; it must stand in POBRATIM_LANGUAGES")

    def handle(self, *args, code, **options):
        try:
            locale, job = new_languages.add(code)
        except ValidationError as wrong:
            raise CommandError(wrong.messages[0]) from wrong
        if job:
            self.work_off(job)
        self.stdout.write("")
        for step in new_languages.left_to_do(locale):
            self.stdout.write(f"- {step}")

    def work_off(self, job):
        leased = runner.take(runner.new_owner(), timezone.now(), job.pk)
        if leased is None:
            self.stdout.write("Another process is making the pages of this language.")
            return
        runner.run(leased)
        job.refresh_from_db()
        self.stdout.write(f"Pages made: {job.done - len(job.failures)} of {job.total}")
        for failure in job.failures:
            self.stderr.write(f"{failure['item']}: {failure['reason']}")
