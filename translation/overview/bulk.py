"""What can be done to many rows of the dashboard at once: the other parts add their own.

    from translation.overview import bulk

    bulk.register("assign", _("Assign"), run=assign, form=AssignForm, shown=is_manager)

`run(request, targets, data)` does it and says what it did through django.contrib.messages; it returns a
response (a download, a page of progress) or None, then the user comes back to the list. It must ask for
itself whether the user may: the list only hides what is surely forbidden.
"""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from wagtail.models import Locale
from wagtail_localize.models import Translation

ACTIONS = {}


@dataclass(frozen=True)
class Target:
    """One chosen row: the object `key` (translation_key) in `locale`; `translation` is None before it began."""

    key: UUID
    locale: Locale
    translation: Translation | None
    title: str


@dataclass(frozen=True)
class Action:
    """`form` (a Form class, or None) asks on a page of its own before; `data` is its cleaned_data, or {}.

    `button` is what that page's button says, where it is not the label. With `needs_translation` the targets that nobody has begun are left out, and the user is told so.
    """

    name: str
    label: str | Promise
    run: object
    form: type[forms.BaseForm] | None = None
    shown: object = None
    needs_translation: bool = True
    order: int = 100
    button: str | Promise = ""

    def is_shown(self, user):
        return self.shown is None or self.shown(user)

    def form_for(self, request, targets):
        """The form, bound when it was sent. A class may take `user` and `targets` (keyword) if it wants."""
        data = request.POST if "confirmed" in request.POST else None
        extra = {}
        if getattr(self.form, "wants_targets", False):
            extra = {"user": request.user, "targets": targets}
        return self.form(data, **extra)


def register(
    name, label, run, *, form=None, shown=None, needs_translation=True, order=100, button=""
):  # fmt: skip
    """Adds an action, or replaces the one of this name. Called by a part's hooks.py."""
    ACTIONS[name] = Action(name, label, run, form, shown, needs_translation, order, button)


def actions_for(user):
    found = [action for action in ACTIONS.values() if action.is_shown(user)]
    return sorted(found, key=lambda action: (action.order, action.name))
