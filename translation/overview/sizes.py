"""How many words there are: counted once for each text and each source, kept in tables of their own.

Not counted in SQL: marks, entities, dashes and spaces of all kinds make that wrong, and slow where it is
asked most. Whoever shows words calls `fill` first: two queries when nothing is new.
"""

import re
from html import unescape

from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import String
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from facts.sync import is_source, is_stand_in
from translation.models import SourceSize, StringSize
from translation.standing_sql import sources_without_size
from translation.standings import run

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARK = re.compile(r"<[^>]*>")
BATCH = 500


def measure(text):
    """(words, characters) of a text as the engine stores it, its marks left out.

    A word has a letter or a digit: a dash on its own is none.
    """
    plain = unescape(_MARK.sub("", _BREAK.sub(" ", text)))
    parts = plain.split()
    return sum(1 for part in parts if any(map(str.isalnum, part))), len(" ".join(parts))


def fill():
    """Counts the texts and sources that were not counted yet."""
    fill_strings()
    fill_sources()


def fill_strings():
    waiting = String.objects.filter(size__isnull=True).values_list("pk", "data")
    while batch := list(waiting[:BATCH]):
        StringSize.objects.bulk_create(
            [
                StringSize(string_id=pk, words=words, characters=characters)
                for pk, (words, characters) in ((pk, measure(data)) for pk, data in batch)
            ],
            ignore_conflicts=True,
        )


def fill_sources():
    """Normally a publication has done it (`on_published`); here for what came before or another way."""
    from django.contrib.contenttypes.models import ContentType

    statement = sources_without_size()
    by_type = {}
    for type_id, pk in run(statement.sql, statement.params):
        by_type.setdefault(type_id, []).append(pk)
    for type_id, ids in by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model is None:
            continue
        for start in range(0, len(ids), BATCH):
            rows = model._default_manager.filter(pk__in=ids[start : start + BATCH])
            SourceSize.objects.bulk_create([_size_of(row) for row in rows], ignore_conflicts=True)


def on_published(sender, instance, **kwargs):
    """Receiver of Wagtail's `published`."""
    if (
        isinstance(instance, TranslatableMixin)
        and getattr(instance, "live", True)
        and not is_stand_in(instance)
        and is_source(instance)
    ):
        size = _size_of(instance)
        SourceSize.objects.bulk_create(
            [size],
            update_conflicts=True,
            unique_fields=["object_id"],
            update_fields=["title", "strings", "words", "characters"],
        )


def on_deleted(sender, instance, **kwargs):
    """Receiver of `post_delete` of any model."""
    is_record = isinstance(instance, TranslatableMixin) and hasattr(instance, "live")
    if is_record and not is_stand_in(instance) and is_source(instance):
        SourceSize.objects.filter(object_id=instance.translation_key).delete()


def _size_of(instance):
    found = [
        measure(segment.string.data)
        for segment in extract_segments(instance)
        if isinstance(segment, StringSegmentValue)
    ]
    title = instance.title if isinstance(instance, Page) else str(instance)
    return SourceSize(
        object_id=instance.translation_key,
        title=title[:255],
        strings=len(found),
        words=sum(words for words, _characters in found),
        characters=sum(characters for _words, characters in found),
    )
