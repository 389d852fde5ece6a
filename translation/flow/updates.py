"""Tasks that open and close by themselves: the original changed, or nobody translates any more."""

from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from facts.snippets import BaseSnippet
from facts.sync import is_source
from translation import roles, standings, states
from translation.flow import tasks, workflow
from translation.models import JointPublication, TranslationTask
from translation.notify.changes import last_translators

State = TranslationTask.State


def on_source_saved(sender, instance, created=False, raw=False, update_fields=None, **kwargs):
    """Receiver of TranslationSource's `post_save`: its time of update moves when its words have changed."""
    if raw or created or (update_fields is not None and "last_updated_at" not in update_fields):
        return
    transaction.on_commit(partial(open_updates, instance.object_id), robust=True)


def open_updates(key):
    """Opens a task for each public translation of the object `key` that is behind and has none."""
    translations = {
        row.target_locale_id: row
        for row in Translation.objects.filter(source__object_id=key, enabled=True).select_related(
            "source", "target_locale"
        )
    }
    if not translations:
        return
    statement = standings.standings([key], list(translations))
    for standing in standings.fetch(statement):
        if standing.state == states.OUTDATED and standing.task_id is None:
            _open_update(translations[standing.locale_id])


def _open_update(translation):
    """Given to who translated it last, if they still may; they are told by the notice of the change."""
    people = [*_people_of_the_last_task(translation), *last_translators(translation)]
    who = next(
        (
            person
            for person in people
            if person.is_active and roles.may(person, roles.TRANSLATE, translation)
        ),
        None,
    )
    try:
        tasks.begin(translation, kind=tasks.Kind.UPDATE, assignee=who)
    except tasks.Refused:
        return  # opened by somebody in the same moment, which serves as well


def _people_of_the_last_task(translation):
    """Who submitted it, and whom it was given to: a reviewer may have typed the last words."""
    done = translation.tasks.filter(state=State.DONE).select_related("submitted_by", "assignee")
    task = done.order_by("-pk").first()
    return [person for person in (task.submitted_by, task.assignee) if person] if task else []


def on_translation_saved(sender, instance, raw=False, **kwargs):
    """Receiver of Translation's `post_save`: what is stopped or withdrawn has no task."""
    if raw or instance.enabled:
        return
    end(instance)


def end(translation, user=None):
    """Nobody works on it any more."""
    from translation.flow import joint

    found = joint.open_joint(translation)
    if found is not None:
        joint.cancel(found)
    task = tasks.open_task(translation)
    if task is not None:
        tasks.close(task, State.CANCELLED)
        workflow.cancel(task.review, user)


def on_deleted(sender, instance, **kwargs):
    """Receiver of every `post_delete`. With the original its tasks end; with a translation its review.

    Wagtail forgets the workflows of pages only.
    """
    if not isinstance(instance, Page | BaseSnippet) or instance.locale_id is None:
        return
    if isinstance(instance, BaseSnippet):
        WorkflowState.objects.for_instance(instance).delete()
    open_here = tasks.open_tasks().filter(translation__source__object_id=instance.translation_key)
    if is_source(instance):
        JointPublication.objects.filter(
            translation__source__object_id=instance.translation_key,
            state__in=JointPublication.OPEN,
        ).update(state=JointPublication.State.CANCELLED, closed_at=timezone.now())
        open_here.update(state=State.CANCELLED, closed_at=timezone.now())
    else:
        open_here.filter(
            translation__target_locale_id=instance.locale_id, state=State.IN_REVIEW
        ).update(state=State.IN_PROGRESS)
