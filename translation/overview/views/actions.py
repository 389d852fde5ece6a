"""What is done to the chosen rows of a list."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Locale
from wagtail_localize.models import Translation

from translation import standings
from translation.overview import bulk
from translation.overview.sight import visible

MOST = 1000


@require_POST
def act(request):
    """Runs an action on the rows that were ticked (`row`), or on the one whose button was pressed (`one`).

    `one` is "action:token" with the row's token. An action with a form asks first; the rows travel along.
    """
    name, tokens = chosen(request)
    action = bulk.ACTIONS.get(name)
    if action is None:
        messages.error(request, _("Choose what is to be done."))
        return redirect(back(request))
    if not action.is_shown(request.user):
        raise PermissionDenied
    targets = targets_of(request.user, tokens)
    if not targets:
        messages.error(request, _("Tick at least one row."))
        return redirect(back(request))
    ready = [one for one in targets if one.translation or not action.needs_translation]
    tell_left_out(request, len(targets) - len(ready))
    if not ready:
        return redirect(back(request))
    if action.form is None:
        return action.run(request, ready, {}) or redirect(back(request))
    form = action.form_for(request, ready)
    if "confirmed" in request.POST and form.is_valid():
        return action.run(request, ready, form.cleaned_data) or redirect(back(request))
    return ask(request, action, ready, form)


def chosen(request):
    """(name of the action, tokens of the rows)."""
    one = request.POST.get("one", "")
    if one:
        name, _colon, token = one.partition(":")
        return name, [token]
    return request.POST.get("action", ""), request.POST.getlist("row")[:MOST]


def targets_of(user, tokens):
    """The bulk.Targets of the tokens that are rows the person may see; the number of queries is fixed."""
    pairs = {pair for token in tokens if (pair := parse(token))}
    if not pairs:
        return []
    rows = standings.fetch(
        standings.standings(sorted({key for key, _locale in pairs})),
        where=[visible(user)],
        order="s.path, s.title",
    )
    rows = [row for row in rows if (row.object_key, row.locale_id) in pairs]
    locales = Locale.objects.in_bulk({row.locale_id for row in rows})
    translations = Translation.objects.select_related("source", "target_locale").in_bulk(
        [row.translation_id for row in rows if row.translation_id]
    )
    return [
        bulk.Target(
            row.object_key, locales[row.locale_id], translations.get(row.translation_id), row.title
        )
        for row in rows
    ]


def parse(token):
    key, _colon, locale = token.partition(":")
    try:
        return UUID(key), int(locale)
    except ValueError:
        return None


def tell_left_out(request, number):
    if number:
        messages.warning(
            request,
            ngettext(
                "%d row was left out: its translation has not begun.",
                "%d rows were left out: their translation has not begun.",
                number,
            )
            % number,
        )


def ask(request, action, targets, form):
    return TemplateResponse(
        request,
        "translation/overview/ask.html",
        {
            "action": action,
            "targets": targets,
            "tokens": [f"{one.key.hex}:{one.locale.pk}" for one in targets],
            "form": form,
            "next": back(request),
            "source_language": settings.LANGUAGE_CODE,
            "page_title": action.label,
        },
    )


def back(request):
    """The list the person came from."""
    url = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):
        return url
    return reverse("workspace:overview")
