"""Where a text stands, in words: “Text › Quotation › Said by”."""

from functools import lru_cache

from django.utils.text import capfirst
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import StreamField

from translation.editing.panels import panels_of

SEPARATOR = " › "


def name_of(model, context):
    """The labels of the fields and blocks on the way to a text; the path where the model has no such place.

    Children of a page go by the headings of its form: that is how editors and translators know them.
    """
    labels = _labels(model, context.field_path or context.path)
    return SEPARATOR.join(labels) or context.path


def help_of(place):
    """The help text of a model field or block, "" for none."""
    for owner in (place, getattr(place, "field", None), getattr(place, "meta", None)):
        if text := getattr(owner, "help_text", ""):
            return str(text)
    return ""


@lru_cache(maxsize=2000)
def _lazy_labels(model, path):
    return tuple(_walk(model, path.split(".")))


def _labels(model, path):
    """In the language of the moment."""
    labels = [capfirst(str(label)) for label in _lazy_labels(model, path) if str(label)]
    return list(dict.fromkeys(labels))


def _walk(model, path):
    field = next((field for field in model._meta.get_fields() if field.name == path[0]), None)
    if field is None:
        return
    if isinstance(field, StreamField):
        yield field.verbose_name
        yield from _walk_block(field.stream_block, path[1:])
    elif field.one_to_many:
        _position, heading, one = panels_of(model).get(field.name, (0, "", ""))
        yield heading or one or field.related_model._meta.verbose_name
        if path[1:] and isinstance(getattr(field, "remote_field", None), ParentalKey):
            yield from _walk(field.related_model, path[1:])
    else:
        yield getattr(field, "verbose_name", field.name)


def _walk_block(block, path):
    if not path or block is None:
        return
    if isinstance(block, blocks.ListBlock):
        yield from _walk_block(block.child_block, path[1:])
    elif isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        child = block.child_blocks.get(path[0])
        if child is not None:
            yield child.label
        yield from _walk_block(child, path[1:])
