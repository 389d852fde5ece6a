"""Photographs of an album as templates show them."""

import re
import uuid
from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext

from media import renditions

PER_PAGE = 100
LONG_CAPTION = 90  # characters: a longer one is no heading
LAST = "9999"
LIGHTBOX_WIDTH = 1280  # pixels: the viewer has room for one address only
KEY = re.compile(r"[0-9a-f]{10}")


def key_of(translation_key):
    """A photograph's part of the address: lasting, and the same in every language."""
    return uuid.UUID(str(translation_key)).hex[:10]


@dataclass(frozen=True)
class ShownPhoto:
    """One photograph; every text is "" when there is nothing to say, except `alt` and `title`."""

    id: str  # unique on the page: an unsaved photograph has no number yet
    key: str
    number: int
    image: object
    url: str
    full_url: str
    download_url: str
    title: str
    caption: str
    alt: str
    credit: str
    licence: str
    licence_url: str
    source: str
    content_language: str = (
        ""  # of title, caption and alt: an untranslated album speaks the source's
    )

    @property
    def credit_and_licence(self):
        return ", ".join(part for part in (self.credit, self.licence) if part)

    @property
    def is_titled_by_caption(self):
        return self.title == self.caption


def in_order(album):
    """The album's photographs in its order: a queryset, or a list in a preview of unsaved changes."""
    photos = album.photos.all()
    if isinstance(photos, QuerySet):
        return photos.order_by(*_columns(album.order_mode))
    photos = list(photos)
    if album.order_mode == "date":
        photos.sort(key=lambda photo: photo.image.taken_on or LAST)
    elif album.order_mode == "name":
        photos.sort(key=lambda photo: photo.image.title)
    return photos


def _columns(order_mode):
    if order_mode == "date":
        undated_last = Case(When(image__taken_on="", then=Value(1)), default=Value(0))
        return [undated_last, "image__taken_on", "sort_order", "pk"]
    if order_mode == "name":
        return ["image__title", "sort_order", "pk"]
    return ["sort_order", "pk"]


def title_of(photo, number):
    """What to call a photograph in a heading or a link."""
    if photo.caption and len(photo.caption) <= LONG_CAPTION:
        return photo.caption
    return photo.alt or gettext("Photograph %(number)s") % {"number": number}


def show(album, photos, album_url, first_number=1, role="row"):
    """[ShownPhoto] of AlbumPhotos; two queries for pictures and files whatever their number."""
    renditions.prefetch_pictures(photos, role, field="image")
    return [
        _show(album, photo, album_url, number, role)
        for number, photo in enumerate(photos, first_number)
    ]


def _show(album, photo, album_url, number, role):
    image = photo.image
    title = title_of(photo, number)
    return ShownPhoto(
        id=photo.key,
        key=photo.key,
        number=number,
        image=image,
        url=f"{album_url}{photo.key}/",
        full_url=_full_url(image, role),
        download_url=image.file.url if album.allow_download else "",
        title=title,
        caption=photo.caption,
        # It stands in a link: without words the link would have no name.
        alt=photo.alt or photo.caption or title,
        credit=image.credit,
        licence=image.get_licence_display(),
        licence_url=image.licence_url,
        source=image.source,
        content_language=album.content_language,
    )


def _full_url(image, role):
    files = renditions.shown(image, role)
    webp = (
        [file for file in files["webp"] if file.width <= LIGHTBOX_WIDTH]
        or files["webp"]
        or files["jpeg"]
    )
    return webp[-1].url if webp else image.file.url


# --- Covers ----------------------------------------------------------------------------------------


def photo_facts():
    """Annotations of albums (or their Pages) for with_covers(): `photo_count` and `first_image`, its key."""
    from media.models import AlbumPhoto

    photos = AlbumPhoto.objects.filter(page=OuterRef("pk"))
    number = photos.order_by().values("page").annotate(number=Count("pk")).values("number")
    return {
        "photo_count": Coalesce(Subquery(number), 0),
        "first_image": Subquery(photos.order_by("sort_order", "pk").values("image_id")[:1]),
    }


def cover_id(album):
    """Key of the picture for cards, of an album with photo_facts(): the chosen one or the first."""
    return album.lead_image_id or album.first_image


def with_covers(albums):
    """Albums with photo_facts() as a list, each knowing `cover`, an Image or None, ready for cards; one query."""
    albums = list(albums)
    for album in albums:
        album.cover_id = cover_id(album)
    renditions.load_pictures([(album, "cover") for album in albums], "card")
    return albums
