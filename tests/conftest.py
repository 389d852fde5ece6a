"""What every test shares: the order of the run, the demonstration site, the record of features.

One migrated database serves the whole run. Tests that need no content come first, on an empty site; then
`demo_site` loads the demonstration once, outside any transaction, and the tests that use it follow.
"""

import gc
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest

from tests import features

# The browser's driver runs an event loop in the main thread; Django would refuse to work beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.database", "tests.site.fixtures"]

# The same examples in every run, and no limit in milliseconds: neither luck nor a slow machine fails a test.
hypothesis.settings.register_profile(
    "pobratim",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("pobratim")


def pytest_report_header():
    from django.db import connection

    return f"database: {connection.vendor}"


def stage(item):
    """0: needs no content, 1: needs the demonstration, 2: needs it in a browser."""
    if item.get_closest_marker("browser"):
        return 2
    return 1 if "demo_site" in getattr(item, "fixturenames", ()) else 0


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    for item in items:
        names = getattr(item, "fixturenames", ())
        if "transactional_db" in names or "live_server" in names:
            raise pytest.UsageError(
                f"{item.nodeid}: a flushed database has no Wagtail root page and no demonstration. "
                "Use django_capture_on_commit_callbacks, or the live_site fixture."
            )
    items.sort(key=stage)


def pytest_collection_finish():
    # What is loaded by now stays; looking through it again and again takes a seventh of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_runtest_logreport(report):
    features.note(report)


def pytest_sessionfinish(session):
    features.write(session)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item):
    features.attach(item)


def pytest_terminal_summary(terminalreporter):
    for line in filter(None, os.environ.get("POBRATIM_TEST_NOTES", "").splitlines()):
        terminalreporter.write_line(line, yellow=True)


def pytest_unconfigure():
    from django.conf import settings

    if settings.configured:
        for folder in (settings.MEDIA_ROOT, settings.KEPT_FILES_ROOT):
            if Path(tempfile.gettempdir()) in Path(folder).parents:
                shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _clean_state():
    """The active language and cached values are not part of the database's transaction."""
    from django.conf import settings
    from django.core.cache import cache
    from django.utils import translation

    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield
    cache.clear()
