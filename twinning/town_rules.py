"""What cannot be true of a town."""

from django.utils import timezone
from django.utils.translation import gettext as _

from facts import checked
from facts.partial_date import PartialDate


def refuse_untrue_facts(town):
    """Raises ValidationError with a message at each field."""
    checked.refuse(
        town,
        {
            **checked.coordinates(town),
            # No town on Earth has more.
            **checked.counts(town, {"population": 50_000_000}),
            "population_year": checked.year(town.population_year),
            "languages": checked.language_tags(town.languages),
            "time_zone": checked.time_zone(town.time_zone),
            "town_holiday": checked.day_and_month(town.town_holiday),
            "wikidata_id": checked.wikidata(town.wikidata_id),
            **_ill_timed(town),
        },
    )


def _ill_timed(town):
    """{field: message} for what the status says is so, but on a day to come or before there was anything."""
    if not checked.are_read(town, "status"):
        return {}
    errors = {}
    if checked.order(town, "cooperation_since", "status_since"):
        errors["status_since"] = _("There is no status before the cooperation began.")
    if town.status and _is_to_come(town, "status_since"):
        errors["status_since"] = _("This day is still to come: the status cannot be so since then.")
    has_begun = town.status and town.status != town.Status.UNKNOWN
    if has_begun and _is_to_come(town, "cooperation_since"):
        errors["cooperation_since"] = _(
            "This day is still to come: by its status the partnership has begun already."
        )
    return errors


def _is_to_come(town, field):
    """Whether a date surely comes after the page is public: after today, or after the day set for that."""
    day = getattr(town, field)
    if not day or not checked.are_read(town, field):
        return False
    moments = filter(None, (timezone.now(), town.go_live_at))
    return PartialDate(day).first_day > timezone.localdate(max(moments))
