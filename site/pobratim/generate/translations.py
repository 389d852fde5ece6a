"""Translations through the engine, as translators would leave them: a string for every segment."""

from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from pobratim.generate.words import phrase


def translate(pages, locale, random):
    """Submits, translates in full and publishes each page."""
    for page in pages:
        source, _created = TranslationSource.update_or_create_from_instance(page.specific)
        translation, _created = Translation.objects.get_or_create(
            source=source, target_locale=locale, defaults={"enabled": True}
        )
        fill_in(source, locale, random)
        translation.save_target(publish=True)


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
