"""`manage.py rebuild_memory`: the translation memory anew from all translated texts."""

from django.core.management.base import BaseCommand
from django.db import transaction

from translation.memory import feeding


class Command(BaseCommand):
    help = (
        "Fills the translation memory from the translated texts of the site, and takes out what must not be"
        " in it. Entries from TMX files stay. Needed only after texts were written past the application."
    )

    def handle(self, *args, **options):
        with transaction.atomic():
            number = feeding.rebuild()
        self.stdout.write(f"{number} texts of the site are in the memory.")
