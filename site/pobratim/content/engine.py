"""Puts the words of another language into the translation engine and has it make the translation.

What stands on a translated page is what the engine holds: one string for each piece of text, so that
translators go on from there.
"""

import json
from collections import defaultdict

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
)
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import StringValue

from pobratim.content.segments import source_from


class DoNotMatch(Exception):
    """The translation has other pieces of text than the source; its message names where."""


def translate(instance, twin, slug="", publish=True):
    """Makes or renews the translation of `instance` that says what `twin` says.

    `twin` is an unsaved instance in the other language with the source's own keys. Raises DoNotMatch.
    """
    locale = twin.locale
    source = source_from(instance)
    Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    store(source, locale, twin)
    if isinstance(instance, Page):
        prepare_page(instance, locale, slug)
    # The engine publishes when the transaction has ended; here it must succeed or fail with the rest.
    translation, _created = source.create_or_update_translation(
        locale, publish=False, copy_parent_pages=True
    )
    if publish:
        translation.latest_revision.publish()
    if slug:
        keep_address(translation, slug)


def store(source, locale, twin):
    """Writes the twin's strings as translations of the source's."""
    segments = source_segments(source)
    said = twin_strings(twin)
    if {path: len(found) for path, found in segments.items()} != {
        path: len(found) for path, found in said.items()
    }:
        raise DoNotMatch(
            ", ".join(sorted(segments.keys() ^ said.keys())) or str(source.object_repr)
        )
    pairs = {}
    for path, found in segments.items():
        for segment, value in zip(found, said[path], strict=True):
            # The same words twice in one text are one string: the first translation stands for both.
            pairs.setdefault((segment.string_id, segment.context_id), (segment, value))
    save_strings(locale, pairs)


def source_segments(source):
    """{path: [StringSegment in order]}."""
    found = defaultdict(list)
    rows = StringSegment.objects.filter(source=source).select_related("context", "string")
    for segment in rows.order_by("order"):
        found[segment.context.path].append(segment)
    return found


def twin_strings(twin):
    found = defaultdict(list)
    for segment in extract_segments(twin):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment)
    return found


def save_strings(locale, pairs):
    """Creates, changes or leaves alone the translation of each (string, context)."""
    known = {
        (row.translation_of_id, row.context_id): row
        for row in StringTranslation.objects.filter(
            locale=locale, context_id__in={context for _string, context in pairs}
        )
    }
    for key, (segment, value) in pairs.items():
        data = with_the_source_s_links(segment, value)
        row = known.get(key) or StringTranslation(
            translation_of=segment.string, context=segment.context, locale=locale
        )
        if row.pk and row.data == data and not row.has_error:
            continue
        row.data = data
        row.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        row.tool_name, row.has_error, row.field_error = "", False, ""
        row.updated_at = timezone.now()
        row.save()


def with_the_source_s_links(segment, value):
    """The twin's string with its links numbered as in the source, where they may stand in another order."""
    numbers = defaultdict(list)
    for number, attributes in (json.loads(segment.attrs or "null") or {}).items():
        numbers[tuple(sorted(attributes.items()))].append(number)
    if not value.attrs:
        return value.string.data
    soup = StringValue(value.string.data).render_soup(_Numbered(value.attrs, numbers))
    return str(soup)


class _Numbered(dict):
    """Gives each link of the twin the number of the source's link to the same place."""

    def __init__(self, attributes, numbers):
        super().__init__(attributes)
        self.numbers = {place: list(found) for place, found in numbers.items()}

    def __getitem__(self, own):
        attributes = {name: str(value) for name, value in super().__getitem__(own).items()}
        return {"id": self.numbers[tuple(sorted(attributes.items()))].pop(0)}


def prepare_page(instance, locale, slug):
    """Makes the page in the other language ready: a page of its own, at its own address."""
    page = target_of(instance, locale)
    if page.alias_of_id:
        # A draft: not public before the engine has put the words in.
        page = instance.copy_for_translation(locale)
    if page.slug != slug:
        page.slug = slug
        page.save()
    if slug.startswith(instance.slug) and page.depth > 2:
        # At its first publication a page with its source's address is given one made from its title,
        # with a redirect from here to there: for that moment it stands elsewhere.
        move_silently(page, f"{slug}-{locale.language_code}")


def keep_address(translation, slug):
    """The page goes to the address that the file says, and so does its newest revision."""
    page = Page.objects.get(pk=translation.pk)
    if page.slug != slug:
        move_silently(page, slug)
        revision = page.latest_revision
        revision.content |= {"slug": page.slug, "url_path": page.url_path}
        revision.save(update_fields=["content"])


def move_silently(page, slug):
    """Changes the address without the redirect that Wagtail makes for readers of the old one."""
    before, page.slug = page.url_path, slug
    page.set_url_path(page.get_parent())
    Page.objects.filter(pk=page.pk).update(slug=page.slug, url_path=page.url_path)
    page._update_descendant_url_paths(before, page.url_path)


def target_of(instance, locale):
    """The row of a page in another language; made now, it is one that stands in for the source."""
    rows = type(instance)._default_manager.filter(translation_key=instance.translation_key)
    found = rows.filter(locale=locale).first()
    return found or instance.copy_for_translation(locale, copy_parents=True, alias=True)
