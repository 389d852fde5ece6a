"""Where a text or choice of the engine belongs: the model field or block that its context names."""

from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.models import TranslationSource


def model_of(context):
    """The model of the object that a TranslationContext belongs to, or None."""
    source = (
        TranslationSource.objects.filter(object_id=context.object_id)
        .select_related("specific_content_type")
        .first()
    )
    return source.specific_content_type.model_class() if source else None


def locate(model, context):
    """The model field or block of a TranslationContext; None when the model has no such place."""
    path = context.field_path.split(".")
    return _of_field(model, path) if model and path[0] else None


def _of_field(model, path):
    field = next((field for field in model._meta.get_fields() if field.name == path[0]), None)
    if isinstance(field, StreamField):
        return _of_block(field.stream_block, path[1:])
    if field is not None and field.one_to_many and path[1:]:
        inner = isinstance(getattr(field, "remote_field", None), ParentalKey)
        return _of_field(field.related_model, path[1:]) if inner else None
    return field


def _of_block(block, path):
    if block is None or not path:
        return block
    if isinstance(block, blocks.ListBlock):
        return _of_block(block.child_block, path[1:])
    if isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        return _of_block(block.child_blocks.get(path[0]), path[1:])
    return block
