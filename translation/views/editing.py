"""The engine's addresses that change one translation: each asks for the right to the page, and its lock."""

import polib
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import edit_translation
from wagtail_localize.views.convert import sync_alias

from translation.permissions import may_edit, may_publish, may_see

PO_HEADER = "X-WagtailLocalize-TranslationID"
PO_LIMIT = 5 * 1024 * 1024


def _translation(request, pk, allowed):
    """The Translation, if `allowed(user, its row)`; 404 when the row is gone."""
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"), pk=pk
    )
    row = translation.source.object.get_instance_or_none(translation.target_locale)
    if row is None:
        raise Http404
    if not allowed(request.user, row):
        raise PermissionDenied
    return translation


def _back(request):
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


def edit_string(request, translation_id, string_segment_id):
    _translation(request, translation_id, may_edit)
    return edit_translation.edit_string_translation(
        request, translation_id=translation_id, string_segment_id=string_segment_id
    )


def edit_override(request, translation_id, overridable_segment_id):
    _translation(request, translation_id, may_edit)
    return edit_translation.edit_override(
        request, translation_id=translation_id, overridable_segment_id=overridable_segment_id
    )


def preview(request, translation_id, mode=None):
    _translation(request, translation_id, may_see)
    return edit_translation.preview_translation(request, translation_id, mode=mode)


def download_po(request, translation_id):
    _translation(request, translation_id, may_see)
    return edit_translation.download_pofile(request, translation_id)


@require_POST
def upload_po(request, translation_id):
    """As the engine's; drafts in the file ("fuzzy") stay drafts, and a strange file is an answer, not a crash."""
    translation = _translation(request, translation_id, may_edit)
    entries = _read_po(request.FILES.get("file"))
    if entries is None:
        messages.error(request, _("This is not a PO file."))
    elif entries.metadata.get(PO_HEADER) != str(translation.uuid):
        messages.error(request, _("This PO file belongs to another translation."))
    else:
        _import_po(request, translation, entries)
    return _back(request)


def _read_po(upload):
    if upload is None or upload.size > PO_LIMIT:
        return None
    try:
        text = upload.read().decode("utf-8-sig")
        # A single line would be taken for the name of a file.
        return polib.pofile(text + "\n\n")
    except (OSError, UnicodeDecodeError, ValueError):
        return None


def _import_po(request, translation, entries):
    drafts = [entry for entry in entries if entry.fuzzy]
    for entry in drafts:
        entries.remove(entry)
    with transaction.atomic():
        warnings = translation.import_po(entries, user=request.user, tool_name="PO")
    messages.success(request, _("The translations were taken over from the PO file."))
    left_out = len(drafts) + len(warnings)
    if left_out:
        messages.warning(
            request,
            _("Left out: %(count)d entries that are drafts or belong to no text of this page.")
            % {"count": left_out},
        )


@require_POST
def machine_translate(request, translation_id):
    _translation(request, translation_id, may_edit)
    return edit_translation.machine_translate(request, translation_id)


@require_POST
def stop(request, translation_id):
    """To write by hand from now on: the decision of one who may publish the page."""
    _translation(request, translation_id, may_publish)
    return edit_translation.stop_translation(request, translation_id)


def convert_to_stand_in(request, page_id):
    """Withdraws a translation: the page shows the source again, the translated texts are kept."""
    page = get_object_or_404(Page, pk=page_id, alias_of_id__isnull=True)
    source = get_object_or_404(
        TranslationSource,
        object_id=page.translation_key,
        specific_content_type=page.content_type_id,
        translations__target_locale=page.locale_id,
    )
    source_page = source.object.get_instance_or_none(source.locale)
    if source_page is None or source_page.pk == page.pk:
        raise Http404
    if not may_publish(request.user, page):
        raise PermissionDenied
    next_url = get_valid_next_url_from_request(request)
    if request.method != "POST":
        return TemplateResponse(
            request,
            "wagtail_localize/admin/confirm_convert_to_alias.html",
            {"page": page.specific, "source_page": source_page, "next": next_url},
        )
    title = page.get_admin_display_title()
    withdraw(source, source_page.specific, page.specific, request.user)
    messages.success(
        request,
        _("“%(title)s” shows the original again. Its translation is kept.") % {"title": title},
    )
    return redirect(next_url or reverse("wagtailadmin_pages:edit", args=[page.pk]))


@transaction.atomic
def withdraw(source, source_page, page, user):
    # First the alias, then its content: the other way round would publish the source's words.
    page.alias_of_id = source_page.pk
    page.save(update_fields=["alias_of_id"], clean=False)
    log(
        instance=page,
        action="wagtail_localize.convert_to_alias",
        user=user,
        data={
            "page": {"id": page.pk, "title": page.get_admin_display_title()},
            "source": {"id": source_page.pk, "title": source_page.get_admin_display_title()},
        },
    )
    page.revisions.update(approved_go_live_at=None)
    sync_alias(source_page, page, revision=source_page.get_latest_revision())
    source.translations.filter(target_locale=page.locale_id).update(enabled=False)
