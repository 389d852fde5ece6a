"""Tasks: given out, taken, worked on, closed. At most one is open for each translation."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from translation import notify, roles
from translation.models import LocaleRole, TranslationTask
from translation.models.texts import Origin

State, Kind, Priority = TranslationTask.State, TranslationTask.Kind, TranslationTask.Priority


class Refused(ValidationError):
    """The task cannot be given out or taken like this; the message says why."""


def open_tasks():
    return TranslationTask.objects.exclude(state__in=TranslationTask.CLOSED)


def open_task(translation, lock=False):
    """The open task of a Translation, or None."""
    rows = open_tasks().filter(translation_id=translation.pk).select_related("assignee", "review")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return rows.first()


def begin(translation, **fields):
    """Makes the open task. Raises Refused when somebody else made one in the same moment."""
    try:
        with transaction.atomic():
            return TranslationTask.objects.create(translation=translation, **fields)
    except IntegrityError as raced:
        raise Refused(
            _("Somebody else has just opened a task for “%(title)s”. Look at it first.")
            % {"title": translation.source.object_repr}
        ) from raced


# --- who may have a task --------------------------------------------------------------------------------


def candidates(translation):
    """Users who may translate this, by name: holders of a role for its language and place, no one else."""
    return holders(translation)


def holders(translation, role=None):
    """Users with a role (any, or this one) for the language and place of a Translation, by name."""
    return holders_at(translation.target_locale_id, translation.source.object_id, role)


def holders_at(locale_id, key, role=None):
    path = roles.source_path(key) or ""
    # The paths of the page and of those above it.
    above = [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
    held = LocaleRole.objects.filter(locale_id=locale_id).filter(
        Q(branch=None) | Q(branch__path__in=above)
    )
    if role is not None:
        held = held.filter(role=role)
    users = get_user_model().objects.filter(is_active=True, groups__translation_roles__in=held)
    return users.distinct().order_by("first_name", "last_name", "pk")


def require_candidate(translation, person):
    if person is not None and not roles.may(person, roles.TRANSLATE, translation):
        raise Refused(
            _("%(name)s does not translate this page into %(language)s.")
            % {
                "name": person.get_full_name() or person.get_username(),
                "language": translation.target_locale.get_display_name(),
            }
        )


# --- giving out -----------------------------------------------------------------------------------------


@transaction.atomic
def assign(
    translation, by, *, assignee=None, due=None, priority=Priority.NORMAL, note="", batch=None
):
    """Opens a task, or changes the open one; tells the assignee. Raises Refused."""
    require_candidate(translation, assignee)
    task = open_task(translation, lock=True)
    before = task.assignee_id if task else None
    fields = {"assignee": assignee, "due": due, "priority": priority, "note": note}
    if task is None:
        task = begin(translation, created_by=by, batch=batch, kind=kind_for(translation), **fields)
    else:
        for name, value in fields.items():
            setattr(task, name, value)
        task.batch = batch or task.batch
        task.save(update_fields=[*fields, "batch"])
    tell_assignee(task, before, by)
    return task


def kind_for(translation):
    """A translation that is public already is brought up to date."""
    row = translation.source.object.get_instance_or_none(translation.target_locale)
    is_public = row is not None and row.live and not getattr(row, "alias_of_id", None)
    return Kind.UPDATE if is_public else Kind.TRANSLATE


def tell_assignee(task, before, by):
    if task.assignee_id and task.assignee_id != before:
        extra = {"due": task.due.isoformat()} if task.due else {}
        notify.send(notify.ASSIGNED, [task.assignee], task=task, actor=by, extra=extra)


@transaction.atomic
def take(translation, user):
    """A translator takes what nobody has; with no task there was none to be given. Raises Refused."""
    if not roles.may(user, roles.TRANSLATE, translation):
        raise Refused(_("You do not translate this page."))
    task = open_task(translation, lock=True)
    if task is None:
        return begin(translation, assignee=user, created_by=user, kind=kind_for(translation))
    if task.assignee_id not in (None, user.pk):
        raise Refused(
            _("%(name)s has this task already.")
            % {"name": task.assignee.get_full_name() or task.assignee.get_username()}
        )
    task.assignee = user
    task.save(update_fields=["assignee"])
    return task


@transaction.atomic
def change(task, by, **fields):
    """Changes `assignee`, `due`, `priority` or `note` of an open task. Raises Refused."""
    if "assignee" in fields:
        require_candidate(task.translation, fields["assignee"])
    before = task.assignee_id
    for name, value in fields.items():
        setattr(task, name, value)
    task.save(update_fields=list(fields))
    tell_assignee(task, before, by)


# --- the course of a task -------------------------------------------------------------------------------


def at_place_of(text):
    """Open tasks of the object and language of a StringTranslation."""
    return open_tasks().filter(
        translation__target_locale_id=text.locale_id,
        translation__source__object_id=text.context.object_id,
    )


def on_texts_saved(sender, texts, user=None, origin="", **kwargs):
    """Receiver of `texts_saved`: the first words of a person begin the task, other words end an approval.

    A task that nobody has is theirs who writes in it; who brings an agency's file need not be the one.
    """
    from translation.flow import joint

    related = ("translation__source", "assignee")
    task = at_place_of(texts[0]).select_related(*related).first() if texts else None
    if task is None:
        return
    if task.state in (State.OPEN, State.IN_PROGRESS) and user is not None:
        _begun_by(user if origin != Origin.FILE else None, task)
    elif task.state == State.APPROVED:
        joint.require_still_approved(task.translation)


def _begun_by(user, task):
    """`user` None: somebody who does not take it."""
    before = task.state, task.assignee_id
    task.state = State.IN_PROGRESS
    task.assignee = task.assignee or user
    if before != (task.state, task.assignee_id):
        task.save(update_fields=["state", "assignee"])


def close(task, state=State.DONE):
    task.state, task.closed_at = state, timezone.now()
    task.save(update_fields=["state", "closed_at"])


@transaction.atomic
def cancel(task, user):
    """Nobody has to do it any more; what was translated is kept."""
    from translation.flow import joint, workflow

    joint.take_back(task.translation)
    close(task, State.CANCELLED)
    workflow.cancel(task.review, user)


def submitted(task, user, comment, texts):
    task.state = State.IN_REVIEW
    task.submitted_by, task.submitted_at = user, timezone.now()
    task.submitted_comment, task.submitted_texts = comment, texts
    task.save()
