"""A warning that somebody looked at and lets stand: by name, for these words only."""

from translation.models import CheckDismissal
from translation.quality.counting import count
from translation.quality.stored import text_hash


def dismiss(translation, segment, text, code, user):
    """Who dismissed it first stays named."""
    place = {
        "context_id": segment.context_id,
        "string_id": segment.string_id,
        "locale_id": translation.target_locale_id,
        "check_code": code,
        "text_hash": text_hash(text),
    }
    CheckDismissal.objects.get_or_create(**place, defaults={"user": user})
    count(translation)


def restore(translation, segment, text, code):
    """The warning is shown again."""
    CheckDismissal.objects.filter(
        context_id=segment.context_id,
        string_id=segment.string_id,
        locale_id=translation.target_locale_id,
        check_code=code,
        text_hash=text_hash(text),
    ).delete()
    count(translation)
