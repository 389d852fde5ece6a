"""Production, with one address more: the floor; and Wagtail's own search where that is measured."""

import os

from pobratim.settings.production import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if os.environ.get("BENCH_SEARCH") == "stock":
    WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}
    }
# One of the pages measured is that there is none: every answer would be a line.
LOGGING["loggers"] = {"django.request": {"level": "ERROR"}}  # noqa: F405
