"""Where the words of a memory entry stand, for those who may see the place."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation import roles

# Pages below the home page are the sections of the site; a step of the tree's path has four characters.
SECTION_DEPTH = 3


@dataclass(frozen=True)
class Place:
    """A page or record with its title in the original language, and its address in the workspace."""

    title: str
    url: str


def visible(user, locale, entries):
    """{translation key: Place} of the entries' places in `locale` that `user` may see. One query."""
    keys = {entry.text.context.object_id for entry in entries if entry.text_id}
    if user is None or not keys:
        return {}
    rows = Translation.objects.filter(
        roles.granted(user), source__object_id__in=keys, target_locale=locale, enabled=True
    ).select_related("source")
    return {
        row.source.object_id: Place(row.source.object_repr, address(row))
        for row in rows.defer("source__content_json")
    }


def address(translation):
    """The editor of a translation."""
    try:
        return reverse("workspace:edit", args=[translation.pk])
    except NoReverseMatch:
        return ""


def section_of(segment):
    """The part of the tree's path that names the section in which a segment's page stands, or None."""
    return _sections([segment.source.object_id]).get(segment.source.object_id)


def sections(entries):
    """{translation key: section} of the pages on which the entries stand."""
    return _sections({entry.text.context.object_id for entry in entries if entry.text_id})


def _sections(keys):
    rows = Page.objects.filter(
        translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
    ).values_list("translation_key", "path")
    return {key: path[: Page.steplen * SECTION_DEPTH] for key, path in rows}
