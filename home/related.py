"""The related pages of a record as the page's lists show them, whatever apps they come from."""

from media.models import AlbumPage
from media.shown import with_covers
from search.related import related
from search.visible import settle

# Which list a page type belongs to; other types go to "more".
LISTS = {
    "twincitypage": "towns",
    "exchangepage": "exchanges",
    "projectpage": "projects",
    "agreementpage": "agreements",
    "newspage": "news",
    "eventpage": "events",
    "albumpage": "albums",
}


def related_lists(page, record_ids=None):
    """{list name: [Related]}, albums as pages with their covers; lists without pages are missing."""
    lists = {}
    for model, found in related(page, record_ids).items():
        lists.setdefault(LISTS.get(model._meta.model_name, "more"), []).extend(found)
    if "albums" in lists:
        wanted = [album.pk for album in lists["albums"]]
        albums = AlbumPage.objects.filter(pk__in=wanted)
        albums = settle(with_covers(albums), page)
        lists["albums"] = sorted(albums, key=lambda album: wanted.index(album.pk))
    return lists
