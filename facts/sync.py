"""Facts are right in every language the moment the source is published.

Publishing the source copies its facts, and the children that hold only facts, to every translation that
is not an alias (Wagtail keeps those in step itself) and to every pending draft of one, in the same
transaction. Children with words keep their words; their facts and their order follow the source, removed
ones disappear at once, and a new one appears with its translation, or at once when it has no words.
"""

import logging

from django.conf import settings
from django.db import models, transaction
from django.dispatch import Signal
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Page, Revision, TranslatableMixin

from facts.originals import point_at_originals
from facts.publication import PublicationBlocked, obstacles, prepare, require_publishable
from facts.words import child_relations, facts_of, has_words

logger = logging.getLogger(__name__)


# Sent after a record's row and its children were written for the first time; `instance` is the record.
record_created = Signal()
# Sent after a draft was saved; `instance` is the object it was made from, `revision` the draft.
revision_saved = Signal()


def source_of(instance):
    """The row of `instance` in the source language, or None."""
    manager = type(instance)._default_manager
    return manager.filter(
        translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def is_source(instance):
    return instance.locale.language_code == settings.LANGUAGE_CODE


def is_stand_in(instance):
    """True for a page that only mirrors another: what it shows is decided where that one is published."""
    return getattr(instance, "alias_of_id", None) is not None


def is_public_source(instance):
    """True for a public row of the source language that holds words of its own: what others are made from."""
    return (
        isinstance(instance, TranslatableMixin)
        and getattr(instance, "live", True)
        and not is_stand_in(instance)
        and is_source(instance)
    )


def is_own_translation(instance):
    """True for a row of another language that holds words of its own: what gates look at."""
    return (
        isinstance(instance, TranslatableMixin)
        and instance.locale_id is not None
        and not is_source(instance)
        and not is_stand_in(instance)
    )


def translations_of(source):
    """The rows of `source` in other languages that hold words of their own."""
    rows = (
        type(source)
        ._default_manager.filter(translation_key=source.translation_key)
        .exclude(pk=source.pk)
    )
    return rows.filter(alias_of__isnull=True) if isinstance(source, Page) else rows


def push_facts(source):
    """Copies the facts of a published source to its translations and their pending drafts."""
    for target in translations_of(source):
        if copy_facts(source, target):
            _save(target)
        refresh_drafts(source, target)


def pull_facts(target):
    """Brings a translation that is about to be published up to the facts of its live source, in memory."""
    source = source_of(target)
    if source is not None and source.live and source.pk != target.pk:
        copy_facts(source, target)


def refresh_drafts(source, target):
    """Rewrites the facts in the latest and the scheduled revisions of `target`."""
    pending = models.Q(approved_go_live_at__isnull=False)
    if getattr(target, "latest_revision_id", None):
        pending |= models.Q(pk=target.latest_revision_id)
    for revision in Revision.objects.for_instance(target).filter(pending):
        draft = revision.as_object()
        if copy_facts(source, draft):
            revision.content = draft.serializable_data()
            revision.save(update_fields=["content"])


def _save(target):
    # Facts were valid on the source; checking the translation's words again could only lose the facts.
    save = super(FactsMixin, target).save
    if isinstance(target, Page):
        save(clean=False)
    else:
        save()


def copy_facts(source, target):
    """Copies every fact of `source` to `target` in memory. True when something changed."""
    changed = False
    relations = {relation.name: relation for relation in child_relations(type(source))}
    for name in facts_of(type(source)):
        if name in relations:
            changed |= _copy_fact_children(source, target, relations[name])
        else:
            changed |= _copy_field(source, target, type(source)._meta.get_field(name))
    for relation in relations.values():
        if has_words(relation.related_model):
            changed |= _copy_worded_children(source, target, relation)
    return changed


def _copy_field(source, target, field):
    if isinstance(field, ParentalManyToManyField):
        wanted = list(getattr(source, field.name).all())
        if {item.pk for item in wanted} == {item.pk for item in getattr(target, field.name).all()}:
            return False
        setattr(target, field.name, wanted)
        return True
    value = getattr(source, field.attname)
    if value == getattr(target, field.attname):
        return False
    setattr(target, field.attname, value)
    return True


def _child_values(child):
    skip = (models.AutoField, ParentalKey)
    return {
        field.attname: getattr(child, field.attname)
        for field in child._meta.concrete_fields
        if not isinstance(field, skip) and not field.primary_key
    }


def _copy_fact_children(source, target, relation):
    accessor = relation.get_accessor_name()
    before = [_child_values(child) for child in getattr(target, accessor).all()]
    after = [_child_values(child) for child in getattr(source, accessor).all()]
    if before == after:
        return False
    source.copy_child_relation(relation.name, target)
    return True


def _copy_worded_children(source, target, relation):
    accessor = relation.get_accessor_name()
    manager = getattr(target, accessor)
    mine = {child.translation_key: child for child in manager.all()}
    kept, changed = [], False
    for child in getattr(source, accessor).all():
        own = mine.pop(child.translation_key, None)
        if own is None:
            if _has_text(child):
                continue
            own = _new_child(child, target)
            changed = True
        changed |= _copy_child_facts(child, own)
        kept.append(own)
    if not changed and not mine:
        return False
    # In the source's order: an unsaved cluster keeps the order it is given.
    manager.set(kept)
    return True


def _copy_child_facts(child, own):
    changed = False
    for name in [*facts_of(type(child)), "sort_order"]:
        if hasattr(child, name):
            field = type(child)._meta.get_field(name)
            if getattr(own, field.attname) != getattr(child, field.attname):
                setattr(own, field.attname, getattr(child, field.attname))
                changed = True
    return changed


def _has_text(child):
    return any(getattr(child, name) for name in type(child).words)


def _new_child(child, target):
    own = type(child)(translation_key=child.translation_key, locale=target.locale)
    _copy_child_facts(child, own)
    return own


class FactsMixin:
    """Publishes a record with its facts; comes before Page or DraftStateMixin among the bases.

    Wagtail's page editor and API publish without asking the model's `publish`; every way there is ends in
    writing the row with `live` set. That is where the rules are kept.
    """

    def publish(self, revision, *args, **kwargs):
        try:
            with transaction.atomic():
                if revision.content.get("go_live_at"):
                    # Told to the editor who sets the time, not to the clock.
                    require_publishable(revision.as_object())
                return super().publish(revision, *args, **kwargs)
        except PublicationBlocked as blocked:
            if kwargs.get("log_action") != "wagtail.publish.scheduled":
                raise
            # The scheduler goes on with the next record.
            logger.warning("Not published on time: %s pk=%s: %s", self, self.pk, blocked.messages)

    def save_revision(self, *args, **kwargs):
        revision = super().save_revision(*args, **kwargs)
        revision_saved.send(type(self), instance=self, revision=revision)
        return revision

    def save(self, *args, **kwargs):
        changed = kwargs.get("update_fields")
        if changed is not None:
            result = super().save(*args, **kwargs)
            if self.live and is_source(self) and set(changed) & set(facts_of(type(self))):
                push_facts(type(self)._default_manager.get(pk=self.pk))
            return result
        created = self._state.adding
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        with transaction.atomic():
            point_at_originals(self)
            if self.live and not is_stand_in(self):
                self._prepare_to_be_public(created)
            result = super().save(*args, **kwargs)
            if created:
                record_created.send(type(self), instance=self)
            elif self.live and is_source(self):
                push_facts(self)
        return result

    def _prepare_to_be_public(self, created):
        if not created and not is_source(self):
            pull_facts(self)
        prepare(self)
        if not created:
            require_publishable(self)
        elif messages := obstacles(self):
            # What was typed is not lost: a new record that may not be public begins as a draft.
            self.live = False
            logger.info("Not public from the start: %s: %s", self, messages)
