"""Photographs of albums as rows of links to their own pages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RowPhoto:
    """What components/photo_rows shows of an AlbumPhoto."""

    id: int
    image: object
    url: str
    alt: str
    caption: str
    credit: str


def shown_photos(album, photos):
    """[RowPhoto] of AlbumPhotos whose images are loaded; the album's address is asked once."""
    url = album.url or ""
    return [
        RowPhoto(
            photo.pk,
            photo.image,
            f"{url}{photo.key}/",
            # It stands in a link: without words the link would have no name.
            photo.alt or photo.caption or album.title,
            photo.caption,
            photo.image.credit,
        )
        for photo in photos
        if photo.image is not None
    ]
