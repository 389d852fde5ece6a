"""Starting, saving and publishing translations: what the admin, imports and later screens call."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation

from facts.publication import PublicationBlocked
from translation import flow, left, memory, overrides
from translation.extraction import open_source
from translation.missing import missing_strings
from translation.quality.gate import refusal_of
from translation.refresh import refresh
from translation.stand_ins import ensure, has_row


@transaction.atomic
def start(instance, locales, user=None):
    """Opens `instance` (a source row) for translators in each locale; returns the Translations.

    Nothing becomes public by it. A page keeps its stand-in until its first publication; a snippet gets a
    draft. Stopped translations go on where they were. Called again it changes nothing. A new one begins with
    what was translated elsewhere in one way only.
    """
    if isinstance(instance, Page):
        instance = instance.specific
    source, created = open_source(instance)
    if not created:
        refresh(instance)
    locales = [locale for locale in locales if locale.pk != source.locale_id]
    there = {row.target_locale_id: row for row in source.translations.all()} if not created else {}
    translations = [_open(source, locale, there.get(locale.pk)) for locale in locales]
    _ensure_rows(instance, translations, user)
    for translation in translations:
        if translation.target_locale_id not in there:
            memory.fill_exact(translation, user)
    return translations


def _open(source, locale, translation):
    if translation is None:
        return Translation.objects.create(source=source, target_locale=locale)
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    return translation


def _ensure_rows(instance, translations, user):
    rows = type(instance)._default_manager.filter(translation_key=instance.translation_key)
    there = set(rows.values_list("locale_id", flat=True))
    for translation in translations:
        if translation.target_locale_id in there:
            continue
        if not isinstance(instance, Page):
            translation.save_target(user=user, publish=False)
            continue
        ensure(instance)
        if not has_row(instance, translation.target_locale):
            instance.copy_for_translation(translation.target_locale, copy_parents=True, alias=True)


def row_of(translation):
    """The page or record in the language of the translation, fresh; or None."""
    model = translation.source.specific_content_type.model_class()
    rows = model._default_manager.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    )
    return rows.first()


def missing(translation):
    """The segments of a Translation that have no usable translation yet."""
    return missing_strings(translation.source.object_id, translation.target_locale_id)


def refusal(translation):
    """Why the translation cannot be published as it stands, for the translator; or None."""
    waiting, wrong = left.obstacles(translation)
    if not waiting:
        return refusal_of(translation, wrong) if wrong else None
    return _("“%(title)s” was not published in %(language)s: %(why)s.") % {
        "title": translation.source.object_repr,
        "language": translation.target_locale.get_display_name(),
        "why": left.said_of(waiting, wrong),
    }


def publish(translation, user=None):
    """Publishes a complete translation. Raises ValidationError and leaves everything as it was otherwise.

    The page becomes public when the surrounding transaction commits.
    """
    # Fresh: its source may have been refreshed since the caller read it.
    translation = Translation.objects.select_related("source", "target_locale").get(
        pk=translation.pk
    )
    flow.require_direct(translation, user)
    message = refusal(translation)
    if message:
        raise PublicationBlocked([message])
    if not getattr(translation.source.get_source_instance(), "live", True):
        raise PublicationBlocked(
            [
                _("“%(title)s” is not published in the original language yet; publish that first.")
                % {"title": translation.source.object_repr}
            ]
        )
    overrides.drop_dead(translation.source, translation.target_locale)
    # Not in a transaction of ours: what was wrong with a text is noted even when the rest is undone.
    translation.save_target(user=user, publish=True)


@transaction.atomic
def without_stopped(instance, locales):
    """The locales in which nobody has stopped the translation of `instance`.

    Opening many pages at once does not bring back what somebody chose to write by hand.
    """
    stopped = Translation.objects.filter(
        source__object_id=instance.translation_key, enabled=False
    ).values_list("target_locale_id", flat=True)
    stopped = set(stopped)
    return [locale for locale in locales if locale.pk not in stopped]


def stop(translation):
    """Lets editors write the translation by hand; the translated texts stay in the engine."""
    translation.enabled = False
    translation.save(update_fields=["enabled"])
