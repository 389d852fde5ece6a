"""Notices to people, in the admin and by mail: what it listens to."""

from django.db.models.signals import pre_save
from wagtail_localize.models import TranslationSource

from translation.notify import changes


def connect():
    """Called once, when the apps are ready."""
    pre_save.connect(
        changes.before_source_saved,
        sender=TranslationSource,
        dispatch_uid="translation.notify.changes",
    )
