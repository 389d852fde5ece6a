"""The database of a test run: migrated once, then copied.

Migrating from nothing takes half a minute. A migrated SQLite file is kept under VAR_DIR, named after the
migrations and the packages it was made with, and every run starts from a copy of it.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from importlib.metadata import distributions
from pathlib import Path

import pytest


def fingerprint():
    """Changes with any migration of ours and any installed package."""
    from django.conf import settings

    parts = sorted(f"{dist.name} {dist.version}" for dist in distributions())
    files = sorted(settings.BASE_DIR.glob("*/migrations/*.py"))
    content = "\n".join(parts).encode() + b"".join(path.read_bytes() for path in files)
    return hashlib.sha256(content).hexdigest()[:16]


def copy(source, target):
    """Copies a SQLite database, whatever is still in its write-ahead log included."""
    Path(target).unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def keep(database, template):
    """Puts a migrated database in the place of older ones; processes beside this one may do the same."""
    for old in template.parent.glob("test-template-*"):
        old.unlink(missing_ok=True)
    own = template.with_name(f"new-template-{os.getpid()}")
    copy(database, own)
    own.replace(template)


def template_path():
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        return None
    return settings.VAR_DIR / f"test-template-{fingerprint()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_blocker, django_db_modify_db_settings
):
    """Instead of pytest-django's, which also leaves out the database when no collected test asks for it."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    template = template_path()
    ready = template is not None and template.exists()
    if ready:
        copy(template, connection.settings_dict["TEST"]["NAME"])
    with django_db_blocker.unblock():
        config = setup_databases(
            verbosity=0, interactive=False, keepdb=ready, aliases={"default": False}
        )
        if template is not None and not ready:
            keep(connection.settings_dict["NAME"], template)
    yield
    with django_db_blocker.unblock():
        teardown_databases(config, verbosity=0)
