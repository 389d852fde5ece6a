"""The front page's row of photographs: those of the latest album, with the way to the others."""

from django.conf import settings
from django.db.models import Case, CharField, F, Subquery, Value, When
from django.utils.translation import gettext

from facts.visible import settle, visible
from home.sections import register
from home.wording import in_content_language
from media.models import AlbumPage, AlbumPhoto
from media.shown import show

# More than two rows of a wide window can hold.
PHOTOS = 12


@register("album")
@in_content_language
def album(home):
    """{page, photos, url, link_text}, or nothing while no album of this language has photographs."""
    photos = list(_photos(home))
    if not photos:
        return {}
    page = settle([photos[0].page], home)[0]
    return {
        "page": page,
        "pictures": [(photo, "image") for photo in photos],
        "then": _show,
        "photos": photos,
        "url": page.url.rstrip("/").rpartition("/")[0] + "/",
        "link_text": gettext("All albums"),
    }


def _show(section):
    section["photos"] = show(section["page"], section["photos"], section["page"].url)


def _photos(home):
    """The first photographs of the latest album that has any, in the album's own order."""
    albums = visible(AlbumPage.objects.filter(photos__isnull=False, path__startswith=home.path))
    if home.locale.language_code != settings.LANGUAGE_CODE:
        albums = albums.filter(alias_of__isnull=True)
    latest = albums.order_by("-date_from", "-first_published_at", "-pk").values("pk")[:1]
    order = Case(
        When(page__order_mode="date", then=F("image__taken_on")),
        When(page__order_mode="name", then=F("image__title")),
        default=Value(""),
        output_field=CharField(),
    )
    rows = AlbumPhoto.objects.filter(page=Subquery(latest)).select_related("page")
    return rows.order_by(order, "sort_order", "pk")[:PHOTOS]
