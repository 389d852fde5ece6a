"""Choices made for one language (another picture, document or link) must not outlive what they point at.

The engine keeps them as bare numbers; one that points at nothing stops the publication of its page.
"""

import json

from django.db.models import ForeignKey
from wagtail import blocks
from wagtail_localize.models import OverridableSegment, SegmentOverride

from translation.targets import locate, model_of


def drop_dead(source, locale):
    """Removes the overrides of a source's translation that point at deleted records; returns how many."""
    dead = [
        override.pk
        for override in overrides_of(source, locale)
        if points_at_nothing(override, source)
    ]
    SegmentOverride.objects.filter(pk__in=dead).delete()
    return len(dead)


def overrides_of(source, locale):
    return SegmentOverride.objects.filter(
        locale=locale, context__object_id=source.object_id
    ).select_related("context")


def on_target_deleted(sender, instance, **kwargs):
    """Receiver of `post_delete` of pictures, documents and pages."""
    # The engine's editor sends numbers as text.
    written = [json.dumps(instance.pk), json.dumps(str(instance.pk))]
    found = SegmentOverride.objects.filter(data_json__in=written).select_related("context")
    for override in found:
        model = chosen_model(model_of(override.context), override)
        if model and isinstance(instance, model):
            override.delete()


def points_at_nothing(override, source):
    """Also when what it stands for in the source is gone: the engine has no place to put it then."""
    model = chosen_model(source.specific_content_type.model_class(), override)
    if model is None:
        return False
    segment = OverridableSegment.objects.filter(source=source, context=override.context).first()
    keys = {str(override.data), str(segment.data) if segment else str(override.data)}
    if not all(key.isdigit() for key in keys):
        return True
    return model._default_manager.filter(pk__in=keys).count() < len(keys)


def chosen_model(model, override):
    """The model whose record an override names; None for texts and links."""
    place = locate(model, override.context)
    if isinstance(place, blocks.ChooserBlock):
        return place.target_model
    return place.related_model if isinstance(place, ForeignKey) else None
