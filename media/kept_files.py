"""Files of forms that came back with a mistake in another field: kept until the form is right.

They lie as they were sent, with all their metadata. Therefore the folder is its own, served to nobody; a
file is given only to the person who sent it, and for a day.
"""

import contextlib
import logging
import time
import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

AGE = timedelta(days=1)
SALT = "media.kept_files"

logger = logging.getLogger(__name__)


class KeptFile(UploadedFile):
    """A kept file as a form takes it: with the name under which it was sent."""

    def __init__(self, key, name):
        self.path = _path(key)
        super().__init__(self.path.open("rb"), name=name, size=self.path.stat().st_size)
        self.key = key


def keep(file, user):
    """Token of the file (an UploadedFile) for `user`; "" when it cannot be written.

    A file that is kept already gets another day.
    """
    sweep()
    try:
        key = _renewed(file) if isinstance(file, KeptFile) else _written(file)
    except OSError:
        logger.exception("The file of a form cannot be kept")
        return ""
    return signing.dumps({"key": key, "name": file.name, "user": str(user.pk)}, salt=SALT)


def find(token, user):
    """KeptFile of a token; None when the token is forged, too old or another person's, or the file is gone."""
    try:
        told = signing.loads(token, salt=SALT, max_age=AGE)
        return KeptFile(told["key"], told["name"]) if told["user"] == str(user.pk) else None
    except (signing.BadSignature, OSError):
        return None


def forget(file):
    file.close()
    _remove(file.path)


def sweep():
    """Removes what nobody came back for."""
    oldest = time.time() - AGE.total_seconds()
    for path in _folder().glob("*"):
        with contextlib.suppress(FileNotFoundError):  # another worker sweeps too
            if path.stat().st_mtime < oldest:
                _remove(path)


def _folder():
    return Path(settings.KEPT_FILES_ROOT)


def _path(key):
    return _folder() / key


def _renewed(file):
    file.close()
    file.path.touch()
    return file.key


def _written(file):
    key = uuid.uuid4().hex
    path = _path(key)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    try:
        with path.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
    except OSError:
        _remove(path)
        raise
    return key


def _remove(path):
    # What cannot be removed now is swept another day.
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
