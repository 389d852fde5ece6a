"""A file that is not taken."""


class Refused(Exception):
    """Its text says why, for the person who uploaded it."""
