"""Translations that become public in the same moment as their original."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import TranslationSource

from facts.sync import is_public_source
from translation import notify, refresh, roles
from translation.flow import fingerprints, prepared, tasks, updates
from translation.models import JointPublication, TranslationTask

State = JointPublication.State
TaskState = TranslationTask.State


def open_joint(translation):
    """The open JointPublication of a Translation, or None."""
    return JointPublication.objects.filter(
        translation_id=translation.pk, state__in=JointPublication.OPEN
    ).first()


def must_wait(translation):
    """Whether the translation cannot be public before its original is published (again)."""
    source = translation.source.get_source_instance()
    if not getattr(source, "live", True):
        return True
    found = open_joint(translation)
    return found is not None and found.from_draft


def approve(translation, user, fingerprint):
    """The translation is ready and becomes public together with its original."""
    found = open_joint(translation) or JointPublication(translation=translation, created_by=user)
    found.state, found.fingerprint = State.APPROVED, fingerprint
    found.approved_by, found.approved_at = user, timezone.now()
    found.save()
    task = tasks.open_task(translation, lock=True)
    if task is None:
        task = tasks.begin(
            translation, assignee=user, created_by=user, kind=tasks.kind_for(translation)
        )
        task.submitted_by = user
    task.state, task.submitted_texts = TaskState.APPROVED, fingerprint
    task.save()
    return found


def take_back(translation):
    """An approval is given up: the texts are worked on again."""
    found = open_joint(translation)
    if found is None or found.state != State.APPROVED:
        return
    if not found.from_draft:
        return cancel(found)
    found.state, found.fingerprint = State.PREPARING, ""
    found.approved_by = found.approved_at = None
    found.save()


def cancel(found):
    _close(found, State.CANCELLED)
    _reopen_task(found.translation)


def _close(found, state):
    found.state, found.closed_at = state, timezone.now()
    found.save(update_fields=["state", "closed_at"])


def _reopen_task(translation):
    tasks.open_tasks().filter(translation=translation, state=TaskState.APPROVED).update(
        state=TaskState.IN_PROGRESS
    )


# --- an approval holds for the words that were read -----------------------------------------------------


def require_still_approved(translation):
    """Takes an approval back when the words are other ones now."""
    found = open_joint(translation)
    if found is None or found.state != State.APPROVED:
        return
    if not fingerprints.is_same(translation, found.fingerprint):
        take_back(translation)
        _reopen_task(translation)


# --- the moment ----------------------------------------------------------------------------------------


def on_published(sender, instance, **kwargs):
    """Receiver of `published`, of the original: its approved translations become public with it."""
    if not is_public_source(instance):
        return
    waiting = list(
        prepared.open_joints(instance.translation_key).select_related(
            "translation__source", "translation__target_locale", "approved_by"
        )
    )
    if not waiting:
        return
    # In an import the refreshing waits for its end; these cannot.
    refresh.refresh(instance, published=True)
    if any(found.from_draft for found in waiting):
        # The words that translators saw before are public from now on.
        TranslationSource.objects.filter(object_id=instance.translation_key).update(
            last_updated_at=timezone.now()
        )
    for found in waiting:
        _close(found, State.MISSED)
    for found in waiting:
        _publish(found)
    transaction.on_commit(partial(updates.open_updates, instance.translation_key), robust=True)


def _publish(found):
    from translation.flow import publishing

    translation, reason = found.translation, ""
    if found.fingerprint:
        try:
            with transaction.atomic():
                publishing.publish_now(translation, found.approved_by, found.fingerprint)
                _close(found, State.DONE)
            return
        except ValidationError as refused:
            reason = " ".join(refused.messages)
    _reopen_task(translation)
    people = [*tasks.holders(translation, roles.Role.MANAGER), found.created_by]
    notify.send(
        notify.PUBLISHED,
        people,
        translation=translation,
        extra={"failed": True, **({"comment": reason} if reason else {})},
    )
