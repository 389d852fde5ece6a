"""What the blocks of a body show beside their words, looked up for all of them together."""

from django.utils.translation import get_language

from media.models import AlbumPage
from media.renditions import with_renditions
from media.shown import with_covers


def make_ready(stream):
    """Pictures know their files; each album block has `shown_album`, in the active language or None.

    One query for pictures and four for albums, however many there are.
    """
    values = [child.value for child in stream if child.block_type in ("image", "album")]
    with_renditions([value.get("image") for value in values if value.get("image")], "full")
    blocks = [value for value in values if value.get("album")]
    albums = _albums([value["album"] for value in blocks])
    for value in blocks:
        value.shown_album = albums.get(value["album"].translation_key)


def _albums(chosen):
    """{translation key: AlbumPage} in the active language, with covers."""
    if not chosen:
        return {}
    rows = AlbumPage.objects.filter(
        live=True,
        locale__language_code=get_language(),
        translation_key__in=[album.translation_key for album in chosen],
    )
    rows = list(rows.select_related("locale"))
    roots = rows[0]._get_site_root_paths() if rows else None
    for row in rows:
        row._wagtail_cached_site_root_paths = roots
    return {album.translation_key: album for album in with_covers(rows, "card")}
