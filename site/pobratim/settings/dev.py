"""Development and demonstration on one's own machine: `make demo`. Never for a public address."""

import os

from .base import *  # noqa: F403

DEBUG = os.environ.get("DEBUG", "") == "1"
SECRET_KEY = "only-for-development-and-the-demonstration"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost"]
INTERNAL_IPS = ["127.0.0.1"]

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
# Static files are served from where they lie: no collecting before the first look.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

POBRATIM_DEMO_ACCOUNTS = True
POBRATIM_SERVE_UPLOADS = True
# WhiteNoise warns of a missing folder; nothing is collected here.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
# Shared by the server's processes and the commands run beside it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",  # noqa: F405
    }
}
