"""Starting, saving and publishing translations: what the admin, imports and later screens call."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from facts.publication import PublicationBlocked
from translation import overrides
from translation.missing import missing_strings
from translation.refresh import refresh
from translation.stand_ins import ensure, has_row


@transaction.atomic
def start(instance, locales, user=None):
    """Opens `instance` (a source row) for translators in each locale; returns the Translations.

    Nothing becomes public by it. A page keeps its stand-in until its first publication; a snippet gets a
    draft. Stopped translations go on where they were. Called again it changes nothing.
    """
    if isinstance(instance, Page):
        instance = instance.specific
    source, created = TranslationSource.get_or_create_from_instance(instance)
    if not created:
        refresh(instance)
    return [_open(source, instance, locale, user) for locale in locales if locale != source.locale]


def _open(source, instance, locale, user):
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=locale, defaults={"enabled": True}
    )
    if isinstance(instance, Page):
        if not has_row(instance, locale):
            ensure(instance)
        if not has_row(instance, locale):
            instance.copy_for_translation(locale, copy_parents=True, alias=True)
    elif not type(instance)._default_manager.filter(
        translation_key=instance.translation_key, locale=locale
    ):
        translation.save_target(user=user, publish=False)
    return translation


def missing(translation):
    """The segments of a Translation that have no usable translation yet."""
    return missing_strings(translation.source.object_id, translation.target_locale_id)


def refusal(translation):
    """Why the translation cannot be published as it stands, for the translator; or None."""
    count = missing(translation).count()
    if not count:
        return None
    return ngettext(
        "“%(title)s” was not published in %(language)s: %(count)d text is not translated yet, or has an error.",
        "“%(title)s” was not published in %(language)s: %(count)d texts are not translated yet,"
        " or have an error.",
        count,
    ) % {
        "title": translation.source.object_repr,
        "language": translation.target_locale.get_display_name(),
        "count": count,
    }


def publish(translation, user=None):
    """Publishes a complete translation. Raises ValidationError and leaves everything as it was otherwise.

    The page becomes public when the surrounding transaction commits.
    """
    # Fresh: its source may have been refreshed since the caller read it.
    translation = Translation.objects.select_related("source", "target_locale").get(
        pk=translation.pk
    )
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
def stop(translation):
    """Lets editors write the translation by hand; the translated texts stay in the engine."""
    translation.enabled = False
    translation.save(update_fields=["enabled"])
