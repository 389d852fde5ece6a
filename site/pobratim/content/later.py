"""Background work that saving asks for, gathered while loading and asked for once for each thing."""

from contextlib import contextmanager

from django_tasks import (
    DEFAULT_TASK_BACKEND_ALIAS,
    TaskResult,
    TaskResultStatus,
    task_backends,
)
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.utils import get_random_id


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
        """Gives what was gathered to the site's own backend; returns the number of tasks."""
        tasks, self.tasks = list(self.tasks.values()), {}
        for task, args, kwargs in tasks:
            self.behind.enqueue(task, args, kwargs)
        return len(tasks)


@contextmanager
def gathering():
    """All tasks that are asked for inside go into the Gathering it yields."""
    before = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    task_backends[DEFAULT_TASK_BACKEND_ALIAS] = backend = Gathering(before)
    try:
        yield backend
    finally:
        task_backends[DEFAULT_TASK_BACKEND_ALIAS] = before
