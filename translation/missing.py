"""Which texts still wait for their translation, and which translations are behind their source.

One definition for states, notices and the gate.
"""

from django.db.models import Exists, OuterRef
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from translation import published


def translated(locale_id):
    """Condition on StringSegment: it has a usable translation in this locale (an id or an expression)."""
    return Exists(
        StringTranslation.objects.filter(
            translation_of_id=OuterRef("string_id"),
            context_id=OuterRef("context_id"),
            locale_id=locale_id,
            has_error=False,
        )
    )


def worded(locale_id):
    """Condition on StringSegment: somebody, or a machine, has written words for it, finished or not."""
    texts = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=locale_id,
    )
    return Exists(texts.exclude(data=""))


def missing_strings(key, locale_id):
    """Untranslated segments of the enabled translation of the object `key` (translation_key or OuterRef)."""
    return StringSegment.objects.filter(
        source__object_id=key,
        source__translations__target_locale_id=locale_id,
        source__translations__enabled=True,
    ).exclude(translated(locale_id))


def has_missing(locale_id, key="translation_key"):
    """Condition on a translatable model: its object lacks words in this locale."""
    return Exists(missing_strings(OuterRef(key), locale_id))


def has_unanswered(locale_id, moment, key="translation_key"):
    """Condition: a text of the object has no usable translation, and readers have none since `moment` either.

    `moment` is the last publication of the translation, or None. A text that is being corrected is answered:
    what was published stands until the correction is.
    """
    texts = missing_strings(OuterRef(key), locale_id)
    return Exists(texts.exclude(published.has_words(locale_id, moment)))


def words_changed_since(moment, locale_id, key="translation_key"):
    """Condition: the source's words changed in public after `moment` (a datetime or an expression).

    Also by what leaves nothing to translate, such as a paragraph that was taken out.
    """
    return Exists(
        TranslationSource.objects.filter(
            object_id=OuterRef(key),
            translations__target_locale_id=locale_id,
            translations__enabled=True,
            last_updated_at__gt=moment,
        )
    )


def has_translation(locale_id, key="translation_key"):
    """Condition on a translatable model: translators work on its object in this locale."""
    return Exists(
        Translation.objects.filter(
            source__object_id=OuterRef(key), target_locale_id=locale_id, enabled=True
        )
    )


def texts_of(instance):
    """{(content path, text as the engine stores it)} of an object's words, saved or not."""
    return {
        (segment.path, segment.string.data)
        for segment in extract_segments(instance)
        if isinstance(segment, StringSegmentValue)
    }
