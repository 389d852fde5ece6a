"""The front page's row of photographs: those of the latest album, with the way to the others."""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from home.sections import register
from home.wording import in_content_language
from media.models import AlbumPage, AlbumPhoto
from media.shown import in_order, show
from search.visible import settle, visible

# More than two rows of a wide window can hold.
PHOTOS = 12


@register("album")
@in_content_language
def album(home):
    """{page, photos, url, link_text}, or nothing while no album of this language has photographs."""
    photos = AlbumPhoto.objects.filter(page=OuterRef("pk"))
    rows = visible(AlbumPage.objects.filter(Exists(photos), path__startswith=home.path))
    if home.locale.language_code != settings.LANGUAGE_CODE:
        rows = rows.filter(alias_of__isnull=True)
    latest = settle(list(rows.order_by("-date_from", "-first_published_at", "-pk")[:1]), home)
    if not latest:
        return {}
    page = latest[0]
    return {
        "page": page,
        "photos": show(page, list(in_order(page)[:PHOTOS]), page.url, roles=("row", "full")),
        "url": page.url.rstrip("/").rpartition("/")[0] + "/",
        "link_text": gettext("All albums"),
    }
