"""What the checks found: for one text beside the editor, and for a whole translation."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import StringSegment, Translation

from translation import roles, writable
from translation.quality import dismissals
from translation.quality.findings import ERROR
from translation.quality.labels import label
from translation.quality.links import editor_address
from translation.quality.stored import checked_texts, text_hash
from translation.texts import find


def _translation(request, pk, action):
    translation = get_object_or_404(
        Translation.objects.select_related("source", "source__locale", "target_locale"), pk=pk
    )
    writable.require_role(request.user, translation, action)
    return translation


def _segment(translation, pk):
    return get_object_or_404(
        StringSegment.objects.select_related("string", "context"),
        pk=pk,
        source_id=translation.source_id,
    )


def rows_of(translation, checked, may_dismiss):
    """What a template shows of a Checked text."""
    rows = [
        {
            "code": finding.code,
            "label": label(finding.code),
            "message": finding.message,
            "is_error": finding.level == ERROR,
            "may_dismiss": may_dismiss and finding.level != ERROR,
        }
        for finding in checked.findings
    ]
    rows += [
        {
            "code": finding.code,
            "label": label(finding.code),
            "message": finding.message,
            "dismissal": row,
            "may_restore": may_dismiss,
        }
        for finding, row in checked.dismissed
    ]
    return {
        "translation": translation,
        "segment": checked.segment,
        "text": checked.text,
        "hash": text_hash(checked.text),
        "rows": rows,
        "address": editor_address(translation, checked.segment),
    }


def _may_dismiss(user, translation):
    return (
        roles.may(user, roles.TRANSLATE, translation)
        and writable.refusal(user, translation) is None
    )


@require_GET
def findings(request, translation_id, segment_id):
    """Fragment for the side panel of one text; empty when nothing was found."""
    translation = _translation(request, translation_id, roles.SEE)
    return _fragment(request, translation, _segment(translation, segment_id))


def _fragment(request, translation, segment):
    checked = next(
        (found for found in checked_texts(translation) if found.segment.pk == segment.pk), None
    )
    if checked is None or not (checked.findings or checked.dismissed):
        return HttpResponse("")
    return render(
        request,
        "translation/quality/findings.html",
        {
            "item": rows_of(translation, checked, _may_dismiss(request.user, translation)),
            "back": get_valid_next_url_from_request(request),
        },
    )


@require_GET
def checks(request, translation_id):
    """Everything that was found in a translation, to be worked off."""
    translation = _translation(request, translation_id, roles.SEE)
    may_dismiss = _may_dismiss(request.user, translation)
    found = checked_texts(translation)
    items = [
        rows_of(translation, checked, may_dismiss)
        for checked in found
        if checked.findings or checked.dismissed
    ]
    return TemplateResponse(
        request,
        "translation/quality/checks.html",
        {
            "translation": translation,
            "title": translation.source.object_repr,
            "items": items,
            "errors": sum(checked.errors for checked in found),
            "warnings": sum(checked.warnings for checked in found),
            "editor": editor_address(translation),
            "back": reverse("workspace:checks", args=[translation.pk]),
        },
    )


@require_POST
def dismiss(request, translation_id, segment_id):
    return _decide(request, translation_id, segment_id, dismissals.dismiss, request.user)


@require_POST
def restore(request, translation_id, segment_id):
    return _decide(request, translation_id, segment_id, dismissals.restore)


def _decide(request, translation_id, segment_id, decide, *who):
    """Only about the words that the person saw: `hash` names them."""
    translation = _translation(request, translation_id, roles.TRANSLATE)
    segment = _segment(translation, segment_id)
    text = find(translation, segment)
    if text is None:
        raise Http404
    code = request.POST.get("code", "")
    refused = writable.refusal(request.user, translation)
    if request.POST.get("hash") != text_hash(text):
        refused = refused or _("The text was changed meanwhile; look at it again.")
    elif not _is_warning(translation, segment, code):
        return HttpResponseBadRequest(_("There is no such warning."))
    if refused is None:
        decide(translation, segment, text, code, *who)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return (
            HttpResponse(refused, status=409)
            if refused
            else _fragment(request, translation, segment)
        )
    if refused:
        messages.error(request, refused)
    return redirect(
        get_valid_next_url_from_request(request)
        or reverse("workspace:checks", args=[translation.pk])
    )


def _is_warning(translation, segment, code):
    """Whether the checks say this of the text, and it may be let stand."""
    for checked in checked_texts(translation):
        if checked.segment.pk == segment.pk:
            found = [*checked.findings, *(finding for finding, _row in checked.dismissed)]
            return any(finding.code == code and not finding.blocks for finding in found)
    return False
