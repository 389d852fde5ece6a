"""Many tasks at once: the pages of a branch, a few at once in the request, many in the background."""

from datetime import date

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page

from translation import jobs, roles, standings, states, work
from translation.access.landing import editor_address, overview_address
from translation.flow import tasks
from translation.models import TaskBatch

KIND = "assign_branch"
# More pages than this are worked off in the background.
AT_ONCE = 5
DONE = (states.CURRENT, states.SOURCE)


def give_out(request, instance, form):
    """The response; None when a form error says why not."""
    locales = list(form.cleaned_data["locales"])
    fields = form.task_fields()
    try:
        if form.has_branch():
            return _branch(request, instance, locales, fields)
        with transaction.atomic():
            given = [
                tasks.assign(translation, request.user, **fields)
                for translation in work.start(instance, locales, request.user)
            ]
    except ValidationError as refused:
        form.add_error(None, refused)
        return None
    messages.success(
        request,
        ngettext("%d task was given out.", "%d tasks were given out.", len(given)) % len(given),
    )
    if len(given) == 1:
        return redirect(editor_address(given[0].translation))
    return redirect(overview_address())


def _branch(request, page, locales, fields):
    pages = Page.objects.descendant_of(page, inclusive=True).order_by("path")
    keys = dict(pages.values_list("translation_key", "pk"))
    wanted = _lacking(keys, locales)
    if not wanted:
        raise ValidationError(_("Every page of this branch is translated and up to date."))
    batch = TaskBatch.objects.create(
        name=page.title[:200], branch=Page.objects.get(pk=page.pk), created_by=request.user
    )
    payload = {
        "items": wanted,
        "locales": [locale.pk for locale in locales],
        "batch": batch.pk,
        "assignee": fields["assignee"].pk if fields["assignee"] else None,
        "due": fields["due"].isoformat() if fields["due"] else None,
        "priority": fields["priority"],
        "note": fields["note"],
        "next": overview_address(),
    }
    if len(wanted) > AT_ONCE:
        job = jobs.enqueue(KIND, payload, request.user)
        return redirect("workspace:job", job.pk)
    given, refused = 0, []
    for pk in wanted:
        try:
            with transaction.atomic():
                given += assign_page(request.user, payload, pk)
        except ValidationError as wrong:
            refused += [f"{page_title(pk)}: {message}" for message in wrong.messages]
    for message in refused:
        messages.warning(request, message)
    messages.success(
        request, ngettext("%d task was given out.", "%d tasks were given out.", given) % given
    )
    return redirect(overview_address())


def _lacking(keys, locales):
    """Ids of the public pages that lack one of the translations, in the order of `keys`."""
    if not keys:
        return []
    statement = standings.standings(sorted(keys), [locale.pk for locale in locales])
    lacking = {
        row.object_key
        for row in standings.fetch(statement)
        if row.state not in DONE and row.source_live
    }
    return [pk for key, pk in keys.items() if key in lacking]


def page_title(pk):
    return Page.objects.filter(pk=pk).values_list("draft_title", flat=True).first() or str(pk)


@jobs.handler(KIND, title=gettext_lazy("Giving out tasks for a branch"), name_of=page_title)
def run(job, pk):
    assign_page(job.created_by, job.payload, pk)


def assign_page(user, payload, pk):
    """Opens the tasks of one page; what has a task of somebody's is left to them. Returns their number."""
    page = Page.objects.filter(pk=pk).specific().first()
    if page is None:
        raise jobs.Failed(_("The page is no longer there."))
    locales = Locale.objects.filter(pk__in=payload["locales"])
    allowed = [locale for locale in locales if roles.may(user, roles.MANAGE, page, locale)]
    allowed = work.without_stopped(page, allowed)
    found = standings.of([page], allowed)
    needed = [
        locale
        for locale in allowed
        if (row := found.get((page.translation_key, locale.pk)))
        and row.state not in DONE
        and row.assignee_id is None
    ]
    given = 0
    for translation in work.start(page, needed, user) if needed else []:
        tasks.assign(translation, user, **_fields(payload))
        given += 1
    return given


def _fields(payload):
    people = get_user_model().objects
    return {
        "assignee": people.filter(pk=payload["assignee"]).first() if payload["assignee"] else None,
        "due": date.fromisoformat(payload["due"]) if payload["due"] else None,
        "priority": payload["priority"],
        "note": payload["note"],
        "batch": TaskBatch.objects.filter(pk=payload["batch"]).first(),
    }
