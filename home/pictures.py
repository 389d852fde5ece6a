"""The pictures of a whole page in two queries: the images of any records, and their files."""

from media.models import Image
from media.renditions import with_renditions


def load(pairs, *roles):
    """Gives each record of `pairs`, [(record, field)], its image, with the files for `roles`.

    The record says which by an attribute `<field>_id`; None, or an image already there, costs nothing.
    """
    pairs = [(record, field) for record, field in pairs if record is not None]
    known = {}
    for record, field in pairs:
        image = _cached(record, field)
        if image is not None:
            known[image.pk] = image
    wanted = {getattr(record, f"{field}_id") for record, field in pairs} - {None} - set(known)
    if wanted:
        known |= Image.objects.in_bulk(wanted)
    with_renditions(known.values(), *roles)
    for record, field in pairs:
        setattr(record, field, known.get(getattr(record, f"{field}_id")))


def _cached(record, field):
    if hasattr(record, "_state"):
        return record._state.fields_cache.get(field) or record.__dict__.get(field)
    return getattr(record, field, None)
