"""What can be done in the background, and the orders for it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from translation.models import BulkJob

HANDLERS = {}


class Failed(Exception):
    """Raised by a handler: this item could not be done; the reason is for the user. The job goes on."""


class NotNow(Exception):
    """Raised by a handler: the same item again after `seconds` (a busy service)."""

    def __init__(self, seconds):
        self.seconds = seconds
        super().__init__(f"again in {seconds} s")


@dataclass(frozen=True)
class Handler:
    """`work(job, item)` does one item; `title` names the job to people; `name_of(item)` names an item."""

    work: object
    title: str | Promise
    name_of: object = str
    atomic: bool = True


def handler(kind, *, title="", name_of=str, atomic=True):
    """Registers `work(job, item)` for jobs of this kind.

    With `atomic` each item has a transaction of its own, in which it also counts as done: it is done exactly
    once. Without, the handler opens its own (never call a service inside one) and may see an item again
    after a crash. ValidationError and Failed are noted as the item's failure; so is anything else, with
    the details in the log only.
    """

    def register(work):
        HANDLERS[kind] = Handler(work, title or kind, name_of, atomic)
        return work

    return register


def enqueue(kind, payload, user=None):
    """Orders the work on `payload["items"]`, which holds ids only; returns the BulkJob, waiting."""
    if kind not in HANDLERS:
        raise ValueError(f"no handler for jobs of the kind {kind!r}")
    items = list(payload["items"])
    return BulkJob.objects.create(
        kind=kind, payload={**payload, "items": items}, total=len(items), created_by=user
    )
