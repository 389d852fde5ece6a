"""What a line of a list shows: a standing, with the names, people and addresses of it."""

from dataclasses import dataclass

from django.contrib.admin.utils import quote
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page

from translation import states
from translation.models import TranslationTask
from translation.overview.marks import Mark, mark_of
from translation.overview.sight import has_part
from translation.standings import Standing

_SLIGHT = TranslationTask.Priority.NORMAL


@dataclass(frozen=True)
class Row:
    """`token` names the line in forms; `url` is where its title leads; `edit_url` is empty where nothing has
    begun."""

    standing: Standing
    mark: Mark
    language: object
    section: str
    type: str
    assignee: str
    url: str
    edit_url: str
    is_overdue: bool

    @property
    def token(self):
        return f"{self.standing.object_key.hex}:{self.standing.locale_id}"

    @property
    def priority(self):
        """Its name, where it is not the usual one."""
        value = self.standing.priority
        if not self.standing.task_id or value == _SLIGHT:
            return ""
        return dict(TranslationTask.Priority.choices).get(value, "")


def rows_of(standings, names, user=None):
    """Rows in the same order; one query, for the people.

    Where the site has one other language, the titles lead `user` straight to the texts.
    """
    people = get_user_model().objects.in_bulk({s.assignee_id for s in standings if s.assignee_id})
    today = timezone.localdate()
    is_straight = user is not None and len(names.locales) == 1
    return [
        _row(standing, names, people, today, is_straight and has_part(user, standing))
        for standing in standings
    ]


def _row(standing, names, people, today, is_straight):
    person = people.get(standing.assignee_id)
    return Row(
        standing=standing,
        mark=mark_of(standing),
        language=names.locales[standing.locale_id],
        section=names.section(standing.section),
        type=names.types.get(standing.content_type_id, ""),
        assignee=(person.get_full_name() or person.get_username()) if person else "",
        url=edit_url(standing)
        if is_straight and standing.translation_id
        else object_url(standing.object_key),
        edit_url=edit_url(standing),
        is_overdue=bool(standing.due) and standing.due < today,
    )


def object_url(key):
    return reverse("workspace:object", args=[key])


def edit_url(standing):
    """Where the translation is worked on: our editor; the page's own for what is written by hand."""
    if standing.translation_id:
        try:
            return reverse("workspace:edit", args=[standing.translation_id])
        except NoReverseMatch:
            return admin_url(standing.content_type_id, standing.target_pk)
    if standing.state in (states.CURRENT, states.IN_PROGRESS):
        return admin_url(standing.content_type_id, standing.target_pk)
    return ""


def admin_url(content_type_id, pk):
    """Wagtail's own editor of a page or record; empty when there is none."""
    if pk is None:
        return ""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None:
        return ""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    viewset = getattr(model, "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[quote(pk)]) if viewset else ""
