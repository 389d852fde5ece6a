"""What may stop a record from being published, and what is put right just before it is.

Higher apps register checks; each takes the object as it would be published and returns messages for the
editor, in the active language. A record with a message is not published, whatever way it was asked for:
the question is asked where every way ends, when the public row is written (facts/sync.py).
"""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

_checks = []
_preparations = []


class PublicationBlocked(ValidationError):
    """Raised instead of publishing; its messages say why and what to do.

    Keyed like a form's errors: the translation engine and Wagtail's API read `error_dict`.
    """

    def __init__(self, messages):
        super().__init__({NON_FIELD_ERRORS: [str(message) for message in messages]})


def register(check):
    _checks.append(check)
    return check


def register_preparation(prepare):
    """`prepare(instance)` may change the object that is about to be published, in memory."""
    _preparations.append(prepare)
    return prepare


def prepare(instance):
    for preparation in _preparations:
        preparation(instance)


def obstacles(instance):
    """Messages that stand against publishing `instance`; empty when it may be published."""
    return [message for check in _checks for message in check(instance)]


def require_publishable(instance):
    messages = obstacles(instance)
    if messages:
        raise PublicationBlocked(messages)
