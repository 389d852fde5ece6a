"""XLIFF and PO files: what it listens to."""


def connect():
    """Called once, when the apps are ready."""
