"""Settings shared by every environment. Nothing here is secret; production reads its own from the environment."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from pobratim.logs import not_a_replaced_row

BASE_DIR = Path(__file__).resolve().parents[3]
# All state (database file, uploads, collected static files) lives in one folder that can be moved and backed up.
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var")).resolve()

DEBUG = False
SECRET_KEY = ""
ALLOWED_HOSTS = []

INSTALLED_APPS = [
    "pobratim",
    "translation",
    "twinning",
    "projects",
    "news",
    "home",
    "media",
    "search",
    "facts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pobratim.middleware.AdminContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # After the session (the admin's language) and before Common, which redirects within a language.
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "home.entrance.EntranceMiddleware",
    # Near the view: turns a refused publication into messages for the editor.
    "translation.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "pobratim.urls"
WSGI_APPLICATION = "pobratim.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]


def database(url=""):
    """The database settings for a URL; SQLite under VAR_DIR when there is none.

    SQLite takes its write lock at the start of a transaction and keeps a write-ahead log, so that an
    editor's save waits for another's instead of failing with "database is locked".
    """
    config = dj_database_url.parse(
        url or f"sqlite:///{VAR_DIR / 'pobratim.sqlite3'}", conn_max_age=60
    )
    if config["ENGINE"].endswith("sqlite3"):
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        config["CONN_MAX_AGE"] = 0
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;"
            ),
        }
    return config


DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- Languages -----------------------------------------------------------------------------------
# The first language is the source: facts and original words are entered in it.
_LANGUAGE_NAMES = {
    "bg": _("Bulgarian"),
    "en": _("English"),
    "sl": _("Slovenian"),
    "de": _("German"),
    "fr": _("French"),
    "ro": _("Romanian"),
    "el": _("Greek"),
    "tr": _("Turkish"),
}
_codes = [code.strip() for code in os.environ.get("POBRATIM_LANGUAGES", "bg,en").split(",")]
LANGUAGES = [(code, _LANGUAGE_NAMES.get(code, code)) for code in _codes if code]
LANGUAGE_CODE = LANGUAGES[0][0]
# Ours, then Bulgarian for what Wagtail and its parts have no Bulgarian for.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale-wagtail"]
FORMAT_MODULE_PATH = ["pobratim.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "Europe/Sofia")

# --- Static files and uploads --------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Not "media/": that is the name of an app, and of addresses that a page may want.
MEDIA_URL = "/uploads/"
MEDIA_ROOT = VAR_DIR / "uploads"
# Files of forms that wait for a correction (media/kept_files.py): as they were sent, and served to nobody.
KEPT_FILES_ROOT = VAR_DIR / "kept-files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "pobratim.storage.StaticStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the photo table of a large album
DATA_UPLOAD_MAX_NUMBER_FILES = 500  # so that too many files get our message, not a bare refusal

# --- Wagtail -------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Побратим"
# One town, one clock: without a choice of four hundred English names.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_BASE_URL = os.environ.get("BASE_URL", "http://localhost:8000")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("bg", "Български"), ("en", "English")]
# Milliseconds after the last key. Wagtail's half a second often meets "Publish" on a new page half-way,
# and the page is then made twice.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
# As dates are typed everywhere in the forms (facts/typed_dates.py).
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # addresses are Latin, by the law on transliteration
# The admin asks no other host for anything: no avatars from outside, no call for updates.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILIMAGES_IMAGE_MODEL = "media.Image"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_INDEX_PAGE_SIZE = 60
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.admin.image_form.ImageForm"
WAGTAILDOCS_DOCUMENT_MODEL = "media.DocumentFile"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.admin.document_form.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "docx", "xlsx", "csv", "txt"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend", "SEARCH_CONFIG": "simple"}}
WAGTAILEMBEDS_FINDERS = []  # nothing is fetched from other hosts, ever

# --- Translation engine (docs/decisions/translation-engine.md) -----------------------------------
# A submitted page stays a draft until its words are translated.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Deleting a page keeps the translators' work.
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
# The end of a workflow publishes a reviewed translation with the words that were read.
WAGTAIL_FINISH_WORKFLOW_ACTION = "translation.flow.finish.finish"
# With "on" nobody publishes a translation alone: one submits, another approves.
POBRATIM_TRANSLATION_REVIEW_REQUIRED = os.environ.get("TRANSLATION_REVIEW", "") == "on"
# Pages of a new language are made in the background, not in the administrator's request.
WAGTAILLOCALIZE_JOBS = {"BACKEND": "translation.engine_jobs.Backend"}
# Machine translation: "etranslation" (needs MT_USER, MT_KEY), "deepl" (MT_KEY) or "libretranslate" (MT_URL).
# Nothing is sent without a service and its credentials; its words wait for a person.
POBRATIM_MACHINE_TRANSLATION = {
    name: os.environ.get(f"MT_{name}", "") for name in ("PROVIDER", "URL", "USER", "KEY")
}

# --- Security ------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "wagtailadmin_login"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "not_a_replaced_row": {
            "()": "django.utils.log.CallbackFilter",
            "callback": not_a_replaced_row,
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["not_a_replaced_row"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Demonstration accounts and the component gallery exist only where this is on (development settings).
POBRATIM_DEMO_ACCOUNTS = False
