"""The short name of an organisation in one language finds what is written with another: СЕКОП, CECOP."""

from collections import defaultdict

from django.db.models.signals import post_delete, post_save

from home.models import Organisation
from search.spellings import Spellings


def names():
    """Lists of the short names of each organisation, in every language."""
    by_organisation = defaultdict(list)
    rows = Organisation.objects.exclude(acronym="").values_list("translation_key", "acronym")
    for key, acronym in rows:
        by_organisation[key].append(acronym)
    return by_organisation.values()


spellings = Spellings("organisations", names)
post_save.connect(spellings.forget, sender=Organisation)
post_delete.connect(spellings.forget, sender=Organisation)
