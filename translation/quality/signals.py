"""Checks of translated texts: what they listen to."""

from translation.texts import texts_saved


def connect():
    """Called once, when the apps are ready."""
    from translation.quality import (
        counting,
        gate,  # noqa: F401 - registers what may stop a publication
    )

    texts_saved.connect(counting.on_saved, dispatch_uid="translation.quality.counting")
