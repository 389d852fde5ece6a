"""When the source is published, translators see its new words at once. Nothing public changes by that.

A translation whose source gained or changed a text becomes "outdated" and stays as it is.
"""

import json
from contextlib import contextmanager
from threading import local

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail_localize.models import TranslationSource, get_schema_version

from facts.sync import is_public_source
from facts.words import child_relations, has_words, words_of
from translation import flow, minor
from translation.extraction import content_of, refresh_segments

_state = local()


@contextmanager
def later():
    """Inside, sources are only noted; at the end each is refreshed once (bulk imports)."""
    if getattr(_state, "waiting", None) is not None:
        yield
        return
    _state.waiting = {}
    try:
        yield
        waiting = _state.waiting
    finally:
        _state.waiting = None
    for instance in waiting.values():
        refresh(instance, published=True)


def on_published(sender, instance, revision=None, **kwargs):
    """Receiver of Wagtail's `published`: pages and snippets, however they were published."""
    if not is_public_source(instance):
        return
    waiting = getattr(_state, "waiting", None)
    if waiting is not None:
        waiting[instance.translation_key] = instance
    else:
        refresh(instance, minor.edit_of(revision), published=True)


def refresh(instance, minor_edit=None, published=False):
    """Brings the engine's copy of a published source up to date, if translators ever saw it.

    Where translators work on a draft of it, only its publication does (flow/drafts.py).

    After a minor edit no translation is behind, unless there is something to translate that was not there.
    """
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if source is None or (not published and flow.shows_draft_of(instance.translation_key)):
        return
    fresh = source.get_source_instance()
    before, after = json.loads(source.content_json), content_of(fresh)
    if before == after:
        return
    source.content_json = json.dumps(after, cls=DjangoJSONEncoder)
    source.schema_version = get_schema_version(instance._meta.app_label)
    if words_in(type(fresh), before) == words_in(type(fresh), after):
        # Only the facts are new. The time of the last update stays that of the words: it tells which
        # translations are behind.
        source.save(update_fields=["content_json", "schema_version"])
        return
    _refresh_words(source, fresh, minor_edit)


@transaction.atomic
def _refresh_words(source, fresh, minor_edit):
    moment, source.last_updated_at = source.last_updated_at, timezone.now()
    source.object_repr = str(fresh)[:200]
    found = refresh_segments(source, fresh, minor_edit)
    if not found or (minor_edit and not found.new):
        # The editor's form writes the same words with other marks, or the meaning is the same.
        source.last_updated_at = moment
    source.save(update_fields=["content_json", "schema_version", "object_repr", "last_updated_at"])
    if minor_edit and found:
        log(fresh, minor.ACTION, user=minor_edit.user, revision=minor_edit.revision)


def words_in(model, content):
    """What the engine extracts texts from, in order, out of an object's serialised content."""
    relations = {relation.name: relation for relation in child_relations(model)}
    words = {}
    for name in words_of(model):
        value = content.get(name)
        if name in relations and has_words(relations[name].related_model):
            child_model = relations[name].related_model
            value = [[row["translation_key"], words_in(child_model, row)] for row in value or []]
        words[name] = value
    return words
