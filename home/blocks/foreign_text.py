"""Text kept in another language: a greeting, an oath, an original document. Never translated."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from facts.languages import is_language_tag


class LanguageBlock(blocks.CharBlock):
    """A BCP 47 language tag: "sl", "sv", "sr-Latn"."""

    def __init__(self, **kwargs):
        super().__init__(
            **{
                "max_length": 12,
                "label": _("Language"),
                "help_text": _("Two letters: sv for Swedish, sl for Slovenian, tr for Turkish."),
                **kwargs,
            }
        )

    def clean(self, value):
        value = super().clean(value)
        if value and not is_language_tag(value):
            raise ValidationError(
                _("“%(tag)s” is not a language code, such as sv, sl or tr.") % {"tag": value}
            )
        return value


class ForeignTextBlock(blocks.StructBlock):
    language = LanguageBlock()
    text = blocks.RichTextBlock(
        label=_("Text"), features=["bold", "italic", "ol", "ul", "h3", "h4"]
    )

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value

    class Meta:
        icon = "openquote"
        label = _("Text in another language")
        template = "components/body/foreign_text.html"
