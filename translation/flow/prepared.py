"""Which objects have translations that wait for their original, and which show translators a draft."""

from django.db.models import Exists, OuterRef

from translation.models import JointPublication


def open_joints(key):
    """Open JointPublications of the object with this translation_key (a value or an OuterRef)."""
    return JointPublication.objects.filter(
        translation__source__object_id=key, state__in=JointPublication.OPEN
    )


def is_prepared(key):
    """Whether translators see a draft of the object `key`."""
    return open_joints(key).filter(from_draft=True).exists()


def prepared_keys():
    """The translation keys of all objects of which translators see a draft; one query."""
    rows = JointPublication.objects.filter(state__in=JointPublication.OPEN, from_draft=True)
    return set(rows.values_list("translation__source__object_id", flat=True))


def has_prepared(key="translation_key"):
    """Condition on a translatable model: translators see a draft of its object."""
    return Exists(open_joints(OuterRef(key)).filter(from_draft=True))
