"""What cannot be true of a town."""

from facts import checked


def refuse_untrue_facts(town):
    """Raises ValidationError with a message at each field."""
    checked.refuse(
        {
            **checked.coordinates(town),
            "population_year": checked.year(town.population_year),
            "languages": checked.language_tags(town.languages),
            "time_zone": checked.time_zone(town.time_zone),
            "town_holiday": checked.day_and_month(town.town_holiday),
            "wikidata_id": checked.wikidata(town.wikidata_id),
        }
    )
