"""From the editor onwards: submitting, taking back, approving, returning, publishing."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from translation import flow, roles, work
from translation.editing import notes, warned
from translation.editing.opening import opened
from translation.publishing import say_published


def _do(request, pk, action, act, said, go_on="", side=""):
    """`go_on`: the button of the question about open warnings; without it nothing is asked.

    `side` is whose note goes with it; see notes.
    """
    it = opened(request, pk)
    if not it.may(action) or roles.is_locked_for(request.user, it.row):
        raise PermissionDenied
    if side:
        notes.keep(request, it.translation, side, _comment(request))
    question = warned.ask(request, it, go_on) if go_on else None
    if question:
        return question
    try:
        act(it.translation)
    except ValidationError as refused:
        _say_refused(request, it, refused)
    else:
        notes.drop(request, it.translation)
        if callable(said):
            said(request, it.translation)
        else:
            messages.success(request, said % {"title": it.translation.source.object_repr})
    return HttpResponseRedirect(reverse("workspace:edit", args=[pk]))


def _say_refused(request, it, refused):
    """Why not; and where texts wait, the way to them."""
    waiting = work.missing(it.translation).exists()
    address = f"{reverse('workspace:edit', args=[it.translation.pk])}?show=todo"
    buttons = [messages.button(address, _("Show the texts that wait"))] if waiting else None
    for message in refused.messages:
        messages.error(request, message, buttons=buttons)


def _comment(request):
    return request.POST.get("comment", "").strip()[:2000]


@require_POST
def submit(request, pk):
    return _do(
        request,
        pk,
        roles.TRANSLATE,
        lambda translation: flow.submit(translation, request.user, _comment(request)),
        _("“%(title)s” was submitted for review."),
        go_on=_("Submit with these warnings"),
        side=notes.SUBMIT,
    )


@require_POST
def take_back(request, pk):
    return _do(
        request,
        pk,
        roles.TRANSLATE,
        lambda translation: flow.withdraw(translation, request.user),
        _("“%(title)s” was taken back: its texts can be changed again."),
    )


@require_POST
def approve(request, pk):
    """`fingerprint` is of the texts that the reviewer had before their eyes."""
    seen = request.POST.get("fingerprint", "")
    return _do(
        request,
        pk,
        roles.REVIEW,
        lambda translation: flow.approve(translation, request.user, seen, _comment(request)),
        say_published,
        go_on=_("Publish with these warnings"),
        side=notes.DECIDE,
    )


@require_POST
def return_(request, pk):
    return _do(
        request,
        pk,
        roles.REVIEW,
        lambda translation: flow.return_(translation, request.user, _comment(request)),
        _("“%(title)s” was returned to its translator."),
        side=notes.DECIDE,
    )
