"""Photographs and documents: stored once, found again by their content, removed again when loading fails."""

import hashlib

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from willow.image import UnrecognisedImageFormatError

from media.models import Image


class StoredFiles:
    """Remembers what loading stored, so that a failed loading leaves no file behind."""

    def __init__(self):
        self.names = []

    def save(self, instance, path):
        """Saves a picture or document with the bytes of `path`, if it does not hold them already."""
        data = path.read_bytes()
        old = (instance.file.storage, instance.file.name) if instance.pk else None
        if not instance.pk or fingerprint(instance) != fingerprint_of(type(instance), data):
            assign(instance, ContentFile(data, name=path.name))
            if type(instance) is not Image:
                instance.file_size = len(data)
                instance.file_hash = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        # Also tells a file that is no picture, before anything is stored.
        instance.full_clean(exclude=["collection", "supersedes", "tags"])
        instance.save()
        if old is None or old[1] != instance.file.name:
            self.names.append(instance.file.name)
            if old:
                replace(instance, *old)

    def remove(self):
        for name in self.names:
            default_storage.delete(name)


def assign(instance, file):
    """Sets the file; Wagtail opens a picture at once, to learn its size."""
    try:
        instance.file = file
    except (UnrecognisedImageFormatError, OSError, ValueError):
        raise ValidationError({"file": _("The file is damaged or is not a picture.")}) from None


def replace(instance, storage, name):
    """The old file and what was made of it go when the new one is surely there."""
    if isinstance(instance, Image):
        instance.renditions.all().delete()
    transaction.on_commit(lambda: storage.delete(name))


def fingerprint(instance):
    return instance.sha256 if isinstance(instance, Image) else instance.file_hash


def fingerprint_of(model, data):
    if issubclass(model, Image):
        return hashlib.sha256(data).hexdigest()
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()
