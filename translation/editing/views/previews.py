"""Both languages as readers will see them, for the frames beside the texts."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.models import Page

from translation.editing import marks
from translation.editing.opening import opened
from translation.editing.rows import rows_of

SIDES = ("source", "target")


@xframe_options_sameorigin
def preview(request, pk, side):
    """The page as it would stand with what is saved now, drafts too; words that are missing in the original's."""
    it = opened(request, pk)
    if side not in SIDES or not it.is_page:
        raise Http404(_("A record has no page of its own."))
    page = source_page(it.translation) if side == "source" else target_page(it.translation)
    response = page.make_preview_request(request, page.default_preview_mode)
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "no-store"
    return response


def source_page(translation):
    """The public original as translators see it."""
    return translation.source.as_instance()


def target_page(translation):
    from wagtail_localize.fields import copy_synchronised_fields
    from wagtail_localize.segments.ingest import ingest_segments

    source, locale = translation.source, translation.target_locale
    original, page = source.as_instance(), source.get_translated_instance(locale)
    copy_synchronised_fields(original, page)
    segments = source._get_segments_for_translation(locale, fallback=True)
    ingest_segments(original, page, source.locale, locale, with_drafts(segments, translation))
    if isinstance(page, Page):
        # Shown as the translation it will be, not as the stand-in that it may still be.
        page.alias_of = None
    page.shows_saved_texts = True
    return page


def with_drafts(segments, translation):
    """The engine leaves drafts out; here they are what it is about."""
    drafts = {
        row.segment.order: row.text.data
        for row in rows_of(translation)
        if row.text is not None and row.text.has_error and marks.usable(row.source, row.text.data)
    }
    for segment in segments:
        if segment.order in drafts and hasattr(segment, "string"):
            segment.string.data = drafts[segment.order]
    return segments
