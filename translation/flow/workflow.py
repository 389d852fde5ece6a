"""The review as a workflow of Wagtail's: on a row of the target language, be it still a stand-in.

Wagtail keeps revisions of no alias; the step's revision is written past it, with the words as submitted. It is
what Wagtail's panel shows and compares. The row itself stays as readers see it until the publication.
"""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin import signal_handlers
from wagtail.models import Revision, TaskState, Workflow, WorkflowState, WorkflowTask
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail_localize.models import Translation

from facts.sync import is_source
from translation.models import TranslationReviewTask, TranslationTask

State = TranslationTask.State


def review_workflow():
    """The active Workflow with a TranslationReviewTask; made when there is none."""
    found = Workflow.objects.filter(
        active=True,
        workflow_tasks__task__active=True,
        workflow_tasks__task__in=TranslationReviewTask.objects.values("task_ptr"),
    ).order_by("pk")
    return found.first() or _make()


@transaction.atomic
def _make():
    with override(settings.LANGUAGE_CODE):
        task = TranslationReviewTask.objects.filter(active=True).first()
        task = task or TranslationReviewTask.objects.create(name=_("Review of the translation"))
        workflow = Workflow.objects.create(name=_("Review of translations"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def begin(translation, row, user):
    """Starts the workflow on the row, or goes on after a return; returns the WorkflowState."""
    active = WorkflowState.objects.for_instance(row).active().first()
    if active is not None:
        if active.status == WorkflowState.STATUS_NEEDS_CHANGES and is_ours(
            active.current_task_state
        ):
            active.resume(user=user)
            return active
        active.cancel(user=user)
    return review_workflow().start(row, user)


def is_ours(task_state):
    """Whether a step of a workflow is a review of ours."""
    return task_state is not None and isinstance(task_state.task.specific, TranslationReviewTask)


def cancel(workflow_state, user=None):
    if workflow_state is None:
        return
    workflow_state.refresh_from_db()
    if workflow_state.is_active:
        workflow_state.cancel(user=user)


def translation_of(workflow_state):
    """The enabled Translation whose row a workflow runs on, or None (a page of the source language)."""
    row = workflow_state.content_object
    if row is None or not hasattr(row, "translation_key") or is_source(row):
        return None
    return (
        Translation.objects.filter(
            source__object_id=row.translation_key, target_locale_id=row.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )


# --- the step (models/review.py) ------------------------------------------------------------------------


def begin_step(task, workflow_state, user):
    """Returns the TaskState. On what is no translation the step is passed over."""
    translation = translation_of(workflow_state)
    state = TaskState(workflow_state=workflow_state, task=task)
    if translation is None:
        state.status = TaskState.STATUS_SKIPPED
        state.revision = workflow_state.content_object.get_latest_revision()
    else:
        state.status = TaskState.STATUS_IN_PROGRESS
        state.revision = revision_of(translation, user)
    state.save()
    if translation is not None:
        task_submitted.send(sender=state.specific.__class__, instance=state.specific, user=user)
    return state


def revision_of(translation, user):
    """A Revision of the row with the words as they are now."""
    instance = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    if getattr(instance, "alias_of_id", None):
        instance.alias_of = None
        instance.draft_title = instance.title
    return Revision.objects.create(
        content_object=instance,
        base_content_type=instance.get_base_content_type(),
        user=user,
        object_str=str(instance),
        content=instance.serializable_data(),
    )


def act(task_state, user, action, comment):
    """Wagtail's own buttons: what they show is the revision as submitted, so that is what they approve."""
    from translation.flow import review

    translation = translation_of(task_state.workflow_state)
    if action == "approve":
        task = task_of(task_state.workflow_state)
        review.approve(translation, user, task.submitted_texts if task else "", comment)
    elif action == "reject":
        review.return_(translation, user, comment)


# --- Wagtail's signals ----------------------------------------------------------------------------------


def task_of(workflow_state):
    """The open TranslationTask that this workflow belongs to, or None."""
    rows = TranslationTask.objects.exclude(state__in=TranslationTask.CLOSED)
    return (
        rows.filter(review=workflow_state)
        .select_related("translation__source", "translation__target_locale")
        .first()
    )


def _move(workflow_state, state):
    TranslationTask.objects.filter(
        review=workflow_state, state__in=[State.IN_REVIEW, State.RETURNED]
    ).update(state=state)


def on_rejected(sender, instance, **kwargs):
    _move(instance, State.RETURNED)


def on_cancelled(sender, instance, **kwargs):
    _move(instance, State.IN_PROGRESS)


def leave_mail_to_notices():
    """Wagtail's own mails of a workflow, for all but translations: people hear of those by our notices."""
    for signal, notifier, name in (
        (workflow_submitted, signal_handlers.workflow_submission_email_notifier, "submitted"),
        (workflow_rejected, signal_handlers.workflow_rejection_email_notifier, "rejected"),
        (workflow_approved, signal_handlers.workflow_approval_email_notifier, "approved"),
    ):
        uid = f"workflow_state_{name}_email_notification"
        signal.disconnect(sender=WorkflowState, dispatch_uid=uid)
        signal.connect(_Others(notifier), sender=WorkflowState, dispatch_uid=uid, weak=False)


class _Others:
    def __init__(self, notifier):
        self.notifier = notifier

    def __call__(self, instance=None, **kwargs):
        if not is_review(instance):
            self.notifier(instance=instance, **kwargs)


def is_review(workflow_state):
    """Whether a workflow reviews a translation."""
    reviews = TranslationReviewTask.objects.values("task_ptr")
    return (
        workflow_state.task_states.filter(task__in=reviews)
        .exclude(status=TaskState.STATUS_SKIPPED)
        .exists()
    )
