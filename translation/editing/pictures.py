"""Small pictures beside the texts that are about them."""

from dataclasses import dataclass

from wagtail.images import get_image_model

from media.renditions import spec

SMALL = spec(320, "webp")


@dataclass(frozen=True)
class Small:
    url: str
    width: int
    height: int
    title: str


def small(pks):
    """{pk: Small} in two queries; pictures without a file of that size yet are left out."""
    if not pks:
        return {}
    images = get_image_model().objects.filter(pk__in=pks).prefetch_related("renditions")
    found = {}
    for image in images:
        for rendition in image.renditions.all():
            if rendition.filter_spec == SMALL:
                found[image.pk] = Small(
                    rendition.url, rendition.width, rendition.height, image.title
                )
    return found
