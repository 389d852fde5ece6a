"""Tasks, review, publication: what the admin shows of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import TranslatableMixin

from facts.pages import BasePage
from facts.sync import is_source
from translation import roles, work
from translation.flow import tasks
from translation.flow.forms import BulkDueForm, BulkTaskForm
from translation.flow.views.assigning import managed_locales
from translation.flow.views.together import is_editor
from translation.overview import bulk
from translation.overview.sources import sources_of


def _manages(user):
    managed = roles.locales_of(user, roles.MANAGE)
    return managed is None or bool(managed)


def _buttons(gives_out, edits, assign, together, next_url):
    query = f"?{urlencode({'next': next_url})}" if next_url else ""
    if gives_out:
        yield Button(_("Assign the translation"), assign + query, icon_name="user", priority=62)
    if gives_out or edits:
        yield Button(_("Publish together"), together, icon_name="calendar-alt", priority=63)


@hooks.register("register_page_header_buttons")
def page_header_buttons(page, user, view_name, next_url=None):
    """Not in the rows of the tree: asking for each would cost queries."""
    model = page.specific_class
    if model is None or not issubclass(model, BasePage) or not is_source(page):
        return []
    return _buttons(
        managed_locales(user, page).exists(),
        is_editor(user, page),
        reverse("workspace:flow_assign_page", args=[page.pk]),
        reverse("workspace:flow_together_page", args=[page.pk]),
        next_url,
    )


@hooks.register("register_snippet_listing_buttons")
def record_buttons(snippet, user, next_url=None):
    if not isinstance(snippet, TranslatableMixin) or not is_source(snippet):
        return []
    place = [snippet._meta.app_label, snippet._meta.model_name, snippet.pk]
    return _buttons(
        _manages(user),
        is_editor(user, snippet),
        reverse("workspace:flow_assign_record", args=place),
        reverse("workspace:flow_together_record", args=place),
        next_url,
    )


# --- many rows of the list of translations ---------------------------------------------------------------


def _managed(request, targets):
    """The targets whose work the user gives out. Raises PermissionDenied when there are none."""
    allowed = [
        target
        for target in targets
        if roles.may(request.user, roles.MANAGE, _Place(target.key, target.locale.pk))
    ]
    if not allowed:
        raise PermissionDenied
    return allowed


class _Place:
    """Enough of a row for the question of a role."""

    def __init__(self, key, locale_id):
        self.translation_key, self.locale_id = key, locale_id


def _tell(request, done, text_one, text_many, refused):
    for message in refused:
        messages.error(request, message)
    if done:
        messages.success(request, ngettext(text_one, text_many, done) % done)


def assign_many(request, targets, data):
    targets = _managed(request, targets)
    sources = sources_of([target.key for target in targets if target.translation is None])
    done, refused = 0, []
    for target in targets:
        try:
            translation = target.translation
            if translation is None:
                (translation,) = work.start(sources[target.key], [target.locale], request.user)
            tasks.assign(translation, request.user, **data)
        except ValidationError as wrong:
            refused += [f"{target.title}: {message}" for message in wrong.messages]
        else:
            done += 1
    _tell(request, done, "%d task was given out.", "%d tasks were given out.", refused)


def change_many(request, targets, data):
    fields = {name: value for name, value in data.items() if value}
    done = 0
    for task in _tasks_of(_managed(request, targets)):
        tasks.change(task, request.user, **fields)
        done += 1
    _tell(request, done, "%d task was changed.", "%d tasks were changed.", [])


def cancel_many(request, targets, data):
    done = 0
    for task in _tasks_of(_managed(request, targets)):
        tasks.cancel(task, request.user)
        done += 1
    _tell(request, done, "%d task was cancelled.", "%d tasks were cancelled.", [])


def _tasks_of(targets):
    ids = [target.translation.pk for target in targets if target.translation]
    return (
        tasks.open_tasks()
        .filter(translation__in=ids)
        .select_related("translation__source", "translation__target_locale", "review")
    )


bulk.register(
    "assign",
    _("Assign"),
    assign_many,
    form=BulkTaskForm,
    shown=_manages,
    needs_translation=False,
    order=20,
)
bulk.register(
    "task_due", _("Set day and priority"), change_many, form=BulkDueForm, shown=_manages, order=21
)
bulk.register("task_cancel", _("Cancel the task"), cancel_many, shown=_manages, order=22)
