"""Files for agencies: out, in, the report between, and what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail_localize.models import Translation

from translation import roles, writable
from translation.exchange import applying, archives, collecting, planning, reporting, selection
from translation.exchange.forms import ExportForm, ImportForm
from translation.exchange.refusals import Refused
from translation.models import FileImport
from translation.quality.links import editor_address

ANY_TYPE = "application/octet-stream"


def export(request):
    """The form, and with its answer the file. What is meant stands in the query (selection.py)."""
    translations = selection.selected(request.user, request.GET)
    if not translations:
        raise PermissionDenied
    form = ExportForm(request.POST or None)
    if form.is_valid():
        documents = collecting.documents_of(
            translations, only_waiting=form.cleaned_data["texts"] == "waiting"
        )
        if documents:
            return download(documents, form.cleaned_data["format"], form.cleaned_data["parcel"])
        messages.warning(request, _("There is nothing to translate in it."))
    return TemplateResponse(
        request,
        "translation/exchange/export.html",
        {
            "form": form,
            "translations": translations[:50],
            "total": len(translations),
            "more": max(0, len(translations) - 50),
            "import_address": import_address(request, translations),
            "trail_translation": translations[0] if len(translations) == 1 else None,
        },
    )


def import_address(request, translations):
    address = reverse("workspace:import_file")
    return f"{address}?translation={translations[0].pk}" if len(translations) == 1 else address


def download(documents, format_name, parcel="together"):
    name, data = archives.write(documents, format_name, together=parcel == "together")
    response = HttpResponse(data, content_type=ANY_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def import_file(request):
    """Reads an uploaded file and shows what it would change; nothing is written yet."""
    translation = _asked_translation(request)
    if translation is None and roles.locales_of(request.user, roles.TRANSLATE) == set():
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answer = take(request, form.cleaned_data["file"], translation)
        if answer is not None:
            return answer
    recent = FileImport.objects.filter(user=request.user)[:10]
    return TemplateResponse(
        request,
        "translation/exchange/import.html",
        {
            "form": form,
            "translation": translation,
            "editor": editor_address(translation) if translation else "",
            "trail_translation": translation,
            "recent": recent,
        },
    )


def _asked_translation(request):
    pk = request.GET.get("translation")
    if not pk:
        return None
    translation = get_object_or_404(
        Translation.objects.select_related("source", "source__locale", "target_locale"),
        pk=pk if pk.isdecimal() else 0,
    )
    writable.require_role(request.user, translation)
    return translation


def take(request, upload, translation=None):
    """To the report of an uploaded file; None when it was refused, with a message that says why."""
    try:
        files = archives.read(upload)
        plan = planning.build(files, request.user, translation)
    except Refused as refused:
        messages.error(request, str(refused))
        return None
    kept = applying.keep(files, plan, request.user, upload.name, translation)
    return redirect("workspace:import_report", kept.pk)


def import_report(request, pk):
    """What a file would change, to be agreed to; after that what became of it."""
    kept = get_object_or_404(FileImport, pk=pk, user=request.user)
    if kept.applied_at is not None:
        return TemplateResponse(
            request,
            "translation/exchange/result.html",
            {
                "kept": kept,
                "result": reporting.result(kept, request.user),
                "trail_translation": _still_seen(kept, request.user),
            },
        )
    if request.method == "POST":
        return _apply(request, kept)
    try:
        plan = applying.plan_of(kept, request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("workspace:import_file")
    return TemplateResponse(
        request,
        "translation/exchange/report.html",
        {
            "kept": kept,
            "report": reporting.report(plan),
            "trail_translation": _still_seen(kept, request.user),
        },
    )


def _still_seen(kept, user):
    """The Translation that a file was brought to, or None; a role may have ended since."""
    translation = kept.translation
    return translation if translation and roles.may(user, roles.SEE, translation) else None


def _apply(request, kept):
    keys, rests = request.POST.getlist("row"), request.POST.getlist("rest")
    take_reviews = "take_reviews" in request.POST
    if not (keys or rests or take_reviews):
        messages.error(request, _("Nothing is ticked: tick the texts that you want to take over."))
        return redirect("workspace:import_report", kept.pk)
    try:
        written = applying.apply(kept, request.user, keys, rests, take_reviews=take_reviews)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("workspace:import_file")
    total = sum(written.values())
    messages.success(
        request,
        ngettext("%(count)d text was taken over.", "%(count)d texts were taken over.", total)
        % {"count": total},
    )
    return redirect("workspace:import_report", kept.pk)


@require_POST
def discard(request, pk):
    """Forgets an uploaded file that was not taken over."""
    get_object_or_404(FileImport, pk=pk, user=request.user, applied_at=None).delete()
    messages.success(request, _("The file was put aside; nothing was changed."))
    return redirect("workspace:import_file")
