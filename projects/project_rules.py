"""What cannot be true of a project and of its rows."""

from django.utils.translation import gettext as _

from facts import checked
from facts.nuts import wrong_nuts


def refuse_untrue_facts(project):
    """Raises ValidationError with a message at each field."""
    checked.refuse(
        project,
        {
            **checked.order(project, "start", "end"),
            **checked.order(project, "end" if project.end else "start", "durability_until"),
            **checked.order(project, "start", "terminated_on"),
            "amount": _("Give the amount that it is at least.")
            if project.is_lower_bound and project.amount is None
            else None,
        },
    )


def refuse_untrue_place(place):
    """Raises ValidationError with a message at each field."""
    country = place.country if checked.are_read(place, "country") else ""
    checked.refuse(
        place,
        {
            **checked.coordinates(place),
            "nuts": wrong_nuts(place.nuts, country) if place.nuts else None,
        },
    )
