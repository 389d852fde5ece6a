"""Asking for a machine translation: which texts may go, and which never."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from translation import flow, jobs
from translation.machine.providers import configured
from translation.missing import missing_strings
from translation.models import MachineRequest

KIND = "machine"


class Refused(ValidationError):
    """Nothing was sent; the message says why."""


def order(translation, user=None):
    """Puts the untranslated texts of a Translation on their way; returns (MachineRequest, BulkJob).

    Raises Refused.
    """
    request = create(translation, user)
    return request, jobs.enqueue(KIND, {"items": [request.pk]}, user)


def create(translation, user=None):
    """The MachineRequest, not on its way yet. Raises Refused."""
    provider = configured()
    message = refusal(translation, provider)
    if message:
        raise Refused(message)
    try:
        with transaction.atomic():
            return MachineRequest.objects.create(
                translation=translation, provider=provider.name, created_by=user
            )
    except IntegrityError as raced:
        raise Refused(_already()) from raced


def refusal(translation, provider, ongoing=None):
    """Why nothing may be sent, or None; `ongoing` is the MachineRequest that asks again before it leaves."""
    if provider is None:
        return _("No machine translation service is set up.")
    source = translation.source.get_source_instance()
    if is_restricted(source):
        return _("Only some people may read this page: its words are not sent to another service.")
    if not getattr(source, "live", True) or flow.shows_draft(translation):
        return _("A draft is not sent to another service: publish the original first.")
    closed = flow.why_closed(translation, None)
    if closed:
        return closed
    others = translation.machine_requests.filter(state__in=MachineRequest.OPEN)
    if others.exclude(pk=ongoing and ongoing.pk).exists():
        return _already()
    if not segments_to_send(translation).exists():
        return _("Every text has words already: there is nothing to translate by machine.")
    return None


def _already():
    return _("This page is already with the machine translation service.")


def is_restricted(source):
    """Whether a page, or one above it, is for some people only."""
    return isinstance(source, Page) and source.get_view_restrictions().exists()


def segments_to_send(translation):
    """The segments without any words yet: not even a draft's."""
    locale_id = translation.target_locale_id
    written = StringTranslation.objects.filter(
        locale_id=locale_id, context__object_id=translation.source.object_id
    ).values_list("translation_of_id", "context_id")
    taken = {pair[0] for pair in written} and set(written)
    segments = missing_strings(translation.source.object_id, locale_id)
    if taken:
        free = [
            segment.pk
            for segment in segments
            if (segment.string_id, segment.context_id) not in taken
        ]
        segments = segments.filter(pk__in=free)
    return segments.select_related("string", "context").order_by("order")
