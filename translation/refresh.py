"""When the source is published, translators see its new words at once. Nothing public changes by that.

A translation whose source gained or changed a text becomes "outdated" and stays as it is.
"""

import json
from contextlib import contextmanager
from threading import local

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource, get_schema_version

from facts.sync import is_source, is_stand_in
from facts.words import child_relations, has_words, words_of

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
        refresh(instance)


def on_published(sender, instance, **kwargs):
    """Receiver of Wagtail's `published`: pages and snippets, however they were published."""
    if (
        not isinstance(instance, TranslatableMixin)
        or not getattr(instance, "live", True)
        or is_stand_in(instance)
        or not is_source(instance)
    ):
        return
    waiting = getattr(_state, "waiting", None)
    if waiting is not None:
        waiting[instance.translation_key] = instance
    else:
        refresh(instance)


def refresh(instance):
    """Brings the engine's copy of a published source up to date, if translators ever saw it."""
    source = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if source is None:
        return
    before = json.loads(source.content_json)
    after = content_of(source.get_source_instance())
    if words_in(type(instance), before) == words_in(type(instance), after):
        # Extracting the texts again costs many queries: only the facts are new. The time of the last
        # update stays that of the words: it tells which translations are behind.
        source.content_json = json.dumps(after, cls=DjangoJSONEncoder)
        source.schema_version = get_schema_version(instance._meta.app_label)
        source.save(update_fields=["content_json", "schema_version"])
    else:
        texts, moment = texts_known(source), source.last_updated_at
        source.update_from_db()
        if texts_known(source) == texts:
            # The editor's form writes the same words with other marks: no translation is behind.
            TranslationSource.objects.filter(pk=source.pk).update(last_updated_at=moment)


def texts_known(source):
    """[(content path, text)] that translators see, in order."""
    segments = source.stringsegment_set.order_by("order")
    return list(segments.values_list("context__path", "string__data"))


def content_of(instance):
    """The object as the engine keeps it."""
    if isinstance(instance, ClusterableModel):
        return json.loads(instance.to_json())
    data = get_serializable_data_for_fields(instance)
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


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
