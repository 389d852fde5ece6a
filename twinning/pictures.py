"""Pictures of a page in two queries: the images of any records, and their files."""

from django.utils.html import format_html, format_html_join

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


def credit(image):
    """Author and licence as HTML; "" without a picture or when nothing is known of it."""
    if image is None:
        return ""
    licence = image.get_licence_display() if image.licence else ""
    if licence and image.licence_url:
        licence = format_html('<a rel="license" href="{}">{}</a>', image.licence_url, licence)
    return format_html_join(", ", "{}", [(part,) for part in (image.credit, licence) if part])


def attach_lead_images(pages, *roles):
    attach([(page, "lead_image") for page in pages], *roles)
