"""Photographs of albums as rows of links to their own pages."""

from dataclasses import dataclass

# Aspect ratios that add up to so much fill a line of a good height.
LINE_FULL = 3.6


@dataclass(frozen=True)
class RowPhoto:
    """What components/photo_rows shows of an AlbumPhoto."""

    id: int
    image: object
    url: str
    alt: str
    caption: str
    credit: str
    content_language: str  # of the description and the caption


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
            album.content_language,
        )
        for photo in photos
        if photo.image is not None
    ]


def album_row(album, photos):
    """{page, photos, variant} of an album on another page: one line from edge to edge if it can be filled."""
    line, total = [], 0.0
    for photo in photos:
        if total >= LINE_FULL:
            break
        line.append(photo)
        total += photo.image.width / max(photo.image.height, 1)
    if total >= LINE_FULL:
        return {"page": album, "photos": line, "variant": "line"}
    return {"page": album, "photos": photos, "variant": ""}
