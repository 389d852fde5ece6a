"""One text: what is known about it, and what a translator does to it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from facts.formats import format_time
from translation import flow, texts
from translation.editing import corrections, findings, gone, marks, saving
from translation.editing.knowledge import knowledge_of
from translation.editing.opening import opened
from translation.editing.rows import row_of_text, state_words


def about(request, pk, segment):
    """Memory, glossary, checks, history and comments of a text: a fragment for the panel, else a page."""
    it = opened(request, pk)
    row = _row(it, segment)
    name = "about.html" if wants_fragment(request) else "about_page.html"
    context = {"it": it, "row": row, "translation": it.translation, "about": knowledge_of(it, row)}
    return TemplateResponse(request, f"translation/editing/{name}", context)


def _row(it, segment):
    saving.segment_of(it.translation, segment)
    return row_of_text(it.translation, segment)


@require_POST
def save(request, pk, segment):
    """Answers with what stands there now: JSON for the editor's script, else back to the page."""
    try:
        it = opened(request, pk)
    except PermissionDenied:
        # Not to be taken for a session that has ended: the script is told in words.
        if not wants_fragment(request):
            raise
        message = _("You may no longer see this translation.")
        return JsonResponse({"error": "forbidden", "message": message}, status=403)
    try:
        row = _row(it, segment)
    except Http404:
        return _gone(request, it)
    if it.obstacle:
        return _answer(request, row, {"error": "closed", "message": it.obstacle}, 403)
    seen = is_seen(it, request.POST.get("fingerprint"))
    try:
        outcome = _act(it, row, request.POST)
    except texts.Conflict as conflict:
        return _answer(request, row, conflicting(conflict.text), 409)
    except saving.Refused as refused:
        return _answer(request, row, {"error": "refused", "message": str(refused)}, 422)
    found = {"message": outcome.message}
    if seen:
        found["fingerprint"] = flow.fingerprint(it.translation)
    return _answer(request, row, found, 200)


def _act(it, row, posted):
    expected, multiline = _number(posted.get("version")), row.place.multiline
    if before := posted.getlist("before"):
        saving.keep_before(it, row.segment, before, multiline)
    if posted.get("do") == saving.ASIDE:
        return saving.leave(it, row.segment, posted.get("value", ""), expected, multiline)
    return saving.act(
        it,
        row.segment,
        posted.get("do", ""),
        value=posted.get("value", ""),
        expected=expected,
        origin=posted.get("origin", ""),
        revision=_number(posted.get("revision")),
        multiline=multiline,
    )


def _gone(request, it):
    """The words came too late for their text: they go back to who typed them."""
    message = gone.message(it.translation, request.POST.get("place", ""))
    if wants_fragment(request):
        return JsonResponse({"error": "gone", "message": message}, status=410)
    context = {
        "it": it,
        "translation": it.translation,
        "message": message,
        "value": request.POST.get("value", ""),
    }
    return TemplateResponse(request, "translation/editing/gone.html", context, status=410)


def is_seen(it, fingerprint):
    """A reviewer's own correction does not make the rest unread; what others saved does."""
    return bool(fingerprint) and flow.fingerprint(it.translation) == fingerprint


def _number(given):
    """None, which asks for no version, only where none was sent."""
    return int(given) if given and given.isdigit() else None


def conflicting(text):
    """What somebody else saved, for the choice between both."""
    who = text.last_translated_by if text else None
    return {
        "error": "conflict",
        "message": _("%(name)s saved this text meanwhile.")
        % {"name": (who.get_full_name() or who.get_username()) if who else _("Somebody else")},
        "theirs": marks.to_field(text.data) if text else "",
        "at": format_time(localtime(text.updated_at)) if text else "",
        "version": texts.version_of(text),
    }


def _answer(request, row, found, code):
    if not wants_fragment(request):
        if found.get("message"):
            messages.error(request, found["message"])
        address = reverse("workspace:edit", args=[row_translation(request)])
        return HttpResponseRedirect(f"{address}#t{row.pk}")
    it = opened(request, row_translation(request))
    now = row_of_text(it.translation, row.pk)
    findings.attach(it.translation, [now])
    corrections.mark(it, [now])
    found = status(now) | found
    return JsonResponse(found, status=code)


def row_translation(request):
    return request.resolver_match.kwargs["pk"]


def status(row):
    """A Row as it stands now, for the script; `fresh`: what of it readers do not have."""
    return {
        "state": row.state,
        "words": str(state_words(row.state)),
        "version": row.version,
        "value": row.value,
        "warnings": row.warnings,
        "fresh": row.fresh,
        "findings": row.findings,
    }


def wants_fragment(request):
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"
