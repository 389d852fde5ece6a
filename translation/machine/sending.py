"""The background work: texts go out in calls as large as the service takes; what comes back is a draft."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from translation import jobs
from translation.machine import answers
from translation.machine.orders import KIND, refusal, segments_to_send
from translation.machine.providers import configured
from translation.machine.providers.base import Order, ServiceBusy, ServiceError
from translation.models import MachineRequest

State = MachineRequest.State
# A service that has not called back by then will not (observed: under two minutes).
PATIENCE = datetime.timedelta(hours=2)
BUSY_SECONDS = 60


def name_of(pk):
    request = MachineRequest.objects.select_related("translation__source").filter(pk=pk).first()
    return request.translation.source.object_repr if request else str(pk)


@jobs.handler(KIND, title=gettext_lazy("Machine translation"), name_of=name_of, atomic=False)
def send(job, pk):
    """Sends one MachineRequest. Seen again after a crash, what may be under way is not sent twice."""
    request = (
        MachineRequest.objects.select_related(
            "translation__source__locale", "translation__target_locale", "created_by"
        )
        .filter(pk=pk)
        .first()
    )
    if request is None or request.state not in (State.QUEUED, State.SENDING):
        return
    provider = configured()
    if provider is None or provider.name != request.provider:
        _fail(request, _("The machine translation service is no longer set up."))
    if request.state == State.SENDING and provider.in_flight:
        # It may have been taken: its answer, or the end of our patience, will tell.
        MachineRequest.objects.filter(pk=pk, state=State.SENDING).update(state=State.WAITING)
        return
    expire(timezone.now())
    # The page may have become private since it was ordered.
    message = refusal(request.translation, provider, request)
    if message:
        _fail(request, message)
    _wait_for_room(provider)
    _send(request, provider)


def _wait_for_room(provider):
    if not provider.in_flight:
        return
    waiting = MachineRequest.objects.filter(
        provider=provider.name, state__in=[State.SENDING, State.WAITING]
    )
    if waiting.count() >= provider.in_flight:
        raise jobs.NotNow(BUSY_SECONDS)


def _send(request, provider):
    segments = {f"t{segment.pk}": segment for segment in segments_to_send(request.translation)}
    request.texts = {
        key: [segment.string_id, segment.context_id] for key, segment in segments.items()
    }
    request.state, request.sent_at = State.SENDING, timezone.now()
    request.save(update_fields=["texts", "state", "sent_at"])
    words = {key: segment.string.data for key, segment in segments.items()}
    try:
        for part in _parts(words, provider.most_texts):
            answer = provider.send(_order(request, part))
            if answer.later:
                # Its answer may have been quicker than we are.
                MachineRequest.objects.filter(pk=request.pk).update(external_id=answer.external_id)
                MachineRequest.objects.filter(pk=request.pk, state=State.SENDING).update(
                    state=State.WAITING
                )
                return
            answers.write(request, answer.texts)
    except ServiceBusy as busy:
        MachineRequest.objects.filter(pk=request.pk).update(state=State.QUEUED)
        raise jobs.NotNow(busy.seconds) from busy
    except ServiceError as failed:
        _fail(request, str(failed))
    answers.finish(request)


def _parts(words, most):
    keys = list(words)
    step = most or len(keys) or 1
    for start in range(0, len(keys), step):
        yield {key: words[key] for key in keys[start : start + step]}


def _order(request, words):
    return Order(
        source=request.translation.source.locale.language_code,
        target=request.translation.target_locale.language_code,
        texts=words,
        reference=str(request.reference),
        callback_url=callback_url(request),
    )


def callback_url(request):
    path = reverse("machine_translation_answer", args=[request.reference, request.secret])
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def _fail(request, message):
    answers.fail(request, message)
    raise jobs.Failed(message)


def expire(now):
    """Gives up on answers that are overdue at `now`; returns how many. A later answer is still taken."""
    overdue = MachineRequest.objects.filter(state=State.WAITING, sent_at__lt=now - PATIENCE)
    count = 0
    for request in overdue.select_related("translation__source", "created_by"):
        answers.fail(request, _("The service has not answered."))
        count += 1
    return count
