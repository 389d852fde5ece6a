"""Albums with their photographs."""

from media.models import AlbumPage, AlbumPhoto, AlbumRecord
from pobratim.generate.pictures import pictures
from pobratim.generate.words import paragraphs, partial_date, phrase


def album(random, number, stock, photos):
    """(page, children) of an album of `photos` photographs, each a picture of its own."""
    page = AlbumPage(
        title=f"{phrase(random, 3)} {number}",
        slug=f"generated-album-{number}",
        lead=phrase(random, 12) + ".",
        lead_image=stock.image(random),
        lead_image_alt=phrase(random, 5),
        date_from=partial_date(random),
        place=phrase(random, 1),
        body=paragraphs(random, 1),
    )
    children = [
        (
            AlbumPhoto(
                image=image, caption=phrase(random, 6), alt=phrase(random, 5), sort_order=index
            ),
            "page",
        )
        for index, image in enumerate(pictures(photos, random))
    ]
    children += [(AlbumRecord(record=one), "page") for one in stock.some(random, "towns", 1)]
    return page, children
