"""How long we have been partners."""

from facts.partial_date import PartialDate
from twinning.phases import years_since


def years_together(town, today=None):
    """Whole years of the partnership: until today while it is active, until its end where that is known.

    None for any other: nobody knows that it has lasted so long.
    """
    if not town.cooperation_since:
        return None
    if town.status == town.Status.ACTIVE:
        return years_since(town.cooperation_since, today)
    if town.status == town.Status.ENDED and town.status_since:
        return years_since(town.cooperation_since, PartialDate(town.status_since).first_day)
    return None
