"""The editor's screen, and its form when there is no script."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail_localize.models import Translation

from translation import roles
from translation.editing import corrections, filters, findings, notes, saving, warned
from translation.editing.addresses import source_address
from translation.editing.config import config
from translation.editing.document import progress, sections
from translation.editing.facts import facts_shown
from translation.editing.opening import opened
from translation.editing.review import review_of
from translation.editing.rows import rows_of
from translation.flow.strip import strip_of
from translation.notify import reading
from translation.publishing import publish_with_messages


def edit(request, pk):
    it = opened(request, pk)
    rows = rows_of(it.translation)
    conflicts, homeless, status = {}, [], 200
    if request.method == "POST":
        outcome = _save(request, it, rows)
        if not (outcome.conflicts or outcome.homeless):
            return HttpResponseRedirect(request.get_full_path())
        conflicts, homeless, status = outcome.conflicts, outcome.homeless, 409
        rows = rows_of(it.translation)
    findings.attach(it.translation, rows)
    for row in rows:
        if row.pk in conflicts:
            row.value, row.theirs = conflicts[row.pk]
    return TemplateResponse(
        request,
        "translation/editing/edit.html",
        _context(request, it, rows) | {"homeless": homeless},
        status=status,
    )


def _save(request, it, rows):
    if it.obstacle:
        messages.error(request, it.obstacle)
        return saving.FormOutcome(0, [], {})
    do = saving.DRAFT if request.POST.get("do") == saving.DRAFT else saving.DONE
    outcome = saving.act_on_form(it, rows, request.POST, do)
    if outcome.saved:
        messages.success(
            request,
            ngettext("%(count)d text was saved.", "%(count)d texts were saved.", outcome.saved)
            % {"count": outcome.saved},
        )
    for message in outcome.messages:
        messages.warning(request, message)
    if outcome.conflicts:
        messages.error(
            request,
            _(
                "Somebody else saved some of these texts meanwhile. Both are shown: choose, then save."
            ),
        )
    return outcome


def _context(request, it, rows):
    translation = it.translation
    if request.method == "GET":
        reading.mark_read_about(request.user, translation)
    review = review_of(it)
    strip = strip_of(request.user, translation, review.task)
    if strip.returned:
        changed = strip.returned.changed(translation)
        for row in rows:
            row.is_since_return = (row.segment.string_id, row.segment.context_id) in changed
    found = corrections.mark(it, rows)
    said = corrections.said(found, review, strip) if found else None
    shown = filters.chosen(request.GET.get("show"))
    for row in rows:
        row.is_left_out = not filters.matches(row, shown)
    return {
        "it": it,
        "translation": translation,
        "title": translation.source.object_repr,
        "source_language": translation.source.locale.language_code,
        "target_language": translation.target_locale.language_code,
        "target_name": translation.target_locale.get_display_name(),
        "source_name": translation.source.locale.get_display_name(),
        "sections": sections(rows),
        "is_empty": all(row.is_left_out for row in rows),
        "versions": ",".join(f"{row.pk}:{row.version}" for row in rows if row.version),
        "progress": progress(rows),
        "filters": filters.counted(rows, shown, bool(strip.returned), found is not None),
        "corrections": found,
        "may_manage": it.may(roles.MANAGE) and translation.enabled,
        "may_review": it.may(roles.REVIEW),
        "review": review,
        "strip": strip,
        "changed_count": sum(row.previous is not None and not row.is_done for row in rows),
        "source_url": source_address(request.user, translation),
        "others": _others(request.user, translation),
        "heading": _("%(title)s: translation into %(language)s")
        % {
            "title": translation.source.object_repr,
            "language": translation.target_locale.get_display_name(),
        },
        "config": config(it, said),
        "said": said,
        "note": notes.kept(
            request, translation, notes.DECIDE if review.may_decide else notes.SUBMIT
        ),
        "live_url": it.row.full_url if it.is_page and it.row.live else "",
    }


def _others(user, translation):
    """The same page in the other languages that the person may see."""
    rows = (
        Translation.objects.filter(roles.granted(user), source_id=translation.source_id)
        .exclude(pk=translation.pk)
        .select_related("target_locale")
    )
    return list(rows)


@require_POST
def publish(request, pk):
    it = opened(request, pk)
    if not it.may(roles.PUBLISH) or roles.is_locked_for(request.user, it.row):
        raise PermissionDenied
    question = warned.ask(request, it, _("Publish with these warnings"))
    if question:
        return question
    publish_with_messages(request, it.translation)
    return HttpResponseRedirect(reverse("workspace:edit", args=[pk]))


def facts(request, pk):
    """What is entered once for all languages: to read beside the texts."""
    it = opened(request, pk)
    return TemplateResponse(
        request,
        "translation/editing/facts.html",
        {"it": it, "translation": it.translation, "facts": facts_shown(it.translation)},
    )
