"""Wagtail's own panels on the admin's front page, where they would mislead people who translate."""

from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views import home
from wagtail.models import Page

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
        context["workflow_states"] = [state for state in found if state.pk not in returned]
        return context


class ForMyReview(home.WorkflowObjectsToModeratePanel):
    """Wagtail compares versions for those alone who may edit the row by its own rights."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        for state in context["states"]:
            if not may_compare(context["request"].user, state["obj"]):
                state["live_revision_id"] = state["previous_revision_id"] = None
        return context


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
