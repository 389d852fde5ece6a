"""Settings of the test suite."""

import tempfile

from .base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
# Uploads of tests never mix with those of a demonstration on the same machine.
MEDIA_ROOT = tempfile.mkdtemp(prefix="pobratim-test-uploads-")
KEPT_FILES_ROOT = tempfile.mkdtemp(prefix="pobratim-test-kept-")
# The hasher's slowness protects passwords; tests have none worth protecting.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# No collected files needed to render a page.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, not memory: the browser tests' server runs in another thread.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}  # noqa: F405
    VAR_DIR.mkdir(parents=True, exist_ok=True)  # noqa: F405
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):  # noqa: F405
    # A test's data need not outlive a power cut; and compiling queries costs more than their few rows.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (  # noqa: F405
        "-c synchronous_commit=off -c jit=off"
    )
POBRATIM_DEMO_ACCOUNTS = True
POBRATIM_SERVE_UPLOADS = True
WAGTAILADMIN_BASE_URL = "http://testserver"
# WhiteNoise warns of a missing folder; nothing is collected here.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
