"""Run inside the site's own process: our index of `title || body` is there for our search only; statistics are fresh."""

import sys

import django

django.setup()

from django.db import connection  # noqa: E402

with connection.cursor() as cursor:
    if connection.vendor == "postgresql":
        cursor.execute("DROP INDEX IF EXISTS search_title_and_body")
        if sys.argv[1] == "ours":
            cursor.execute(
                "CREATE INDEX search_title_and_body ON wagtailsearch_indexentry USING gin ((title || body))"
            )
    cursor.execute("ANALYZE")
