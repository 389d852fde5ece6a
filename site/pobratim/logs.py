"""What is not worth a line in the log."""

from django.core.exceptions import ObjectDoesNotExist


def not_a_replaced_row(record):
    """False for a task whose row is gone again.

    A child row that is replaced within one transaction leaves Wagtail a reference index task for the first
    row, run after the commit; the second row has a task of its own.
    """
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, ObjectDoesNotExist)
