"""Long work in the background: what it listens to."""


def connect():
    """Called once, when the apps are ready; the worker knows its handlers from here."""
    from translation.jobs import branches, new_languages  # noqa: F401
