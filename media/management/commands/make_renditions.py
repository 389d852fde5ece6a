"""Makes the files of pictures that have not all of them: after an interruption or a change of the list."""

from django.core.management.base import BaseCommand

from media import making, renditions
from media.models import Image, Rendition


class Command(BaseCommand):
    help = "Makes the missing sizes and formats of all pictures; with --prune removes those no longer in the list."

    def add_arguments(self, parser):
        parser.add_argument(
            "--prune", action="store_true", help="remove files that the list no longer has"
        )

    def handle(self, *args, prune, **options):
        made, broken = 0, []
        for image in Image.objects.order_by("pk").iterator(chunk_size=100):
            try:
                made += making.make(image)
            except (OSError, ValueError, SyntaxError) as error:
                broken.append(image.pk)
                self.stderr.write(f"{image.pk} ({image.title}): {error}")
        self.stdout.write(f"{made} files made, {len(broken)} pictures cannot be read.")
        if prune:
            self.stdout.write(f"{self.prune()} files removed.")

    def prune(self):
        """Only files of this list's kind: the admin's own sizes stay."""
        old = Rendition.objects.filter(filter_spec__regex=r"^width-\d+\|format-(avif|webp|jpeg)$")
        old = old.exclude(filter_spec__in=renditions.all_specs())
        number = old.count()
        for row in old.iterator(chunk_size=100):
            row.delete()
        return number
