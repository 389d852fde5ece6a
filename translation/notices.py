"""What a reader is told above a page whose words are not what they should be."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from wagtail.models import Page

from translation.missing import has_missing

UNTRANSLATED = "untranslated"
OUTDATED = "outdated"


@dataclass(frozen=True)
class Notice:
    """`kind` is "untranslated" (a stand-in in the source language) or "outdated" (older than its source).

    `source_date` is the moment the source was last published, or None.
    """

    kind: str
    source_url: str
    source_language: str
    source_title: str
    source_date: datetime.datetime | None


def notice_for(page, request=None):
    """The Notice for a public page, or None. No query for the source language, one for the others."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    source = (
        Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        .select_related("locale")
        .annotate(lacks_words=has_missing(page.locale_id))
        .first()
    )
    if source is None or not source.live:
        return None
    if page.alias_of_id:
        return _notice(UNTRANSLATED, source, request)
    return _notice(OUTDATED, source, request) if source.lacks_words else None


def _notice(kind, source, request):
    return Notice(
        kind=kind,
        source_url=source.get_url(request) or "",
        source_language=source.locale.language_code,
        source_title=source.title,
        source_date=source.last_published_at,
    )
