"""Machine translation: what it listens to."""


def connect():
    """The background work is made known to the queue."""
    from translation.machine import sending  # noqa: F401
