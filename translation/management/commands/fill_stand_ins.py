from django.core.management.base import BaseCommand

from translation.languages import ensure_languages
from translation.stand_ins import fill


class Command(BaseCommand):
    help = "Gives every page its stand-in in every language: after a language was added, or as a repair."

    def handle(self, *args, **options):
        ensure_languages()
        self.stdout.write(f"Stand-ins made: {fill()}")
