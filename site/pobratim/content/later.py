"""Background work that saving asks for, gathered while loading and asked for once for each thing."""

from contextlib import contextmanager

from django.apps import apps
from django_tasks import (
    DEFAULT_TASK_BACKEND_ALIAS,
    TaskResult,
    TaskResultStatus,
    task_backends,
)
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.utils import get_random_id
from modelcluster.fields import ParentalKey
from wagtail.tasks import update_reference_index_task


class Gathering(ImmediateBackend):
    """Keeps tasks: the search index of a page is brought up to date once, not at each of ten savings."""

    def __init__(self, behind):
        super().__init__("gathering", {"QUEUES": []})
        self.behind, self.tasks = behind, {}

    def enqueue(self, task, args, kwargs):
        key = (task.module_path, repr(args), repr(sorted(kwargs.items())))
        # The last asking counts: what a thing points at is there by then.
        self.tasks.pop(key, None)
        self.tasks[key] = (task, args, kwargs)
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )

    def hand_on(self):
        """Gives what was gathered to the site's own backend."""
        tasks, self.tasks = list(self.tasks.values()), {}
        for task, args, kwargs in for_whole_things(tasks):
            self.behind.enqueue(task, args, kwargs)


def for_whole_things(tasks):
    """The tasks; those for the index of references of a row in a list become one for the thing it is in."""
    others, wanted = [], {}
    for task, args, kwargs in tasks:
        if task.func is update_reference_index_task.func:
            wanted.setdefault(tuple(args[:2]), set()).add(args[2])
        else:
            others.append((task, args, kwargs))
    for model, pks in list(wanted.items()):
        owner = next(
            (f for f in apps.get_model(*model)._meta.fields if isinstance(f, ParentalKey)), None
        )
        if owner:
            del wanted[model]
            rows = apps.get_model(*model)._default_manager.filter(pk__in=pks)
            label = (owner.related_model._meta.app_label, owner.related_model._meta.model_name)
            found = {str(pk) for pk in rows.values_list(owner.attname, flat=True)}
            wanted.setdefault(label, set()).update(found)
    for model, pks in wanted.items():
        others += [(update_reference_index_task, (*model, pk), {}) for pk in sorted(pks)]
    return others


@contextmanager
def gathering():
    """All tasks that are asked for inside go into the Gathering it yields."""
    before = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    task_backends[DEFAULT_TASK_BACKEND_ALIAS] = backend = Gathering(before)
    try:
        yield backend
    finally:
        task_backends[DEFAULT_TASK_BACKEND_ALIAS] = before
