"""What the editor shows of the course of a translation, and what its user may do next."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from translation import roles
from translation.flow import joint, returns
from translation.models import TranslationTask

State = TranslationTask.State


@dataclass
class Strip:
    """`task` is the open TranslationTask or None, `joint` the open JointPublication or None."""

    user: object
    translation: object
    task: TranslationTask | None
    joint: object | None

    def may(self, action):
        return roles.may(self.user, action, self.translation)

    @property
    def is_closed(self):
        """Submitted, or approved."""
        return self.task is not None and self.task.state in TranslationTask.READ_ONLY

    @property
    def is_enabled(self):
        return self.translation.enabled

    @property
    def may_assign(self):
        return self.is_enabled and self.may(roles.MANAGE)

    @property
    def may_take(self):
        """A task that nobody has; without a task there is nothing to take: whoever writes simply begins."""
        free = self.task is not None and self.task.assignee_id is None
        return self.is_enabled and free and not self.is_closed and self.may(roles.TRANSLATE)

    @property
    def waits(self):
        """Whether it becomes public together with the original only."""
        return self.joint is not None and self.joint.from_draft

    @property
    def go_live_at(self):
        """When the original is set to be published, or None."""
        revision = self.joint.revision if self.joint else None
        return revision.approved_go_live_at if revision else None

    @property
    def is_overdue(self):
        return bool(self.task and self.task.due and self.task.due < timezone.localdate())

    @property
    def is_urgent(self):
        return self.task is not None and self.task.priority > TranslationTask.Priority.NORMAL

    @cached_property
    def returned(self):
        """The last Return, in the second round too; or None."""
        return returns.last_return(self.task)

    @property
    def whose(self):
        if self.task is None:
            return ""
        if self.task.assignee_id == self.user.pk:
            return _("Yours")
        return name_of(self.task.assignee) if self.task.assignee_id else _("Nobody's yet")


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else ""


def strip_of(user, translation, task):
    """One query; `task` is the open task, which the editor knows already."""
    return Strip(user, translation, task, joint.open_joint(translation))
