"""Counts the steps of SQLite's machine: how much work the database has, whatever the clock says."""

from collections import Counter
from contextlib import contextmanager

import pytest
from django.db import connection

TICK = 100  # steps between two calls of the handler
sqlite_only = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL counts no steps; its plans are its own"
)


@contextmanager
def counted():
    """A Counter of the steps within, under "steps"."""
    found = Counter()

    def tick():
        found["steps"] += TICK

    connection.ensure_connection()
    connection.connection.set_progress_handler(tick, TICK)
    try:
        yield found
    finally:
        connection.connection.set_progress_handler(None, TICK)


def analyze(most=None):
    """The planner gets to know the content as it is now; undone with the test's transaction.

    With `most` it takes every table for one of at most so many rows, as statistics of a young site say.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if most is None:
            return
        cursor.execute("SELECT rowid, stat FROM sqlite_stat1")
        for row, numbers in cursor.fetchall():
            fewer = " ".join(str(min(int(number), most)) for number in numbers.split())
            cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s", [fewer, row])
        # The planner reads the table again.
        cursor.execute("ANALYZE sqlite_schema")
