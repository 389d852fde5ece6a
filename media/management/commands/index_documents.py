"""Reads the text of documents that were uploaded before the search read them, or while it could not."""

from django.core.management.base import BaseCommand
from wagtail.search.index import insert_or_update_object

from media import document_texts
from media.models import DocumentFile


class Command(BaseCommand):
    help = "Reads the text of all PDF documents not read yet, so that the search finds them; with --all of every one."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="read again what was read before")

    def handle(self, *args, all, **options):
        read = empty = 0
        for document in DocumentFile.objects.order_by("pk").iterator(chunk_size=100):
            if not all and not document_texts.needs_reading(document):
                continue
            text = document_texts.read(document)
            insert_or_update_object(document)
            read += 1
            empty += document.file_extension == "pdf" and not text
        self.stdout.write(f"{read} documents read, {empty} PDF files hold no text.")
