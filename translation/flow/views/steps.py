"""A translator takes a task; what the screens of tasks ask before anything else."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation

from translation import roles
from translation.access.landing import editor_address
from translation.flow import tasks


def translation_for(user, pk, action=roles.SEE):
    """404 when it is gone; PermissionDenied for who has no such part in it."""
    translation = get_object_or_404(
        Translation.objects.select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        ),
        pk=pk,
    )
    if not roles.may(user, action, translation):
        raise PermissionDenied
    return translation


@require_POST
def take(request, pk):
    translation = translation_for(request.user, pk, roles.TRANSLATE)
    try:
        tasks.take(translation, request.user)
    except ValidationError as refused:
        for message in refused.messages:
            messages.error(request, message)
    else:
        messages.success(
            request,
            _("“%(title)s” (%(language)s) is your task now.")
            % {
                "title": translation.source.object_repr,
                "language": translation.target_locale.get_display_name(),
            },
        )
    return redirect(get_valid_next_url_from_request(request) or editor_address(translation))
