"""The languages of the settings exist as locales, and every other one follows the source."""

from django.conf import settings
from django.db import connection
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization


def ensure_languages(**kwargs):
    """Creates what is missing; a locale that an administrator stopped from following is left alone.

    Run after every migration. Pages that are there already get their stand-ins from
    `manage.py fill_stand_ins`: it may take long.
    """
    if not _tables_exist():
        return  # in the middle of the migrations
    source, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    for code, _name in settings.LANGUAGES:
        locale, created = Locale.objects.get_or_create(language_code=code)
        if created and locale != source:
            # Not `create`: its signal would copy the whole tree, here and now.
            LocaleSynchronization.objects.bulk_create(
                [LocaleSynchronization(locale=locale, sync_from=source)]
            )


def _tables_exist():
    wanted = {Locale._meta.db_table, LocaleSynchronization._meta.db_table}
    return wanted <= set(connection.introspection.table_names())


def source_locale():
    return Locale.objects.get(language_code=settings.LANGUAGE_CODE)


def following_locales():
    """The locales in which every page of the source language has at least a stand-in."""
    return Locale.objects.filter(
        pk__in=LocaleSynchronization.objects.values("locale_id"),
    ).exclude(language_code=settings.LANGUAGE_CODE)
