"""What a page's pictures lack for readers: a description for those who cannot see them, and the author."""

from dataclasses import dataclass

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.fields import StreamField

from facts.words import child_relations
from media.models import AlbumPage, Image


@dataclass(frozen=True)
class Lack:
    """A sentence for the editor, and the address where it is put right."""

    text: str
    url: str


def lacks_of(page):
    """[Lack] of the pictures of a page as its public row has them; empty when all is said."""
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if isinstance(page, AlbumPage):
        return _of_album(page)
    found = []
    for image, is_described, where in _pictures(page):
        if not is_described:
            found.append(
                Lack(_("“%(title)s” has no description") % {"title": image.title}, edit + where)
            )
        if not image.credit:
            url = reverse("wagtailimages:edit", args=[image.pk])
            found.append(Lack(_("“%(title)s” names no author") % {"title": image.title}, url))
    return list(dict.fromkeys(found))


def _pictures(page):
    """Yields (Image, whether it is described, fragment of the field in the form)."""
    if page.lead_image:
        yield page.lead_image, bool(page.lead_image_alt), "#id_lead_image_alt"
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                image = block.value.get("image") if block.block_type == "image" else None
                if image is not None:
                    is_described = image.decorative or bool(image.contextual_alt_text)
                    yield image, is_described, f"#block-{block.id}-section"
    for relation in child_relations(type(page)):
        yield from _of_rows(page, relation)


def _of_rows(page, relation):
    names = {field.name for field in relation.related_model._meta.get_fields()}
    for field in relation.related_model._meta.fields:
        if not isinstance(field, models.ForeignKey) or field.related_model is not Image:
            continue
        words = next((name for name in (f"{field.name}_alt", "alt") if name in names), None)
        for row in getattr(page, relation.name).all() if words else ():
            if getattr(row, field.name):
                yield getattr(row, field.name), bool(getattr(row, words)), ""


def _of_album(album):
    """Counts, for an album has hundreds; the table shows which."""
    photos = list(album.photos.select_related("image"))
    table = reverse("media_album_photos", args=[album.pk])
    found = []
    silent = sum(not photo.alt for photo in photos)
    if silent:
        text = ngettext(
            "%(number)s photograph has no description",
            "%(number)s photographs have no description",
            silent,
        )
        found.append(Lack(text % {"number": silent}, f"{table}?show=missing"))
    nameless = sum(not photo.image.credit for photo in photos)
    if nameless:
        text = ngettext(
            "%(number)s photograph names no author",
            "%(number)s photographs name no author",
            nameless,
        )
        found.append(Lack(text % {"number": nameless}, table))
    return found
