"""What the checks found is counted at every save, for lists that show many texts."""

from wagtail_localize.models import Translation

from translation.models import TextState
from translation.quality.stored import checked_texts
from translation.texts import record_of


def on_saved(sender, texts, **kwargs):
    """Receiver of `texts_saved`: the whole object, since one text may answer another."""
    places = {(text.context.object_id, text.locale_id) for text in texts if text.context_id}
    for key, locale_id in places:
        for translation in Translation.objects.filter(
            source__object_id=key, target_locale_id=locale_id
        ).select_related("source", "source__locale", "target_locale"):
            count(translation)


def count(translation):
    """Brings `errors` and `warnings` of the texts' states up to date: one statement for those that differ."""
    changed = []
    for checked in checked_texts(translation):
        record = record_of(checked.text)
        if record is None:
            continue
        found = (checked.errors, checked.warnings)
        if (record.errors, record.warnings) != found:
            record.errors, record.warnings = found
            changed.append(record)
    TextState.objects.bulk_update(changed, ["errors", "warnings"], batch_size=200)
