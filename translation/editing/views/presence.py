"""What others do meanwhile: who is here, and which texts they saved."""

from datetime import timedelta

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST
from wagtail_localize.models import StringSegment, StringTranslation

from translation.editing import corrections, findings, people
from translation.editing.opening import opened
from translation.editing.rows import rows_of
from translation.editing.views.text import status

# A clock's tick between two answers must not lose a text.
OVERLAP = timedelta(seconds=5)


def here(request, pk):
    """JSON: {"names": [...], "texts": {segment: its present state}, "at": when this was true, "token": …}.

    `token` is what a form needs to be believed: another one after somebody signed in anew in another window.
    """
    it = opened(request, pk)
    now = timezone.now()
    since = parse_datetime(request.GET.get("since", "").replace(" ", "+"))
    changed = (
        _changed(it.translation, since - OVERLAP) if since and timezone.is_aware(since) else []
    )
    texts = {}
    if changed:
        rows = [row for row in rows_of(it.translation) if row.pk in changed]
        corrections.mark(it, rows)
        findings.attach(it.translation, rows)
        texts = {row.pk: status(row) for row in rows}
    return JsonResponse(
        {
            "names": people.present(it.translation, request.user),
            "texts": texts,
            "at": now.isoformat(),
            "token": get_token(request),
        }
    )


@require_POST
def leave(request, pk):
    """The window was closed."""
    people.leave(opened(request, pk).translation, request.user)
    return HttpResponse(status=204)


def _changed(translation, since):
    """pks of the segments whose texts were saved since then."""
    keys = set(
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            locale_id=translation.target_locale_id,
            state_record__updated_at__gt=since,
        ).values_list("translation_of_id", "context_id")
    )
    if not keys:
        return set()
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    rows = segments.values_list("pk", "string_id", "context_id")
    return {pk for pk, string, context in rows if (string, context) in keys}
