"""Translating a draft of the original before it is public (see joint.py for its publication).

The engine's source holds the words of the draft meanwhile. Nothing of it reaches readers: no publication is
made from it (checked where every publication ends), and notices to readers do not count its words as missing.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail_localize.models import TranslationSource, get_schema_version

from facts.publication import PublicationBlocked, register
from facts.sync import is_source, is_stand_in
from translation import minor, refresh, work
from translation.extraction import content_of, refresh_segments
from translation.flow.prepared import is_prepared, open_joints
from translation.missing import texts_of
from translation.models import JointPublication


def draft_of(instance):
    """The Revision that the public will see next: the scheduled one, else the latest; None without a draft."""
    rows = Revision.objects.for_instance(instance)
    scheduled = (
        rows.filter(approved_go_live_at__isnull=False).order_by("-created_at", "-pk").first()
    )
    latest = scheduled or instance.get_latest_revision()
    if latest is None or (instance.live and latest.pk == instance.live_revision_id):
        return None
    return latest


@transaction.atomic
def prepare(instance, locales, user, wait=False):
    """Lets translators into `locales` see the draft of `instance` (a source row); returns the Translations.

    Called again it hands over what the draft has become. Raises PublicationBlocked when there is no draft.
    """
    if isinstance(instance, Page):
        instance = instance.specific
    revision = draft_of(instance)
    if revision is None:
        raise PublicationBlocked([_("There is no draft: everything is public already.")])
    translations = work.start(instance, locales, user)
    for translation in translations:
        JointPublication.objects.update_or_create(
            translation=translation,
            state__in=JointPublication.OPEN,
            defaults={"revision": revision, "from_draft": True, "wait": wait},
            create_defaults={
                "revision": revision,
                "from_draft": True,
                "wait": wait,
                "created_by": user,
                "state": JointPublication.State.PREPARING,
            },
        )
    hand_over(instance, revision)
    return translations


def hand_over(instance, revision):
    """Gives translators the words of a Revision of `instance`, in all languages that prepare it."""
    from translation.flow import joint

    source = TranslationSource.objects.get(
        object_id=instance.translation_key, locale_id=instance.locale_id
    )
    draft = revision.as_object()
    public_moment, source.last_updated_at = source.last_updated_at, timezone.now()
    source.content_json = json.dumps(content_of(draft), cls=DjangoJSONEncoder)
    source.object_repr = str(draft)[:200]
    source.schema_version = get_schema_version(draft._meta.app_label)
    refresh_segments(source, draft, minor.edit_of(revision))
    # The time is that of the public words: it tells readers which translations are behind.
    source.last_updated_at = public_moment
    source.save(update_fields=["content_json", "schema_version", "object_repr"])
    found = open_joints(instance.translation_key)
    found.filter(from_draft=True).update(revision=revision)
    for waiting in found.select_related("translation__source"):
        joint.require_still_approved(waiting.translation)


def is_behind(instance, revision):
    """Whether the draft has got other words since it was handed over."""
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if source is None or revision is None:
        return False
    before = json.loads(source.content_json)
    after = content_of(revision.as_object())
    model = type(instance)
    return refresh.words_in(model, before) != refresh.words_in(model, after)


def on_scheduled(sender, instance, update_fields=None, **kwargs):
    """Receiver of Revision's `post_save`: what is set to go out is what translators shall see."""
    if not update_fields or "approved_go_live_at" not in update_fields:
        return
    key = instance.content.get("translation_key")
    if instance.approved_go_live_at is None or not key or not is_prepared(key):
        return
    row = instance.content_object
    if row is not None and is_source(row):
        hand_over(row, instance)


@transaction.atomic
def give_up(instance):
    """The translations wait for nothing any more; translators see the public words again."""
    from translation.flow import joint

    if isinstance(instance, Page):
        instance = instance.specific
    for found in open_joints(instance.translation_key).select_related("translation__source"):
        joint.cancel(found)
    if instance.live:
        refresh.refresh(instance)


# --- nothing of it reaches readers ----------------------------------------------------------------------


@register
def check(instance):
    """Messages against publishing; see facts/publication.py."""
    if (
        not isinstance(instance, TranslatableMixin)
        or instance.locale_id is None
        or instance.pk is None
        or is_stand_in(instance)
    ):
        return []
    if is_source(instance):
        return _waits_for_translations(instance)
    if is_prepared(instance.translation_key) and _has_other_words(instance):
        return [
            _(
                "Translators work on a draft of “%(title)s”: what they write becomes public together"
                " with the original."
            )
            % {"title": getattr(instance, "draft_title", "") or str(instance)}
        ]
    return []


def _has_other_words(instance):
    """Other than the public row has; other changes (a move, an address) are nobody's draft."""
    row = type(instance)._default_manager.filter(pk=instance.pk, live=True).first()
    return row is None or texts_of(row) != texts_of(instance)


def _waits_for_translations(instance):
    go_live_at = getattr(instance, "go_live_at", None)
    if go_live_at and go_live_at > timezone.now():
        return []
    awaited = (
        open_joints(instance.translation_key)
        .filter(wait=True)
        .exclude(state=JointPublication.State.APPROVED)
        .select_related("translation__target_locale")
    )
    names = [str(found.translation.target_locale.get_display_name()) for found in awaited]
    if not names or not _has_other_words(instance):
        return []
    return [
        _(
            "“%(title)s” waits for its translation (%(languages)s), which is not approved yet."
            " To publish it alone, give up the publication together first."
        )
        % {
            "title": getattr(instance, "draft_title", "") or str(instance),
            "languages": ", ".join(names),
        }
    ]
