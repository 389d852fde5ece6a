"""Whether somebody may change the texts of a translation now, and the answer for those who may not."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from translation import roles


def require_role(user, translation, action=roles.TRANSLATE):
    """Raises PermissionDenied for people without that part in the translation."""
    if not roles.may(user, action, translation):
        raise PermissionDenied


def refusal(user, translation):
    """Why the texts cannot be changed now, for the translator; None when they can. Roles are asked before."""
    from translation import flow

    row = translation.source.object.get_instance_or_none(translation.target_locale)
    if not translation.enabled:
        return _why_stopped(row)
    closed = flow.why_closed(translation, user)
    if closed:
        return closed
    if row is not None and roles.is_locked_for(user, row):
        return _("This page is locked.")
    return None


def _why_stopped(row):
    if getattr(row, "alias_of_id", None):
        return _(
            "The translation was withdrawn: the page shows the original. “Begin” in the list of"
            " translations brings all its words back."
        )
    return _("This page is written by hand in this language; its texts are not translated here.")
