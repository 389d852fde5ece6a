"""Asking a machine, and seeing what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail_localize.models import Translation

from translation.machine import orders, sending
from translation.machine.providers import configured
from translation.models import MachineRequest
from translation.roles import SEE, TRANSLATE, granted, is_locked_for, locales_of, may

PER_PAGE = 50


def editor_of(translation):
    return reverse("workspace:edit", args=[translation.pk])


@require_POST
def order(request, translation_id):
    translation = get_object_or_404(
        Translation.objects.select_related("source", "target_locale"),
        pk=translation_id,
        enabled=True,
    )
    if not may(request.user, TRANSLATE, translation):
        raise PermissionDenied
    row = translation.source.object.get_instance_or_none(translation.target_locale)
    if row is not None and is_locked_for(request.user, row):
        messages.error(request, _("This page is locked."))
        return redirect(editor_of(translation))
    try:
        _request, job = orders.order(translation, request.user)
    except orders.Refused as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(editor_of(translation))
    return redirect("workspace:job", job.pk)


def requests_made(request):
    """What was asked for in the person's languages; titles only of what they may see."""
    if locales_of(request.user, SEE) == set():
        raise PermissionDenied
    sending.expire(timezone.now())
    found = MachineRequest.objects.filter(
        translation__in=Translation.objects.filter(granted(request.user, SEE))
    ).select_related("translation__source", "translation__target_locale", "created_by")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    return TemplateResponse(
        request,
        "translation/machine/requests.html",
        {"requests": page, "provider": configured(), "page_title": _("Machine translation")},
    )
