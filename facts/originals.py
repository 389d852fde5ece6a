"""A link to another record is kept to its source-language row, whichever row was picked in a chooser."""

from collections import defaultdict
from functools import cache

from django.conf import settings
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import TranslatableMixin

from facts.words import child_relations, facts_of


@cache
def links_of(model):
    """Foreign keys of `model`, among its facts, that lead to records with translations."""
    names = set(facts_of(model))
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, ParentalKey)
        and field.name in names
        and issubclass(field.related_model, TranslatableMixin)
    ]


def point_at_originals(record):
    """Replaces links of `record` and its child rows to a translation by links to its source, in memory."""
    by_model = defaultdict(list)
    for holder in _holders(record):
        for field in links_of(type(holder)):
            if getattr(holder, field.attname):
                by_model[field.related_model].append((holder, field))
    for model, links in by_model.items():
        sources = _sources(model, {getattr(holder, field.attname) for holder, field in links})
        for holder, field in links:
            source = sources.get(getattr(holder, field.attname))
            if source:
                setattr(holder, field.attname, source)


def _holders(record):
    yield record
    for relation in child_relations(type(record)):
        if links_of(relation.related_model):
            yield from getattr(record, relation.get_accessor_name()).all()


def _sources(model, pks):
    """{pk of a translation: pk of its source}; one query when all are sources already, else two."""
    source = {"locale__language_code": settings.LANGUAGE_CODE}
    rows = model._base_manager.filter(pk__in=pks).exclude(**source)
    keys = dict(rows.values_list("pk", "translation_key"))
    if not keys:
        return {}
    found = model._base_manager.filter(translation_key__in=keys.values(), **source)
    by_key = dict(found.values_list("translation_key", "pk"))
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}
