"""What may stop a record from being published.

Higher apps register checks; each takes the revision's object and returns messages for the editor, in
the active language. A record with a message is not published, whatever way it was asked for.
"""

from django.core.exceptions import ValidationError

_checks = []


class PublicationBlocked(ValidationError):
    """Raised instead of publishing; its messages say why and what to do."""


def register(check):
    _checks.append(check)
    return check


def obstacles(instance):
    """Messages that stand against publishing `instance`; empty when it may be published."""
    return [message for check in _checks for message in check(instance)]


def require_publishable(instance):
    messages = obstacles(instance)
    if messages:
        raise PublicationBlocked(messages)
