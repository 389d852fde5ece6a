"""Wagtail's own panels on the admin's front page, where they would mislead people who translate."""

from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views import home
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import TranslationSource

from facts.sync import is_source
from translation.access.records import may_with
from translation.models import TranslationTask
from translation.permissions import has_right


class MyWorkflows(home.UserObjectsInWorkflowModerationPanel):
    """What waits for others; returned translations are the person's own to do, and stand in our panel."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        found = context["workflow_states"]
        returned = set(
            TranslationTask.objects.filter(
                review__in=[state.pk for state in found], state=TranslationTask.State.RETURNED
            ).values_list("review_id", flat=True)
            if found
            else ()
        )
        shown = [state for state in found if state.pk not in returned]
        call_by_originals([state.content_object for state in shown])
        context["workflow_states"] = shown
        return context


class ForMyReview(home.WorkflowObjectsToModeratePanel):
    """Wagtail compares versions for those alone who may edit the row by its own rights."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        for state in context["states"]:
            if not may_compare(context["request"].user, state["obj"]):
                state["live_revision_id"] = state["previous_revision_id"] = None
        call_by_originals([state["obj"] for state in context["states"]])
        return context


def call_by_originals(rows):
    """Gives rows in translation the title of their original, as our lists have it; nothing is saved.

    Wagtail shows what stands in the row: words of the original until the translation is first published.
    """
    rows = [row for row in rows if isinstance(row, TranslatableMixin) and not is_source(row)]
    titles = dict(
        TranslationSource.objects.filter(
            object_id__in=[row.translation_key for row in rows]
        ).values_list("object_id", "object_repr")
        if rows
        else ()
    )
    for row in rows:
        title = titles.get(row.translation_key)
        if title and isinstance(row, Page):
            row.specific_deferred.draft_title = title
        elif title and getattr(row, "latest_revision", None):
            row.latest_revision.object_str = title


def may_compare(user, row):
    """As Wagtail's screen asks; a role in translation alone does not open it."""
    if isinstance(row, Page):
        rights = row.permissions_for_user(user)
        return user_has_any_page_permission(user) and (rights.can_edit() or rights.can_publish())
    return has_right(user, "change", type(row)) and may_with(user, "change", row)


OURS = {
    home.UserObjectsInWorkflowModerationPanel: MyWorkflows,
    home.WorkflowObjectsToModeratePanel: ForMyReview,
}


def exchange(panels):
    """Puts ours in the place of Wagtail's, in the list that is given."""
    panels[:] = [OURS.get(type(panel), lambda one=panel: one)() for panel in panels]
