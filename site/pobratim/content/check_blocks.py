"""The words in blocks: lengths and formats as the site's own blocks have them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from home.blocks import BodyBlock

BODY = BodyBlock()
# Attribute of a block in a file → the field of the site's block that holds it.
LIMITED = {
    "heading": {"text": ("heading", "text")},
    "quote": {"text": ("quote", "text"), "source": ("quote", "attribution")},
    "callout": {"title": ("call_out", "heading")},
    "image": {"caption": ("image", "caption"), "alt": ("image", "image", "alt_text")},
    "documents": {"heading": ("documents", "heading")},
    "lang": {"language": ("foreign_text", "language")},
    "video": {"url": ("video", "url"), "title": ("video", "title")},
}


def check_blocks(blocks, place, mistakes):
    """Lengths and formats of the words in blocks, as the site's own blocks have them."""
    for block in blocks:
        for name, path in LIMITED.get(block.kind, {}).items():
            if name in block.attributes:
                check_block_value(path, block.attributes[name], place.file, block.line, mistakes)
        for _code, label, line in block.items:
            path = ("documents", "documents", "label")
            check_block_value(path, label, place.file, line, mistakes)
        if block.kind == "image" and ("decorative" in block.attributes) == bool(
            block.attributes.get("alt")
        ):
            message = _("Give either “alt” (what is to be seen) or “decorative”.")
            mistakes.add(place.file, block.line, "body", message)


def check_block_value(path, value, file, line, mistakes):
    definition = BODY
    for name in path:
        definition = getattr(definition, "child_block", definition)
        definition = definition.child_blocks[name]
    try:
        definition.clean(value)
    except ValidationError as error:
        for message in error.messages:
            mistakes.add(file, line, "body", message)
