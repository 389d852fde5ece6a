"""From the translator's hands through review to the public: what was read is what is published."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from facts.publication import PublicationBlocked
from translation import left, notify, roles, texts
from translation.flow import fingerprints, joint, prepared, publishing, tasks, workflow
from translation.models import TranslationTask
from translation.models.texts import Origin
from translation.models.texts import State as TextState
from translation.quality.gate import refusal_to_submit

State = TranslationTask.State


def is_required():
    """Whether nothing is published without the eyes of a second person."""
    return settings.POBRATIM_TRANSLATION_REVIEW_REQUIRED


def lock(translation):
    """The Translation, fresh; others wait for the end of our transaction (PostgreSQL)."""
    rows = Translation.objects.select_related("source", "target_locale")
    return rows.select_for_update(of=("self",)).get(pk=translation.pk)


def require(user, action, translation):
    """The row of the translation's language. Raises PublicationBlocked for who may not, or while it is locked."""
    row = require_role(user, action, translation)
    if roles.is_locked_for(user, row):
        raise PublicationBlocked([_("This page is locked.")])
    return row


def require_role(user, action, translation):
    if not roles.may(user, action, translation):
        raise PublicationBlocked(
            [
                _("Your role in the translation into %(language)s does not allow this.")
                % {"language": translation.target_locale.get_display_name()}
            ]
        )
    row = translation.source.object.get_instance_or_none(translation.target_locale)
    if row is None:
        raise PublicationBlocked([_("This page is not there any more.")])
    if roles.is_locked_by_hand(user, row):
        raise PublicationBlocked([_("This page is locked.")])
    return row


@transaction.atomic
def submit(translation, user, comment=""):
    translation = lock(translation)
    row = require(user, roles.TRANSLATE, translation)
    task = tasks.open_task(translation, lock=True)
    if task is not None and task.state in TranslationTask.READ_ONLY:
        raise PublicationBlocked([_("This translation has been submitted already.")])
    if not translation.enabled:
        raise PublicationBlocked([_("This translation was stopped: the page is written by hand.")])
    require_complete(translation)
    if task is None:
        task = tasks.begin(
            translation, assignee=user, created_by=user, kind=tasks.kind_for(translation)
        )
    elif task.assignee_id is None:
        # Nobody's task is theirs who did the work: a return goes to them.
        task.assignee = user
    task.review = workflow.begin(translation, row, user)
    tasks.submitted(task, user, comment, fingerprints.of(translation))
    notify.send(
        notify.SUBMITTED,
        [person for person in reviewers(translation) if person != user],
        task=task,
        actor=user,
        extra={"comment": comment} if comment else {},
    )
    return task


def require_complete(translation):
    """Raises PublicationBlocked with what is left to do, and how many texts have an error."""
    waiting, wrong = left.obstacles(translation)
    if not waiting:
        if wrong:
            raise PublicationBlocked([refusal_to_submit(translation, wrong)])
        return
    raise PublicationBlocked(
        [
            _("“%(title)s” cannot be submitted for review yet: %(why)s.")
            % {
                "title": translation.source.object_repr,
                "why": left.said_of(waiting, wrong),
            }
        ]
    )


def reviewers(translation):
    """Users who may review this; managers only where there is no reviewer."""
    people = tasks.holders(translation, roles.Role.REVIEWER)
    return list(people) or list(tasks.holders(translation, roles.Role.MANAGER))


@transaction.atomic
def approve(translation, user, fingerprint, comment=""):
    translation = lock(translation)
    require(user, roles.REVIEW, translation)
    require(user, roles.PUBLISH, translation)
    task, state = _in_review(translation)
    if is_required() and task.submitted_by_id == user.pk:
        raise PublicationBlocked(
            [_("Somebody else has to approve what you submitted: the site asks for two people.")]
        )
    seen = fingerprints.require_seen(translation, fingerprint, user)
    mark_reviewed(translation, user)
    task.submitted_texts = seen
    task.save(update_fields=["submitted_texts"])
    state.approve(user=user, comment=comment)
    return task


def _in_review(translation):
    """(task, the step of the workflow that waits for our reviewers). Raises PublicationBlocked."""
    task = tasks.open_task(translation, lock=True)
    if task is None or task.state != State.IN_REVIEW or task.review is None:
        raise PublicationBlocked([_("This translation is not in review.")])
    state = task.review.current_task_state
    if not workflow.is_ours(state) or state.status != TaskState.STATUS_IN_PROGRESS:
        raise PublicationBlocked(
            [
                _(
                    "The review is done; another step of the workflow waits, on the admin's front page."
                )
            ]
        )
    return task, state


def mark_reviewed(translation, user):
    """The translated texts count as reviewed from now on."""
    segments = {
        (segment.context_id, segment.string_id): segment
        for segment in StringSegment.objects.filter(source_id=translation.source_id)
    }
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        locale_id=translation.target_locale_id,
        has_error=False,
    ).select_related("state_record")
    entries = [
        texts.Entry(segments[place], row.data, TextState.REVIEWED)
        for row in rows
        if (place := (row.context_id, row.translation_of_id)) in segments
        and texts.state_of(row) == TextState.TRANSLATED
    ]
    texts.save_many(translation, entries, user=user, origin=Origin.REVIEW)


@transaction.atomic
def return_(translation, user, comment):
    translation = lock(translation)
    require(user, roles.REVIEW, translation)
    task, state = _in_review(translation)
    if not comment.strip():
        raise PublicationBlocked(
            [_("Say in a few words what is to be reworked: the translator sees nothing else.")]
        )
    state.reject(user=user, comment=comment)
    notify.send(
        notify.RETURNED,
        _people_of(task),
        task=task,
        actor=user,
        extra={"comment": comment} if comment else {},
    )
    task.refresh_from_db()
    return task


def _people_of(task):
    people = {person.pk: person for person in (task.submitted_by, task.assignee) if person}
    return list(people.values())


@transaction.atomic
def withdraw(translation, user):
    """By who submitted it, the reviewers or a manager; the texts are open again."""
    translation = lock(translation)
    # A review is a lock for translators: who submitted may take it back all the same.
    require_role(user, roles.TRANSLATE, translation)
    task = tasks.open_task(translation, lock=True)
    if task is None or task.state not in TranslationTask.READ_ONLY:
        raise PublicationBlocked([_("This translation is not in review.")])
    if task.submitted_by_id != user.pk and not roles.may(user, roles.REVIEW, translation):
        raise PublicationBlocked(
            [_("Only who submitted it, or a reviewer, can take a translation back.")]
        )
    reopen(task, user)
    return task


def reopen(task, user=None):
    """Back to the translator, whatever it waited for."""
    joint.take_back(task.translation)
    workflow.cancel(task.review, user)
    task.refresh_from_db()
    if task.state in TranslationTask.READ_ONLY:
        task.state = State.IN_PROGRESS
        task.save(update_fields=["state"])


def require_direct(translation, user):
    """Raises PublicationBlocked where a publication without review, at once, is not allowed."""
    require_no_review(translation, user)
    if prepared.is_prepared(translation.source.object_id):
        raise PublicationBlocked(
            [
                _(
                    "Translators work on a draft of the original here. Approve the translation:"
                    " it becomes public together with the original."
                )
            ]
        )


def require_no_review(translation, user):
    task = tasks.open_task(translation)
    if task is not None and task.state in TranslationTask.READ_ONLY:
        raise PublicationBlocked(
            [_("This translation is in review: approve it there, or take it back first.")]
        )
    if user is not None and is_required():
        raise PublicationBlocked(
            [_("Translations are published after a review here: submit it to the reviewers.")]
        )


@transaction.atomic
def publish(translation, user, fingerprint=None):
    translation = lock(translation)
    require(user, roles.PUBLISH, translation)
    require_no_review(translation, user)
    if fingerprint:
        fingerprints.require_seen(translation, fingerprint, user)
    return publishing.go_public(translation, user, fingerprints.of(translation))
