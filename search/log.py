"""Counts what is searched for, so that editors learn what readers do not find; nothing about the reader.

One statement for a search. Whatever goes wrong here, the reader gets the results.
"""

import logging
import re
from contextlib import nullcontext

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from search.letters import words
from search.models import SearchCount

logger = logging.getLogger(__name__)

LONGEST = 100
SHORTEST = 2
# E-mail addresses; and figures in a row, however parted: telephones, personal numbers (ЕГН: 10), dates of birth.
PERSONAL = re.compile(r"@|＠|\d(?:[\s./()+-]*\d){6,}")
ROBOT = re.compile(
    # CUBOT makes telephones.
    r"(?<!cu)bot\b|crawl|spider|slurp|scan|monitor|curl|wget|python|java/|http-?client|headless|preview|^$",
    re.IGNORECASE,
)
# The same in SQLite and PostgreSQL; Django's own upsert cannot add to what is there.
UPSERT = """
INSERT INTO {table} (day, language, words, searches, results) VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (day, language, words) DO UPDATE SET searches = {table}.searches + 1, results = excluded.results
"""


def normalised(query):
    """The words of a query in small letters, as they are counted; "" when they are not to be kept."""
    if PERSONAL.search(query):
        return ""
    text = " ".join(words(query)).lower()
    # A longer query is a sentence out of somebody's letter, not something to look for.
    return text if SHORTEST <= len(text) <= LONGEST else ""


def is_counted(request):
    """True for the first page of a reader's search; narrowing, paging, robots and checks are no searches."""
    return (
        request.method == "GET"
        and set(request.GET) == {"q"}
        and not ROBOT.search(request.headers.get("User-Agent", ""))
    )


def count(request, query, language, results):
    """Adds one to the searches of today for the words of `query`, which had so many `results`."""
    text = normalised(query)
    if not text or not is_counted(request):
        return
    table = connection.ops.quote_name(SearchCount._meta.db_table)
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    try:
        # Alone it needs no transaction; within one, a failure must not end the others' work.
        within = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with within, connection.cursor() as cursor:
            cursor.execute(UPSERT.format(table=table), [day, language, text, results])
    except DatabaseError:
        logger.exception("A search was not counted.")
