"""How many people took part in an exchange, from the figures that its record has."""

# The fields that people_of() counts from, in its order.
FIELDS = ("participants_total", "participants_ours", "participants_theirs", "participants_at_least")


def people_of(total, ours, theirs, at_least):
    """(number of people or None, whether there were at least so many)."""
    if total is None and (ours is not None or theirs is not None):
        total = (ours or 0) + (theirs or 0)
    return total, at_least
