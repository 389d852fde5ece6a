"""The step of a workflow in which a translation is reviewed, by those whose role it is."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState


class TranslationReviewTask(Task):
    """Review by the reviewers of the language: roles decide, no right to any page is needed.

    What is reviewed are the texts as submitted; what becomes public is built from them at the last
    approval (flow/finish.py), so that facts are those of that moment.
    """

    class Meta:
        verbose_name = _("review of a translation")
        verbose_name_plural = _("reviews of translations")

    @classmethod
    def get_description(cls):
        return _("The reviewers of the language read the translation and approve or return it.")

    def start(self, workflow_state, user=None):
        from translation.flow import workflow

        return workflow.begin_step(self, workflow_state, user)

    def on_action(self, task_state, user, action_name, **kwargs):
        from translation.flow import workflow

        workflow.act(task_state, user, action_name, kwargs.get("comment", ""))

    def user_can_access_editor(self, obj, user):
        from translation import roles

        return roles.may(user, roles.REVIEW, obj)

    def locked_for_user(self, obj, user):
        return not self.user_can_access_editor(obj, user)

    def get_actions(self, obj, user):
        # Wagtail has addresses for these on pages alone; records are reviewed in the editor.
        if not isinstance(obj, Page) or not self.user_can_access_editor(obj, user):
            return []
        return [
            ("reject", _("Return to the translator"), True),
            ("approve", _("Approve and publish"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        from translation import roles
        from translation.models import TranslationTask

        waiting = Q(state=TranslationTask.State.IN_REVIEW, review__isnull=False)
        tasks = TranslationTask.objects.filter(
            waiting, translation__in=roles.translations_for(user, roles.REVIEW)
        )
        return TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            task=self.task_ptr,
            workflow_state__in=tasks.values("review"),
        )
