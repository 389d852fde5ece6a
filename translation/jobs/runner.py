"""Works off BulkJobs, item by item. Any number of processes may: each job belongs to one at a time.

Who works on a job holds a lease and renews it before every item; when the process dies, the lease runs out
and another goes on where the last item ended. Times are given by the caller.
"""

import logging
import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from translation.jobs.queue import HANDLERS, Failed, NotNow
from translation.models import BulkJob

logger = logging.getLogger(__name__)

# Longer than any item takes.
LEASE = timedelta(minutes=5)
# How often an item is begun that never ends, because the process dies of it.
TRIES = 3


class LeaseLost(Exception):
    """Another process took the job over, or somebody cancelled it."""


def take(owner, now, pk=None):
    """The next job that waits, now leased to `owner`; None when there is none. `pk` asks for one job only."""
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=now) | Q(lease_owner=owner)
    due = Q(not_before__isnull=True) | Q(not_before__lte=now)
    waiting = BulkJob.objects.filter(free, due, state__in=BulkJob.OPEN, kind__in=HANDLERS)
    if pk is not None:
        waiting = waiting.filter(pk=pk)
    for key in waiting.values_list("pk", flat=True):
        # Asked again in the same statement: somebody may have been quicker.
        taken = waiting.filter(pk=key).update(
            state=BulkJob.State.RUNNING,
            lease_owner=owner,
            lease_until=now + LEASE,
            started_at=Coalesce("started_at", now),
            not_before=None,
        )
        if taken:
            return BulkJob.objects.select_related("created_by").get(pk=key)
    return None


def run(job, clock=timezone.now, until=None):
    """Works on a leased job until it is done, postponed, lost, or until `until` (datetime); frees it then."""
    with translation.override(language_of(job.created_by)):
        try:
            while job.done < job.total and (until is None or clock() < until):
                work_on_next(job, clock())
        except LeaseLost:
            return
        except NotNow as later:
            _free(job, not_before=clock() + timedelta(seconds=later.seconds))
            return
        if job.done < job.total:
            _free(job)
        else:
            _free(job, state=BulkJob.State.DONE, finished_at=clock())


def run_waiting(clock=timezone.now, until=None):
    """Works off every job that waits; returns how many were taken up."""
    owner, count = new_owner(), 0
    while (until is None or clock() < until) and (job := take(owner, clock())):
        run(job, clock, until)
        count += 1
    return count


def new_owner():
    return str(uuid.uuid4())


def language_of(user):
    """The language in which a person reads reasons."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else translation.get_language()


def work_on_next(job, now):
    """Does one item. Raises LeaseLost, NotNow."""
    _renew(job, now)
    item = job.items[job.done]
    if job.attempts > TRIES:
        _count(job, item, _("The work on it broke off %(count)d times.") % {"count": TRIES})
        return
    handler = HANDLERS[job.kind]
    before = job.done
    try:
        if handler.atomic:
            with transaction.atomic():
                _lock(job)
                handler.work(job, item)
                _count(job, item)
        else:
            handler.work(job, item)
            _count(job, item)
    except (LeaseLost, NotNow):
        job.done = before
        raise
    except Exception as error:  # noqa: BLE001 - one bad page must not stop the rest
        _note_failure(job, item, before, error)


def _note_failure(job, item, before, error):
    # When the item itself was saved, it was something that follows a publication.
    job.done = BulkJob.objects.values_list("done", flat=True).get(pk=job.pk)
    reason = reason_of(error)
    if reason is None:
        logger.error("Job %s (%s), item %s", job.pk, job.kind, item, exc_info=error)
        reason = _("An unexpected error; the technician finds it in the log.")
    _count(job, item, reason, step=1 if job.done == before else 0)


def reason_of(error):
    """What a person is told about an error of an item; None for those that are not theirs."""
    if isinstance(error, ValidationError):
        return " ".join(str(message) for message in error.messages)
    return str(error) if isinstance(error, Failed) else None


def _renew(job, now):
    mine = BulkJob.objects.filter(
        pk=job.pk, lease_owner=job.lease_owner, state=BulkJob.State.RUNNING
    )
    if not mine.update(lease_until=now + LEASE, attempts=F("attempts") + 1):
        raise LeaseLost
    job.attempts += 1


def _lock(job):
    """Makes sure, inside the item's transaction, that nobody else does it."""
    row = BulkJob.objects.select_for_update().only("done", "lease_owner").get(pk=job.pk)
    if row.lease_owner != job.lease_owner or row.done != job.done:
        raise LeaseLost


def _count(job, item, reason="", step=1):
    job.done, job.attempts = job.done + step, 0
    if reason:
        job.failures = [*job.failures, {"item": item, "reason": reason}]
    changed = {"done": job.done, "attempts": 0}
    if reason:
        changed["failures"] = job.failures
    if not BulkJob.objects.filter(pk=job.pk, lease_owner=job.lease_owner).update(**changed):
        raise LeaseLost


def _free(job, **changes):
    changes = {"state": BulkJob.State.WAITING, "attempts": 0, **changes}
    mine = BulkJob.objects.filter(
        pk=job.pk, lease_owner=job.lease_owner, state=BulkJob.State.RUNNING
    )
    mine.update(lease_owner="", lease_until=None, **changes)


def cancel(job, now):
    """Stops a job after the item that is being done; what is done stays done."""
    BulkJob.objects.filter(pk=job.pk, state__in=BulkJob.OPEN).update(
        state=BulkJob.State.CANCELLED, finished_at=now, lease_owner="", lease_until=None
    )
