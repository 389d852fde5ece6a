"""What a reader is told above a page whose words are not what they should be."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from facts.formats import format_date
from translation.flow.prepared import has_prepared
from translation.missing import has_unanswered, words_changed_since

UNTRANSLATED = "untranslated"
OUTDATED = "outdated"
_NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Notice:
    """`kind` is "untranslated" (a stand-in in the source language) or "outdated" (older than its source).

    `source_date` is the moment the source's words last changed in public, or None.
    """

    kind: str
    source_url: str
    source_language: str
    source_title: str
    source_date: datetime.datetime | None


def notice_for(page, request=None):
    """The Notice for a public page, or None. No query for the source language, one for the others.

    A translation that readers do not have is not older than anything.
    """
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return None
    source = (
        Page.objects.filter(
            translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        .select_related("locale")
        .annotate(
            lacks_words=has_unanswered(page.locale_id, page.last_published_at) & ~has_prepared(),
            is_newer=words_changed_since(page.last_published_at or _NEVER, page.locale_id),
            words_changed_at=_words_changed_at(),
        )
        .first()
    )
    if source is None or not source.live:
        return None
    if page.alias_of_id:
        return _notice(UNTRANSLATED, source, request)
    behind = page.live and (source.lacks_words or source.is_newer)
    return _notice(OUTDATED, source, request) if behind else None


def _words_changed_at():
    sources = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    return Subquery(sources.values("last_updated_at")[:1])


def _notice(kind, source, request):
    return Notice(
        kind=kind,
        source_url=source.get_url(request) or "",
        source_language=source.locale.language_code,
        source_title=source.title,
        source_date=source.words_changed_at or source.last_published_at,
    )


def outdated_for_frame(page):
    """What the frame shows above an outdated translation; stand-ins are told by the page's own template.

    Nothing above a preview of what is saved (`shows_saved_texts`): those words are as new as the original's.
    """
    if page.alias_of_id or getattr(page, "shows_saved_texts", False):
        return []
    notice = notice_for(page)
    if notice is None:
        return []
    text = _("The original was changed on %(date)s, after this translation was made.")
    return [
        {
            "kind": notice.kind,
            "text": text % {"date": format_date(notice.source_date)},
            "url": notice.source_url,
            "link_text": _("Read the original"),
        }
    ]
