"""Searching the memory, and taking something out of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translation import roles
from translation.memory import feeding, searching, tmx
from translation.memory.marks import plain
from translation.memory.views.common import may_manage, pair_of, targets_of
from translation.memory.views.forms import MemoryFileForm, SearchForm
from translation.models import MemoryEntry

PER_PAGE = 25


def search(request):
    pair = pair_of(request)
    form = SearchForm(request.GET or None, choices=pair.choices, initial={"where": "either"})
    words, where = form.wanted()
    page = found = None
    if words:
        groups = searching.search(words, pair, where)
        page = Paginator(groups, PER_PAGE).get_page(request.GET.get("p"))
        found = searching.hits(page, words, pair, request.user)
    return TemplateResponse(
        request,
        "translation/memory/search.html",
        {
            "page_title": _("Translation memory"),
            "form": form,
            "pair": pair,
            "words": words,
            "page": page,
            "hits": found,
            "total": MemoryEntry.objects.filter(
                source_locale=pair.source, target_locale=pair.target, forgotten=False
            ).count(),
            "may_manage": may_manage(request.user, pair.target),
        },
    )


def forget(request, pk):
    """Takes a pair of texts out of the memory, wherever it stands; the pages keep it."""
    entry = get_object_or_404(
        MemoryEntry.objects.select_related("target_locale", "source_locale"), pk=pk, forgotten=False
    )
    if not may_manage(request.user, entry.target_locale):
        raise PermissionDenied
    back = (
        reverse("workspace:memory") + "?" + urlencode({"locale": entry.target_locale.language_code})
    )
    if request.method == "POST":
        with transaction.atomic():
            for same in MemoryEntry.objects.filter(
                source_locale_id=entry.source_locale_id,
                target_locale_id=entry.target_locale_id,
                source_text=entry.source_text,
                target_text=entry.target_text,
            ):
                feeding.forget_entry(same)
        messages.success(request, _("The memory has forgotten this translation."))
        return redirect(back)
    return TemplateResponse(
        request,
        "translation/memory/forget.html",
        {
            "page_title": _("Take out of the memory"),
            "entry": entry,
            "source": plain(entry.source_text),
            "target": plain(entry.target_text),
            "back": back,
        },
    )


def export(request):
    pair = pair_of(request, roles.MANAGE)
    response = StreamingHttpResponse(
        tmx.write(pair.source, pair.target), content_type=tmx.CONTENT_TYPE
    )
    name = "memory-{}-{}.tmx".format(*pair.codes)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def take_in(request):
    """Takes a TMX file into the memory, in the languages that the person manages."""
    pair = pair_of(request, roles.MANAGE)
    form = MemoryFileForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        report = _read(request, form, pair)
    return TemplateResponse(
        request,
        "translation/memory/take_in.html",
        {
            "page_title": _("Take a TMX file into the memory"),
            "form": form,
            "report": report,
            "languages": targets_of(request.user, roles.MANAGE),
        },
    )


def _read(request, form, pair):
    file = form.cleaned_data["file"]
    try:
        with transaction.atomic():
            report = tmx.read(file, pair.source, pair.choices, name=file.name, user=request.user)
    except tmx.Refused as refused:
        form.add_error("file", str(refused))
        return None
    message = ngettext(
        "%(count)d translation was added to the memory.",
        "%(count)d translations were added to the memory.",
        report.added,
    )
    messages.success(request, message % {"count": report.added})
    return report
