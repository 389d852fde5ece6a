"""What the search knows of albums, and the pictures beside its results."""

from media.models import AlbumPage
from media.renditions import prefetch_pictures
from media.shown import photo_facts
from search import facets, shown

ALBUM = "album"
facets.register_kind(AlbumPage, ALBUM)


@shown.register_pictures
def pictures(results):
    """The small pictures of everything on the page: one query, and one for the first pictures of albums."""
    albums = {
        result.pk: result
        for result in results
        if result.key == ALBUM and result.lead_image_id is None
    }
    if albums:
        rows = AlbumPage.objects.filter(pk__in=albums).annotate(**photo_facts())
        for pk, image in rows.values_list("pk", "first_image"):
            albums[pk].lead_image_id = image
    prefetch_pictures(results, "thumb")
