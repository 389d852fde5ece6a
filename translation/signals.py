"""Which signal asks which module; connected once, in apps.py."""

from importlib import import_module

from django.apps import apps
from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    post_page_move,
    pre_page_move,
    published,
    unpublished,
)
from wagtail_localize import models as engine
from wagtail_localize.models import SegmentOverride, StringTranslation

from facts.sync import record_created, revision_saved
from translation import (
    addresses,
    chosen,
    languages,
    lengths,
    minor,
    overrides,
    places,
    privacy,
    refresh,
    removal,
    stand_ins,
    text_writing,
)

# The parts of the workspace, each with its urls, hooks and signals.
PARTS = (
    "access",
    "editing",
    "exchange",
    "flow",
    "jobs",
    "machine",
    "memory",
    "notify",
    "overview",
    "quality",
)


def connect():
    _connect(record_created, places.on_created)
    _connect(record_created, stand_ins.on_created)
    _connect(page_published, stand_ins.on_published)
    _connect(page_published, addresses.on_published)
    _connect(page_slug_changed, addresses.follow_source)
    _connect(published, refresh.on_published)
    _connect(revision_saved, minor.on_revision_saved)
    _connect(published, removal.on_published)
    _connect(unpublished, removal.on_unpublished)
    _connect(post_delete, removal.after_snippet_delete)
    _connect(pre_page_move, places.before_move)
    _connect(post_page_move, places.after_move)
    _connect(pre_save, stand_ins.before_save)
    _connect(pre_save, lengths.before_save)
    _connect(pre_save, lengths.before_text_saved, StringTranslation)
    _connect(pre_save, text_writing.before_save, StringTranslation)
    _connect(post_save, text_writing.adopt, StringTranslation)
    _connect(pre_delete, text_writing.remember_deletion, StringTranslation)
    _replace(post_save, engine.post_save_string_translation, lengths.show_draft_title)
    _replace(post_delete, engine.post_delete_string_translation, lengths.hide_draft_title)
    _connect(pre_delete, removal.before_page_delete, Page)
    _connect(post_delete, removal.after_page_delete, Page)
    _connect(pre_delete, removal.before_locale_delete, Locale)
    _connect(post_save, chosen.on_saved, SegmentOverride)
    _connect(post_delete, chosen.on_deleted, SegmentOverride)
    for model in (get_image_model(), get_document_model(), Page):
        _connect(post_delete, overrides.on_target_deleted, model)
    _connect(post_save, privacy.on_saved, PageViewRestriction)
    _connect(post_delete, privacy.on_deleted, PageViewRestriction)
    _connect(m2m_changed, privacy.on_groups_changed, PageViewRestriction.groups.through)
    _connect(post_migrate, languages.ensure_languages, apps.get_app_config("wagtail_localize"))

    for part in PARTS:
        import_module(f"translation.{part}.signals").connect()


def _replace(signal, theirs, ours):
    """Takes the place of one of the engine's receivers of StringTranslation's signals."""
    signal.disconnect(theirs, sender=StringTranslation)
    _connect(signal, ours, StringTranslation)


def _connect(signal, receiver, sender=None):
    sender_key = getattr(sender, "__name__", None) or getattr(sender, "label", "any")
    signal.connect(
        receiver,
        sender=sender,
        dispatch_uid=f"{receiver.__module__}.{receiver.__name__}.{sender_key}",
    )
