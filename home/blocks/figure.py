"""A picture with its caption.

The translation engine's own handling of pictures fails once the picture was deleted from the library; a
page must still be translated and published then, without it.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail_localize.segments.types import OverridableSegmentValue, StringSegmentValue


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    def get_translatable_segments(self, value):
        image, segments = value.get("image"), []
        if image is not None:
            segments = [
                OverridableSegmentValue("image.image", image.pk),
                StringSegmentValue("image.alt_text", image.contextual_alt_text or ""),
            ]
        return [*segments, StringSegmentValue("caption", value.get("caption") or "")]

    def restore_translated_segments(self, value, segments):
        found = {segment.path: segment for segment in segments}
        if "caption" in found:
            value["caption"] = found["caption"].render_text()
        image = value.get("image")
        if image is None:
            return value
        if "image.image" in found:
            image = _chosen(found["image.image"].data, image)
        if "image.alt_text" in found:
            image.contextual_alt_text = found["image.alt_text"].render_text()
        value["image"] = image
        return value

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/body/image.html"


def _chosen(pk, image):
    """The picture chosen for this language, described as the source's; the source's when it is gone."""
    other = get_image_model().objects.filter(pk=pk).first()
    if other is None:
        return image
    other.contextual_alt_text, other.decorative = image.contextual_alt_text, image.decorative
    return other
