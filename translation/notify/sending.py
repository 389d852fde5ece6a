"""Writing notices down."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from translation.models.notices import Delivery, Kind, Notification
from translation.notify.rules import deliveries

# Several events of these kinds on one translation are one notice until it is read or mailed.
GATHERED = {Kind.CHANGED, Kind.COMMENT, Kind.SUBMITTED, Kind.MACHINE, Kind.IMPORTED}


def send(
    kind, recipients, *, translation=None, task=None, text=None, actor=None, extra=None, key=""
):
    """See translation.notify.send. Returns the Notifications written."""
    kind = Kind(kind)
    if translation is None and task is not None:
        translation = task.translation
    people = {person.pk: person for person in recipients if person is not None}
    if actor is not None:
        people.pop(actor.pk, None)
    wanted = deliveries(people.values(), kind)
    facts = {
        "translation": translation,
        "task": task,
        "context_id": getattr(text, "context_id", None),
        "actor": actor,
        "extra": extra or {},
        "created_at": timezone.now(),
    }
    with transaction.atomic():
        written = [
            _write(person, kind, facts, key)
            for pk, person in people.items()
            if person.is_active and wanted[pk] != Delivery.NONE
        ]
    written = [notice for notice in written if notice is not None]
    mailed = {item.recipient_id for item in written if wanted[item.recipient_id] == Delivery.NOW}
    if mailed:
        # After the transaction, so that nobody hears of what was undone, and all of it in one mail.
        transaction.on_commit(partial(_mail, mailed), robust=True)
    return written


def _mail(people):
    from translation.notify import mail

    mail.send_at_once(people)


def _write(person, kind, facts, key):
    if key:
        notice, created = Notification.objects.get_or_create(
            recipient=person, kind=kind, key=key, defaults=facts
        )
        return notice if created else None
    if kind in GATHERED:
        earlier = (
            Notification.objects.select_for_update(of=("self",))
            .filter(
                recipient=person,
                kind=kind,
                key="",
                read_at=None,
                mailed_at=None,
                translation=facts["translation"],
                task=facts["task"],
            )
            .first()
        )
        if earlier is not None:
            return _add(earlier, facts)
    return Notification.objects.create(recipient=person, kind=kind, **facts)


def _add(notice, facts):
    for name, value in facts.items():
        setattr(notice, name, value)
    notice.count += 1
    notice.save()
    return notice
