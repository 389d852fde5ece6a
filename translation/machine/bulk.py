"""A machine translation of many pages at once, from the dashboard."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from translation import jobs
from translation.machine import orders
from translation.machine.providers import configured
from translation.roles import MANAGE, locales_of, may


def is_shown(user):
    return configured() is not None and locales_of(user, MANAGE) != set()


def run(request, targets, data):
    """Orders what may be ordered; says for each of the others why not. The work is one job."""
    ordered = []
    for target in targets:
        if not may(request.user, MANAGE, target.translation):
            continue
        try:
            ordered.append(orders.create(target.translation, request.user).pk)
        except orders.Refused as refused:
            messages.warning(request, f"{target.title}: {' '.join(refused.messages)}")
    if not ordered:
        messages.error(request, _("Nothing was sent to the machine translation service."))
        return None
    job = jobs.enqueue(orders.KIND, {"items": ordered}, request.user)
    messages.success(
        request,
        ngettext(
            "%(count)d page goes to the machine translation service.",
            "%(count)d pages go to the machine translation service.",
            len(ordered),
        )
        % {"count": len(ordered)},
    )
    return redirect("workspace:job", job.pk)
