"""What an editor is told who opens a page that is locked: why, and what comes first."""

from django.utils.translation import gettext as _

# The name of Wagtail's own button: known to its catalogue, not to be collected as ours.
from django.utils.translation import gettext as wagtails
from wagtail.locks import ScheduledForPublishLock, WorkflowLock


def first_steps(page, user):
    """Sentences for the top of the form of `page`; "" when nothing keeps `user` from changing it."""
    lock = page.get_lock()
    if lock is None or not lock.for_user(user):
        return ""
    if isinstance(lock, ScheduledForPublishLock):
        return _scheduled(page.permissions_for_user(user))
    if isinstance(lock, WorkflowLock):
        return _in_approval(page, user)
    return _locked(page.permissions_for_user(user))


def _scheduled(permissions):
    why = _("This page is set to be published later, so its fields can only be read now.")
    if permissions.can_unschedule():
        then = _(
            "To change it, first cancel the scheduled publishing (the button above); then change it and"
            " schedule it anew."
        )
    else:
        then = _(
            "To have it changed, ask somebody who may publish it to cancel the scheduled publishing first."
        )
    return f"{why} {then}"


def _in_approval(page, user):
    why = _("This page is waiting for approval, so only those who approve it can change it now.")
    state = page.current_workflow_state
    if state is not None and state.user_can_cancel(user):
        then = _(
            "To change it yourself, first take it back: “%(button)s”, under the arrow beside the button at the"
            " bottom."
        ) % {"button": wagtails("Cancel workflow ").strip()}
    else:
        then = _("To have it changed, ask one of them.")
    return f"{why} {then}"


def _locked(permissions):
    why = _("This page is locked, so its fields can only be read now.")
    if permissions.can_unlock():
        then = _("To change it, first unlock it (the button above).")
    else:
        then = _("To change it, first ask whoever locked it, or an administrator, to unlock it.")
    return f"{why} {then}"
