"""A few generated pictures whose files serve any number of records."""

import io

from django.core.files.images import ImageFile
from PIL import Image as Pillow

from media import making
from media.models import Image, Rendition

SHAPES = [(1600, 1067), (1067, 1600), (1600, 1200)]
TITLE = "Генерирана снимка"


def sample(number, size):
    """A JPEG of a gradient of its own colours."""
    width, height = size
    gradient = Pillow.linear_gradient("L").resize((width, height))
    turned = gradient.rotate(180)
    bands = [gradient, turned, Pillow.new("L", size, 60 + 50 * (number % 4))]
    output = io.BytesIO()
    Pillow.merge("RGB", bands).save(output, "JPEG", quality=70)
    return ImageFile(io.BytesIO(output.getvalue()), name=f"generated-{number}.jpg")


def originals():
    """The samples, with all their renditions; made once for a site."""
    found = []
    for number, size in enumerate(SHAPES):
        title = f"{TITLE} {number}"
        image = Image.objects.filter(title=title).first()
        if image is None:
            image = Image(title=title, photographer="Генератор", file=sample(number, size))
            image.save()
        making.make(image)
        found.append(image)
    return found


def pictures(count, random):
    """`count` new Image rows over the samples' files, with the rows of their renditions."""
    if not count:
        return []
    bases = originals()
    chosen = [bases[number % len(bases)] for number in range(count)]
    skip = {"id"}
    names = [field.attname for field in Image._meta.concrete_fields if field.attname not in skip]
    rows = [
        Image(
            **{name: getattr(base, name) for name in names}
            | {"title": f"{TITLE} {random.random():.9f}"}
        )
        for base in chosen
    ]
    Image.objects.bulk_create(rows, batch_size=100)
    renditions = {base.pk: list(base.renditions.all()) for base in bases}
    copies = [
        Rendition(
            image=row,
            filter_spec=made.filter_spec,
            focal_point_key=made.focal_point_key,
            file=made.file.name,
            width=made.width,
            height=made.height,
        )
        for row, base in zip(rows, chosen, strict=True)
        for made in renditions[base.pk]
    ]
    Rendition.objects.bulk_create(copies, batch_size=100)
    return rows
