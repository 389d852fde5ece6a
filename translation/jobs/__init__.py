"""Long work in the background: `enqueue` orders it, `@handler` says how one piece is done."""

from translation.jobs.queue import Failed, NotNow, enqueue, handler

__all__ = ["Failed", "NotNow", "enqueue", "handler"]
