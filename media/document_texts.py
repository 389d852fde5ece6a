"""Reads the text of documents after an upload, so that the search finds them by what they say."""

import functools
import logging

from django.apps import apps
from django.db import transaction
from django_tasks import task
from wagtail.search.index import insert_or_update_object

from media.pdf_text import text_of

logger = logging.getLogger(__name__)


def after_commit(document):
    """Has the document's file read once its row is surely there, unless that very file was read before."""
    if needs_reading(document):
        transaction.on_commit(functools.partial(read_text.enqueue, document.pk))


def needs_reading(document):
    known = apps.get_model("media", "DocumentText").objects.filter(document=document.pk)
    return not known.filter(file=document.file.name).exists()


@task()
def read_text(pk):
    """Reads one document's file, keeps its text and brings the search's index up to date."""
    document = apps.get_model("media", "DocumentFile").objects.filter(pk=pk).first()
    if document is not None:
        read(document)
        insert_or_update_object(document)


def read(document):
    """Keeps the text of the document's file; "" for other formats than PDF, and for files that are lost."""
    text = ""
    if document.file_extension == "pdf":
        try:
            with document.open_file() as file:
                text = text_of(file)
        except OSError:
            logger.exception("The file of document %s cannot be read", document.pk)
    apps.get_model("media", "DocumentText").objects.update_or_create(
        document=document, defaults={"file": document.file.name, "text": text}
    )
    return text
