"""Pictures of a page in two queries: the images of any records, and their files."""

from media.models import Image
from media.renditions import with_renditions


def attach(pairs, *roles):
    """Loads images for (record, name of its image field) pairs, with their files for `roles`.

    Records without a picture get None and cost nothing.
    """
    pairs = [(record, field) for record, field in pairs if record is not None]
    wanted = {getattr(record, f"{field}_id") for record, field in pairs} - {None}
    images = (
        {image.pk: image for image in with_renditions(Image.objects.filter(pk__in=wanted), *roles)}
        if wanted
        else {}
    )
    for record, field in pairs:
        setattr(record, field, images.get(getattr(record, f"{field}_id")))


def attach_lead_images(pages, *roles):
    attach([(page, "lead_image") for page in pages], *roles)
