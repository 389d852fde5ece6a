"""Translations through the engine, as translators would leave them: a string for every segment."""

from wagtail_localize.models import StringSegment, StringTranslation

from pobratim.generate.words import phrase
from translation import work
from translation.memory import feeding


def translate(pages, locale, random):
    """Submits, translates in full and publishes each page; public when the transaction commits."""
    for page in pages:
        [translation] = work.start(page.specific, [locale])
        fill_in(translation.source, locale, random)
        work.publish(translation)


def fill_in(source, locale, random):
    """A translation for every string of `source`: English words of about the same number."""
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                data=phrase(
                    random, max(1, segment.string.data.count(" ") + 1), locale.language_code
                ),
            )
            for segment in segments
        ],
        ignore_conflicts=True,
    )
    feeding.take_in_pages([source.object_id])
