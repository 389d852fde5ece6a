"""When texts may be changed: not by translators while they are reviewed or wait to be published."""

from django.utils.translation import gettext as _

from facts.publication import PublicationBlocked
from translation import roles
from translation.models import TranslationTask

State = TranslationTask.State


class ReadOnly(PublicationBlocked):
    """The texts are closed to this person just now; the message says why."""


def closing_state(translation):
    """State of the open task that closes the texts to translators, or None."""
    return (
        TranslationTask.objects.filter(
            translation_id=translation.pk, state__in=TranslationTask.READ_ONLY
        )
        .values_list("state", flat=True)
        .first()
    )


def is_read_only(translation):
    return closing_state(translation) is not None


def why_closed(translation, user):
    """Why `user` may not change texts now; "" when they may."""
    state = closing_state(translation)
    if state is None or (user is not None and roles.may(user, roles.REVIEW, translation)):
        return ""
    if state == State.APPROVED:
        return _(
            "This translation is approved and waits for the publication of the original."
            " It can be changed when it is taken back."
        )
    return _(
        "This translation is being reviewed. It can be changed when it is returned or taken back."
    )


def require_writable(translation, user):
    message = why_closed(translation, user)
    if message:
        raise ReadOnly([message])
