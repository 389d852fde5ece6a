"""What a service answered becomes machine translations: only where nobody has written anything.

Each text is taken by itself: one with broken marks, or whose source has changed meanwhile, is left out.
"""

import json

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringSegment
from wagtail_localize.strings import StringValue, validate_translation_links

from translation import flow, notify, texts
from translation.machine.providers.base import ServiceError
from translation.machine.providers.etranslation import read_callback
from translation.models import MachineRequest
from translation.models.texts import Origin, State
from translation.texts import Entry


def write(request, words):
    """Stores {id: HTML} for a MachineRequest; counts what was written and left out on it."""
    entries = _entries(request, words)
    saved = texts.save_many(request.translation, entries, origin=Origin.MACHINE, only_absent=True)
    request.written += len(saved)
    request.left_out += len(words) - len(saved)
    request.save(update_fields=["written", "left_out"])
    return saved


def _entries(request, words):
    if flow.why_closed(request.translation, None):
        return []  # submitted for review meanwhile: what is read there does not change
    places = {tuple(place): key for key, place in request.texts.items() if key in words}
    segments = StringSegment.objects.filter(source=request.translation.source).select_related(
        "string", "context"
    )
    entries = {}
    for segment in segments:
        place = (segment.string_id, segment.context_id)
        key = places.get(place)
        if key is None or place in entries:
            continue
        html = usable(segment.string.data, words[key])
        if html:
            entries[place] = Entry(segment, html, State.MACHINE)
    return list(entries.values())


def usable(source, html):
    """The translated text as the engine stores it, or "" when its marks are broken."""
    try:
        data = StringValue.from_translated_html(html.strip()).data
        validate_translation_links(source, data)
    except ValueError:
        return ""
    return data


def receive(request, body):
    """Keeps the body of a callback and uses it; the same answer again changes nothing.

    Returns "done", "failed", "noticed" (a mere notice) or "known".
    """
    with transaction.atomic():
        request = (
            MachineRequest.objects.select_for_update(of=("self",))
            .select_related("translation__source", "translation__target_locale", "created_by")
            .get(pk=request.pk)
        )
        if request.state == MachineRequest.State.DONE:
            return "known"
        try:
            words = read_callback(json.loads(body), request.translation.target_locale.language_code)
            if words is None:
                return "noticed"
            if not set(words) & set(request.texts):
                raise ServiceError("no text of ours")
        except (ValueError, ServiceError) as broken:
            request.answer = body[:100_000]
            request.save(update_fields=["answer"])
            fail(request, str(broken)[:300])
            return "failed"
        request.answer = body
        request.save(update_fields=["answer"])
        write(request, {key: html for key, html in words.items() if key in request.texts})
        finish(request)
    return "done"


def finish(request):
    request.state, request.error = MachineRequest.State.DONE, ""
    request.answered_at = timezone.now()
    request.save(update_fields=["state", "error", "answered_at"])
    _tell(request, {"count": request.written})


def fail(request, message):
    request.state, request.error = MachineRequest.State.FAILED, message
    request.save(update_fields=["state", "error"])
    _tell(request, {"failed": True})


def _tell(request, extra):
    notify.send(notify.MACHINE, [request.created_by], translation=request.translation, extra=extra)
