"""A person's notices in the admin."""

from django.utils import timezone

from translation.models.notices import Notification
from translation.permissions import visible_translations


def notices_of(user):
    """The Notifications of a person, newest first, with what their wording needs."""
    return Notification.objects.filter(recipient=user).select_related(
        "translation__source", "translation__target_locale", "task", "actor"
    )


def unread(user):
    """{pk: translation id} of the unread notices of a person; asked once for each request's user."""
    if not hasattr(user, "_unread_notices"):
        rows = Notification.objects.filter(recipient=user, read_at=None)
        user._unread_notices = dict(rows.values_list("pk", "translation_id"))
    return user._unread_notices


def unread_count(user):
    return len(unread(user))


def mark_read_about(user, translation):
    """Marks what is said of this translation as read: the person has it before their eyes."""
    pks = [pk for pk, about in unread(user).items() if about == translation.pk]
    if pks:
        mark_read(user, pks)


def mark_read(user, pks=None):
    """Marks these notices of the person as read, or all of them."""
    found = Notification.objects.filter(recipient=user, read_at=None)
    vars(user).pop("_unread_notices", None)
    if pks is not None:
        found = found.filter(pk__in=pks)
    return found.update(read_at=timezone.now())


def visible_ids(user, notices):
    """Ids of the notices' translations of which `user` may see the titles."""
    wanted = {notice.translation_id for notice in notices if notice.translation_id}
    if not wanted:
        return set()
    return set(visible_translations(user).filter(pk__in=wanted).values_list("pk", flat=True))
