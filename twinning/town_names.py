"""Every spelling of a partner town finds what is written with another: Омол, Omol, Åmål, Amal."""

from collections import defaultdict

from django.db.models.signals import post_delete, post_save

from facts.visible import visible
from search.spellings import Spellings
from twinning.models import TwinCityPage


def names():
    """Lists of the names of each town that readers may see, in every language."""
    by_town = defaultdict(list)
    rows = visible(TwinCityPage.objects.all()).values_list(
        "translation_key", "title", "endonym", "latin_name", "other_names"
    )
    for key, title, endonym, latin_name, other_names in rows:
        by_town[key] += [title, endonym, latin_name, *other_names.split(",")]
    return by_town.values()


spellings = Spellings("towns", names)
post_save.connect(spellings.forget, sender=TwinCityPage)
post_delete.connect(spellings.forget, sender=TwinCityPage)
