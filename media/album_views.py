"""What the pages of an album and of its single photographs show."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext, ngettext

from facts.formats import format_number
from facts.intervals import format_date_range
from facts.relations import records_of
from facts.visible import content_language
from media import shown


def album_context(album, request):
    """{photos, page_obj, meta, records} for pages/media/album.html."""
    page_obj = Paginator(shown.in_order(album), shown.PER_PAGE).get_page(request.GET.get("page"))
    photos = shown.show(
        album, list(page_obj.object_list), _url(album, request), page_obj.start_index() or 1
    )
    return {
        "page_obj": page_obj,
        "photos": [replace(photo, credit=photo.credit_and_licence) for photo in photos],
        "meta": " · ".join(_facts(album, page_obj.paginator.count)),
        "uncredited": sum(not photo.credit for photo in photos),
        "credits": list(
            dict.fromkeys(filter(None, (photo.credit_and_licence for photo in photos)))
        ),
        "records": [_record(row) for row in records_of(album)],
    }


def _record(page):
    return {"title": page.title, "url": page.url, "content_language": content_language(page)}


def _url(album, request):
    # A draft in preview may have no address yet.
    return album.get_url(request) or ""


def _facts(album, count):
    number = ngettext("%(number)s photograph", "%(number)s photographs", count)
    facts = [number % {"number": format_number(count)}]
    if album.date_from or album.date_to:
        facts.append(format_date_range(album.date_from, album.date_to))
    return [*facts, album.place] if album.place else facts


def photo_context(album, request, key):
    """{photo, total, previous, next, position} for pages/media/album_photo.html; 404 for an unknown key."""
    photos = shown.in_order(album)
    rows = list(photos.values_list("pk", "translation_key", "caption", "alt", named=True))
    at = next((at for at, row in enumerate(rows) if row.translation_key.hex.startswith(key)), None)
    if at is None:
        raise Http404(f"no photograph {key} in this album")
    album_url = _url(album, request)
    photo = shown.show(album, [photos.get(pk=rows[at].pk)], album_url, at + 1, role="full")[0]
    page = at // shown.PER_PAGE + 1
    return {
        "photo": photo,
        "title": photo.title,
        "description": photo.alt,
        "album_url": album_url + (f"?page={page}" if page > 1 else ""),
        "total": len(rows),
        "position": gettext("Photograph %(number)s of %(total)s")
        % {"number": format_number(at + 1), "total": format_number(len(rows))},
        "previous": _neighbour(rows, at - 1, album_url),
        "next": _neighbour(rows, at + 1, album_url),
        "languages": _languages(rows[at].translation_key),
    }


def _neighbour(rows, at, album_url):
    """{url, title} of the photograph at that place, or None beyond the ends."""
    if not 0 <= at < len(rows):
        return None
    row = rows[at]
    return {
        "url": f"{album_url}{shown.key_of(row.translation_key)}/",
        "title": shown.title_of(row, at + 1),
    }


def _languages(translation_key):
    """Codes of the languages in which readers can see the photograph."""
    from media.models import AlbumPhoto

    rows = AlbumPhoto.objects.filter(translation_key=translation_key, page__live=True)
    return set(rows.values_list("page__locale__language_code", flat=True))


def adapt_frame(frame, photo, position, languages):
    """Makes the frame of the album that of one photograph: its own address, in every language that has it.

    `frame` is home.frame's; it is changed before anything of it is shown.
    """
    suffix = f"{photo.key}/"
    if frame.canonical_url:
        frame.canonical_url += suffix
    frame.alternates = [
        {**alternate, "url": alternate["url"] + suffix}
        for alternate in frame.alternates
        if alternate["code"] in languages or alternate["code"] == "x-default"
    ]
    for language in frame.languages:
        if language["code"] in languages:
            language["url"] += suffix
    frame.breadcrumbs = [*frame.breadcrumbs, {"title": position, "url": photo.url}]
