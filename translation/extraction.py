"""The engine's texts of a source, written with a few queries instead of two dozen for each text.

Takes the place of TranslationSource.refresh_segments, the only function of the engine that is replaced: the
database holds the same afterwards (a test compares). Here the texts before and after are seen together, so
this is also where it is noted what changed (changes.py).
"""

import json
import uuid

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize import models as engine
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)

from translation import changes
from translation.pairing import Text

# The engine's version that this module was written against.
ENGINE = "1.14"
# SQLite allows 999 variables in a statement on old systems.
CHUNK = 900

stock = engine.TranslationSource.refresh_segments


def install():
    engine.TranslationSource.refresh_segments = refresh_segments


def open_source(instance):
    """(TranslationSource, created) of a source record, as the engine's get_or_create_from_instance.

    One that was there already is returned as it is.
    """
    content_type = ContentType.objects.get_for_model(instance.get_translation_model())
    found = engine.TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()
    if found is not None:
        return found, False
    engine.TranslatableObject.objects.bulk_create(
        [
            engine.TranslatableObject(
                translation_key=instance.translation_key, content_type=content_type
            )
        ],
        ignore_conflicts=True,
    )
    with transaction.atomic():
        source, created = engine.TranslationSource.objects.get_or_create(
            object_id=instance.translation_key,
            locale=instance.locale,
            defaults={
                "specific_content_type": ContentType.objects.get_for_model(type(instance)),
                "object_repr": str(instance)[:200],
                "content_json": json.dumps(content_of(instance), cls=DjangoJSONEncoder),
                "schema_version": engine.get_schema_version(instance._meta.app_label),
                "last_updated_at": timezone.now(),
            },
        )
        if created:
            _write(source, instance, is_new=True)
    return source, created


def content_of(instance):
    """The object as the engine keeps it."""
    if isinstance(instance, ClusterableModel):
        return json.loads(instance.to_json())
    data = get_serializable_data_for_fields(instance)
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


@transaction.atomic
def refresh_segments(source, instance=None, minor=None):
    """Brings the segments of a TranslationSource in line with its content; returns changes.Comparison.

    `instance` is the object with the source's content, where the caller has it at hand; `minor` the
    MinorEdit that is being published, if it is one.
    """
    # Two publications of one page at the same moment.
    engine.TranslationSource.objects.select_for_update().only("pk").get(pk=source.pk)
    before = changes.texts_of(source)
    after = _write(source, instance or source.as_instance())
    return changes.note(source, before, after, minor)


def _write(source, instance, is_new=False):
    """Writes the segments; returns the source's Texts. A new source is not asked for what it had."""
    values = extract_segments(instance)
    contexts = _contexts(source, instance, values)
    kinds = _by_kind(values)
    strings = _strings(source.locale_id, kinds[StringSegmentValue])
    for model, rows in _rows(contexts, strings, kinds):
        _replace(model, source, rows, is_new)
    return [
        Text(contexts[value.path].pk, strings[_string_key(value)].pk, value.string.data)
        for value in sorted(kinds[StringSegmentValue], key=lambda value: value.order)
    ]


def _by_kind(values):
    kinds = {
        TemplateSegmentValue: [],
        RelatedObjectSegmentValue: [],
        OverridableSegmentValue: [],
        StringSegmentValue: [],
    }
    for value in values:
        kinds[type(value)].append(value)
    return kinds


def _rows(contexts, strings, kinds):
    """(model, [columns of a wanted row]) for each kind of segment."""
    templates = _templates(kinds[TemplateSegmentValue])
    objects = _objects(kinds[RelatedObjectSegmentValue])
    plans = [
        (
            engine.TemplateSegment,
            TemplateSegmentValue,
            lambda value: {"template_id": templates[_template_key(value)].pk},
        ),
        (
            engine.RelatedObjectSegment,
            RelatedObjectSegmentValue,
            lambda value: {"object_id": objects[value.translation_key].pk},
        ),
        (
            engine.OverridableSegment,
            OverridableSegmentValue,
            lambda value: {"data_json": json.dumps(value.data, cls=DjangoJSONEncoder)},
        ),
        (
            engine.StringSegment,
            StringSegmentValue,
            lambda value: {
                "string_id": strings[_string_key(value)].pk,
                "attrs": json.dumps(value.attrs, cls=DjangoJSONEncoder),
            },
        ),
    ]
    for model, kind, columns in plans:
        yield (
            model,
            [
                {"context_id": contexts[value.path].pk, "order": value.order, **columns(value)}
                for value in kinds[kind]
            ],
        )


def _replace(model, source, wanted, is_new):
    """Leaves the rows of `source` that are wanted, makes the missing ones, deletes the others."""
    rows = {tuple(row.values()): row for row in wanted}
    present, stale = set(), []
    if not is_new:
        names = next(iter(rows.values()), {"context_id": 0})
        for pk, *key in model.objects.filter(source=source).values_list("pk", *names):
            if tuple(key) in rows and tuple(key) not in present:
                present.add(tuple(key))
            else:
                stale.append(pk)
    model.objects.bulk_create(
        model(source=source, **row) for key, row in rows.items() if key not in present
    )
    for part in chunks(stale):
        model.objects.filter(pk__in=part).delete()


def chunks(items):
    items = list(items)
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]


def _get_or_create(model, field, wanted, **same):
    """{value of `field`: row}; `wanted` holds unsaved rows by it. Another process may make them meanwhile."""

    def find(keys):
        return {
            getattr(row, field): row
            for part in chunks(keys)
            for row in model.objects.filter(**{f"{field}__in": part}, **same)
        }

    found = find(wanted)
    missing = [key for key in wanted if key not in found]
    if missing:
        model.objects.bulk_create((wanted[key] for key in missing), ignore_conflicts=True)
        found.update(find(missing))
    return found


def _string_key(value):
    return engine.String._get_data_hash(value.string.data)


def _strings(locale_id, values):
    wanted = {
        _string_key(value): engine.String(
            locale_id=locale_id, data_hash=_string_key(value), data=value.string.data
        )
        for value in values
    }
    return _get_or_create(engine.String, "data_hash", wanted, locale_id=locale_id)


def _template_key(value):
    namespace = uuid.uuid5(engine.Template.BASE_UUID_NAMESPACE, value.format)
    return uuid.uuid5(namespace, value.template)


def _templates(values):
    wanted = {
        _template_key(value): engine.Template(
            uuid=_template_key(value),
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        )
        for value in values
    }
    return _get_or_create(engine.Template, "uuid", wanted)


def _objects(values):
    wanted = {
        value.translation_key: engine.TranslatableObject(
            translation_key=value.translation_key, content_type=value.content_type
        )
        for value in values
    }
    return _get_or_create(engine.TranslatableObject, "translation_key", wanted)


def _contexts(source, instance, values):
    """{content path: TranslationContext}, each with the path of its field."""
    wanted = {}
    for path in dict.fromkeys(value.path for value in values):
        path_id = engine.TranslationContext._get_path_id(path)
        wanted[path_id] = engine.TranslationContext(
            object_id=source.object_id,
            path_id=path_id,
            path=path,
            field_path=_field_path(path, instance),
        )
    found = _get_or_create(engine.TranslationContext, "path_id", wanted, object_id=source.object_id)
    incomplete = [row for row in found.values() if not row.field_path]
    for row in incomplete:
        row.field_path = wanted[row.path_id].field_path
    engine.TranslationContext.objects.bulk_update(incomplete, ["field_path"], batch_size=CHUNK // 3)
    return {row.path: row for row in found.values()}


class _Unsaved:
    """Stands in for a context while the engine works out the path of its field."""

    def __init__(self, path):
        self.path = path
        self.field_path = ""

    def save(self, **kwargs):
        """The engine saves each context; here they are saved together."""


def _field_path(path, instance):
    return engine.TranslationContext.get_field_path(_Unsaved(path), instance)
