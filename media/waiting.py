"""Where Wagtail's upload of many files keeps those that lack a fact, until the fact is given.

It keeps them among the public uploads, as they were sent: with the place where a photograph was taken. Here they
lie beside the kept files of the other forms, served to nobody.
"""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage


class WaitingStorage(FileSystemStorage):
    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self):
        return settings.KEPT_FILES_ROOT

    @property
    def location(self):
        return str(Path(settings.KEPT_FILES_ROOT).absolute())

    def url(self, name):
        raise ValueError("What waits has no address")


def keep_waiting_files_private():
    from wagtail.models import UploadedFile

    field = UploadedFile._meta.get_field("file")
    field.storage = WaitingStorage()
    # For migrations the field stays Wagtail's own: without this they would find a change to make.
    field._storage_callable = default_storage
