"""Work after an upload: the files of the closed list are made before a reader asks for them.

By default the task runs at once, in the request that uploads; a site with a queue configures TASKS.
"""

import functools
import hashlib
import logging

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction
from django_tasks import task

from media import metadata

logger = logging.getLogger(__name__)


def after_commit(image, remake=False):
    """Has the image's files made once the row is surely there; `remake` when the credit changed."""
    transaction.on_commit(functools.partial(make_files.enqueue, image.pk, remake))


@task()
def make_files(pk, remake=False):
    """Makes the missing files of one picture; with `remake` all anew, the stored original's credit too."""
    from media import making

    image = apps.get_model("media", "Image").objects.filter(pk=pk).first()
    if image is None:
        return  # deleted meanwhile
    try:
        if remake:
            rewrite_credit(image)
            image.renditions.all().delete()
        making.make(image)
    except (OSError, ValueError, SyntaxError):
        logger.exception("The files of picture %s cannot be made", pk)


def rewrite_credit(image):
    """Writes the picture's credit into its stored original, under a new name: the old file may be read now."""
    with image.open_file() as file:
        data = file.read()
    image_format = next((name for name in metadata.CONTAINERS if _is(name, data)), None)
    if image_format is None:
        return
    new = metadata.write_credit(data, image_format, image.rights)
    storage, old = image.file.storage, image.file.name
    name = storage.save(old, ContentFile(new))
    image.file = name
    image.file_size = len(new)
    image.file_hash = hashlib.sha1(new, usedforsecurity=False).hexdigest()
    type(image).objects.filter(pk=image.pk).update(
        file=name, file_size=image.file_size, file_hash=image.file_hash
    )
    storage.delete(old)


def _is(image_format, data):
    try:
        metadata.strip(data, image_format)
    except ValueError:
        return False
    return True
