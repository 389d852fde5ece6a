"""The engine's copy of a source and its pieces of text, written in few queries.

The engine looks for each piece one by one, some twenty queries for every sentence. What stands in the
tables afterwards is the same (tests/test_content_engine.py compares).
"""

import json
from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

MODELS = {
    StringSegmentValue: StringSegment,
    TemplateSegmentValue: TemplateSegment,
    RelatedObjectSegmentValue: RelatedObjectSegment,
    OverridableSegmentValue: OverridableSegment,
}


def source_from(instance):
    """The TranslationSource with the present content of `instance`, a saved row of the source language."""
    thing, _created = TranslatableObject.objects.get_or_create_from_instance(instance)
    source, _created = TranslationSource.objects.update_or_create(
        object=thing,
        locale=instance.locale,
        specific_content_type=ContentType.objects.get_for_model(type(instance)),
        defaults={
            "object_repr": str(instance)[:200],
            "content_json": content_json(instance),
            "schema_version": get_schema_version(instance._meta.app_label),
            "last_updated_at": timezone.now(),
        },
    )
    write_segments(source, instance)
    return source


def content_json(instance):
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    return json.dumps(get_serializable_data_for_fields(instance), cls=DjangoJSONEncoder)


def write_segments(source, instance):
    """Creates and deletes segments until they are those of `instance`."""
    values = extract_segments(instance)
    contexts = contexts_for(source, instance, {value.path for value in values})
    strings = strings_for(source, values)
    templates = templates_for(values)
    wanted = defaultdict(dict)
    for value in values:
        fields = {"context_id": contexts[value.path].pk, "order": value.order}
        if isinstance(value, StringSegmentValue):
            fields["string_id"] = strings[String._get_data_hash(value.string.data)]
            fields["attrs"] = json.dumps(value.attrs, cls=DjangoJSONEncoder)
        elif isinstance(value, TemplateSegmentValue):
            fields["template_id"] = templates[value.template].pk
        elif isinstance(value, OverridableSegmentValue):
            fields["data_json"] = json.dumps(value.data, cls=DjangoJSONEncoder)
        else:
            RelatedObjectSegment.from_value(source, value)
            fields["object_id"] = value.translation_key
        wanted[MODELS[type(value)]][tuple(sorted(fields.items()))] = fields
    for model in MODELS.values():
        write_rows(model, source, wanted[model])


def write_rows(model, source, wanted):
    names = next(iter(wanted.values()), {"context_id": 0})
    known = {
        tuple(sorted((name, getattr(row, name)) for name in names)): row.pk
        for row in model.objects.filter(source=source)
    }
    gone = [pk for key, pk in known.items() if key not in wanted]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    model.objects.bulk_create(
        [model(source=source, **fields) for key, fields in wanted.items() if key not in known]
    )


def contexts_for(source, instance, paths):
    """{path: TranslationContext}, each with the path of its field."""
    rows = TranslationContext.objects.filter(object_id=source.object_id)
    found = {row.path: row for row in rows if row.path in paths}
    new = []
    for path in sorted(paths - set(found)):
        context = TranslationContext(
            object_id=source.object_id, path=path, path_id=TranslationContext._get_path_id(path)
        )
        # The engine saves each context as soon as it has found its field; here all are saved at once.
        context.save = lambda **_options: None
        context.get_field_path(instance)
        del context.save
        new.append(context)
    TranslationContext.objects.bulk_create(new)
    return found | {context.path: context for context in new}


def strings_for(source, values):
    """{hash: primary key of the String}."""
    data = {
        String._get_data_hash(value.string.data): value.string.data
        for value in values
        if isinstance(value, StringSegmentValue)
    }

    def known():
        rows = String.objects.filter(locale_id=source.locale_id, data_hash__in=data)
        return dict(rows.values_list("data_hash", "pk"))

    found = known()
    if len(found) < len(data):
        String.objects.bulk_create(
            [
                String(locale_id=source.locale_id, data_hash=key, data=text)
                for key, text in data.items()
                if key not in found
            ]
        )
        found = known()
    return found


def templates_for(values):
    """{template text: Template}; there are few, and most texts share one."""
    return {
        value.template: Template.from_value(value)
        for value in values
        if isinstance(value, TemplateSegmentValue)
    }
