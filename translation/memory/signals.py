"""Translation memory and glossary: what it listens to."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import StringTranslation

from facts.snippets import BaseSnippet
from facts.sync import is_source
from translation.texts import texts_saved

PREFIX = "translation.memory"


def connect():
    """Called once, when the apps are ready."""
    from translation.models import GlossaryConcept, GlossaryTerm, JointPublication

    _connect(texts_saved, on_texts_saved)
    _connect(post_save, on_text_saved, StringTranslation)
    _connect(post_save, on_restricted, PageViewRestriction)
    _connect(post_delete, on_unrestricted, PageViewRestriction)
    _connect(post_page_move, on_moved)
    _connect(page_published, on_published)
    _connect(page_unpublished, on_unpublished)
    _connect(post_delete, on_deleted)
    _connect(post_save, on_joint_saved, JointPublication)
    for model in (GlossaryConcept, GlossaryTerm):
        _connect(post_save, on_glossary_changed, model)
        _connect(post_delete, on_glossary_changed, model)


def _connect(signal, receiver, sender=None):
    name = getattr(sender, "__name__", "any")
    signal.connect(receiver, sender=sender, dispatch_uid=f"{PREFIX}.{receiver.__name__}.{name}")


def on_texts_saved(sender, texts, **kwargs):
    from translation.memory import feeding

    feeding.take_in(text.pk for text in texts)


def on_text_saved(sender, instance, raw=False, **kwargs):
    """What was saved another way: the engine's screens, scripts, the loader."""
    from translation.memory import feeding

    if not raw:
        feeding.take_in([instance.pk])


def on_restricted(sender, instance, raw=False, **kwargs):
    from translation.memory import feeding

    if not raw and is_source(instance.page):
        feeding.forget(_keys_below(instance.page))


def on_unrestricted(sender, instance, **kwargs):
    _look_again(instance.page)


def on_moved(sender, instance, **kwargs):
    """A page that was moved may have become private by it, or public."""
    if PageViewRestriction.objects.exists():
        _look_again(Page.objects.get(pk=instance.pk))


def _look_again(page):
    from translation.memory import feeding

    if is_source(page):
        feeding.take_in_pages(_keys_below(page))


def _keys_below(page):
    return Page.objects.descendant_of(page, inclusive=True).values("translation_key")


def on_published(sender, instance, **kwargs):
    from translation.memory import feeding

    if is_source(instance):
        feeding.take_in_new(instance.translation_key)


def on_joint_saved(sender, instance, raw=False, **kwargs):
    """The draft that translators worked on has become public; one that was given up stays out."""
    from translation.memory import feeding

    published = (instance.State.DONE, instance.State.MISSED)
    if not raw and instance.from_draft and instance.state in published:
        feeding.take_in_new(instance.translation.source.object_id)


def on_unpublished(sender, instance, **kwargs):
    from translation.memory import feeding

    if is_source(instance):
        feeding.forget([instance.translation_key])


def on_deleted(sender, instance, **kwargs):
    """A page or record of the source language was deleted for good."""
    from translation.memory import feeding

    if isinstance(instance, Page | BaseSnippet) and is_source(instance):
        feeding.forget([instance.translation_key])


def on_glossary_changed(sender, raw=False, **kwargs):
    from translation.memory import terms

    terms.forget_index()
