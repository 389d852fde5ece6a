"""What the blocks of a body show beside their words, looked up for all of them together."""

from django.utils.translation import get_language

from facts.visible import share_roots
from media.models import AlbumPage
from media.renditions import load_images
from media.shown import cover_id, photo_facts


def make_ready(stream):
    """Pictures know their files; each album block has `shown_album`, in the active language or None.

    One query for albums and one for pictures, however many there are.
    """
    values = [child.value for child in stream if child.block_type in ("image", "album")]
    blocks = [value for value in values if value.get("album")]
    albums = _albums([value["album"].translation_key for value in blocks])
    covers = {cover_id(album) for album in albums.values()} - {None}
    pictures = [value["image"] for value in values if value.get("image")]
    roles = (["full"] if pictures else []) + (["card"] if covers else [])
    covers = load_images(covers, pictures, *roles) if roles else {}
    for album in albums.values():
        album.cover = covers.get(cover_id(album))
    for value in blocks:
        value.shown_album = albums.get(value["album"].translation_key)


def _albums(keys):
    """{translation key: AlbumPage} in the active language, with photo_facts()."""
    if not keys:
        return {}
    rows = AlbumPage.objects.filter(
        live=True, locale__language_code=get_language(), translation_key__in=keys
    )
    rows = rows.select_related("locale").annotate(**photo_facts())
    return {row.translation_key: row for row in share_roots(list(rows))}
