"""Which fields are words (translated) and which are facts (entered once, the same in every language).

A model lists its `words`; every other editable field is a fact, kept in step with the source language
and never overridable in a translation. The slug is neither: each language has its own address.
"""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

PAGE_WORDS = ["title", "seo_title", "search_description"]
# Belong to a page in one language: its place, its address, its life cycle.
OWN = {
    "path", "depth", "numchild", "slug", "content_type", "owner", "locale", "translation_key",
    "go_live_at", "expire_at", "expired", "first_published_at", "last_published_at", "live",
    "has_unpublished_changes", "latest_revision", "live_revision", "latest_revision_created_at",
    "locked", "locked_at", "locked_by", "alias_of", "url_path", "draft_title", "sort_order", "uuid",
}  # fmt: skip


def words_of(model):
    """Names of the fields of `model` that are translated, child relations with words included."""
    names = list(getattr(model, "words", []))
    if issubclass(model, Page):
        names = PAGE_WORDS + names
    return names + [
        relation.name for relation in child_relations(model) if has_words(relation.related_model)
    ]


def facts_of(model):
    """Names of the fields and fact-only child relations of `model` that are the same in every language."""
    words = set(getattr(model, "words", []))
    if issubclass(model, Page):
        words |= set(PAGE_WORDS)
    names = [
        field.name
        for field in model._meta.get_fields()
        if _is_fact(field) and field.name not in words
    ]
    return names + [
        relation.name
        for relation in child_relations(model)
        if not has_words(relation.related_model)
    ]


def _is_fact(field):
    if field.name in OWN or field.auto_created or not field.concrete or not field.editable:
        return False
    if isinstance(field, ParentalKey) or getattr(field.remote_field, "parent_link", False):
        return False
    if field.primary_key:
        return False
    return isinstance(field, ParentalManyToManyField) or not isinstance(
        field, models.ManyToManyField
    )


def child_relations(model):
    """The model's own child relations (Wagtail's comments left out)."""
    if not issubclass(model, ClusterableModel):
        return []
    return [
        relation
        for relation in get_all_child_relations(model)
        if relation.name not in (COMMENTS_RELATION_NAME,)
        and relation.related_model._meta.app_label != "wagtailcore"
    ]


def has_words(model):
    return issubclass(model, TranslatableMixin)


class WordsAndFacts:
    """Class attribute `translatable_fields`: what the translation engine asks a model for."""

    def __get__(self, instance, owner):
        cached = owner.__dict__.get("_words_and_facts")
        if cached is None:
            cached = [TranslatableField(name) for name in words_of(owner)]
            cached += [SynchronizedField(name, overridable=False) for name in facts_of(owner)]
            owner._words_and_facts = cached
        return cached


class WordsMixin(models.Model):
    """For translatable models that are not published by themselves: children and plain snippets."""

    words = []
    translatable_fields = WordsAndFacts()

    class Meta:
        abstract = True
