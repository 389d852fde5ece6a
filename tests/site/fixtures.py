"""The demonstration site, loaded once for the whole run, and what is seen on it."""

import os
import shutil

import pytest

from tests.database import copy

# KEEP_DEMO=1 starts from the demonstration that the run before loaded: for work on templates, and for the
# browser's part of `make test`, which begins with what the part before it has just loaded.
KEEP = bool(os.environ.get("KEEP_DEMO"))
# Of several processes one keeps it.
KEEPER = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"


@pytest.fixture(scope="session")
def demo_site(django_db_setup, django_db_blocker):
    """The content of demo/ in the test database, committed. Tests change it in transactions only."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.utils import translation

    kept = settings.VAR_DIR / "test-demo.sqlite3"
    uploads = settings.VAR_DIR / "test-demo-uploads"
    can_keep = KEEP and connection.vendor == "sqlite"
    with django_db_blocker.unblock(), translation.override(settings.LANGUAGE_CODE):
        if can_keep and kept.exists():
            connection.close()
            copy(kept, connection.settings_dict["NAME"])
            shutil.copytree(uploads, settings.MEDIA_ROOT, dirs_exist_ok=True)
            return
        call_command("load_content", str(settings.BASE_DIR / "demo"), verbosity=0)
        if can_keep and KEEPER:
            shutil.rmtree(uploads, ignore_errors=True)
            shutil.copytree(settings.MEDIA_ROOT, uploads)
            # The database last and at once: where it stands, all of it can be used.
            new = kept.with_suffix(".new")
            copy(connection.settings_dict["NAME"], new)
            new.replace(kept)


@pytest.fixture
def demo(demo_site, db):
    """The demonstration, for tests that look at or change it within their own transaction."""


@pytest.fixture(scope="session")
def visits(demo_site, django_db_blocker):
    """A Visit of every public page in every language, and of the addresses that are no pages."""
    from tests.site.visits import all_visits

    with django_db_blocker.unblock():
        return all_visits()


@pytest.fixture(scope="session")
def live_site(demo_site, django_db_blocker):
    """Address of a server of the demonstration, in a thread of its own.

    Not pytest-django's live_server, which flushes the database after every test.
    """
    from django.test.testcases import LiveServerThread

    server = LiveServerThread("127.0.0.1", lambda application: application)
    with django_db_blocker.unblock():
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://127.0.0.1:{server.port}"
        server.terminate()
