"""What cannot be true of a town."""

from facts import checked


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
        },
    )
