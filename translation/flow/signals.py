"""Tasks, review, publication: what it listens to."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Revision, WorkflowState
from wagtail.signals import published, workflow_cancelled, workflow_rejected
from wagtail_localize.models import Translation, TranslationSource

from translation.texts import texts_saved


def connect():
    """Called once, when the apps are ready."""
    from translation.flow import drafts, joint, publishing, tasks, updates, workflow

    _connect(texts_saved, tasks.on_texts_saved)
    _connect(post_save, drafts.on_scheduled, Revision)
    _connect(post_save, updates.on_source_saved, TranslationSource)
    _connect(post_save, updates.on_translation_saved, Translation)
    _connect(workflow_rejected, workflow.on_rejected, WorkflowState)
    _connect(workflow_cancelled, workflow.on_cancelled, WorkflowState)
    # The original first: a translation that waits for it becomes public by that.
    _connect(published, joint.on_published)
    _connect(published, publishing.on_published)
    _connect(post_delete, updates.on_deleted)
    workflow.leave_mail_to_notices()


def _connect(signal, receiver, sender=None):
    name = f"{receiver.__module__}.{receiver.__name__}"
    signal.connect(receiver, sender=sender, dispatch_uid=name)
