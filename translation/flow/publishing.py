"""The moment a translation becomes public: in one transaction, with the words that were approved."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from facts.publication import PublicationBlocked
from facts.sync import is_source
from translation import notify, overrides, work
from translation.flow import fingerprints, joint, tasks, workflow
from translation.models import TranslationTask


def go_public(translation, user, approved):
    """Publishes, or lets the approved translation wait for its original. Raises PublicationBlocked.

    `approved` is the fingerprint of what was read.
    """
    fingerprints.require_same(translation, approved)
    if joint.must_wait(translation):
        joint.approve(translation, user, approved)
    else:
        publish_now(translation, user, approved)


@transaction.atomic
def publish_now(translation, user, approved):
    """Builds the row from the approved words and the facts of today; readers never find a gap."""
    translation = Translation.objects.select_related("source", "target_locale").get(
        pk=translation.pk
    )
    message = work.refusal(translation)
    if message:
        raise PublicationBlocked([message])
    overrides.drop_dead(translation.source, translation.target_locale)
    # A stand-in becomes a draft here and is public again before anybody else sees the transaction.
    translation.save_target(user=user, publish=False)
    row = work.row_of(translation)
    row.get_latest_revision().publish(user=user, skip_permission_checks=True)
    if not work.row_of(translation).live:
        raise PublicationBlocked(
            [_("“%(title)s” could not be published.") % {"title": translation.source.object_repr}]
        )
    # What somebody saved while the row was built is seen here, and undoes it.
    fingerprints.require_same(translation, approved)


def on_published(sender, instance, **kwargs):
    """Receiver of `published`: whatever way a translation became public, its task is done."""
    key = getattr(instance, "translation_key", None)
    if key is None or not getattr(instance, "live", False) or is_source(instance):
        return
    task = (
        tasks.open_tasks()
        .filter(
            translation__source__object_id=key, translation__target_locale_id=instance.locale_id
        )
        .select_related("translation__source", "assignee", "submitted_by", "review")
        .first()
    )
    if task is None or work.missing(task.translation).exists():
        return
    was = task.state
    tasks.close(task)
    if was != TranslationTask.State.IN_REVIEW:
        workflow.cancel(task.review)
    notify.send(
        notify.PUBLISHED, [task.assignee, task.submitted_by], task=task, actor=_publisher(task)
    )


def _publisher(task):
    """Who approved it last, so that nobody is told of what they did themselves."""
    state = task.review.current_task_state if task.review else None
    return state.finished_by if state else None
