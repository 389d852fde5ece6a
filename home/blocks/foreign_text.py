"""Text kept in another language: a greeting, an oath, an original document. Never translated."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from facts.typed_languages import LanguageFormField


class LanguageBlock(blocks.CharBlock):
    """Written by name; its value is a BCP 47 language tag: "sl", "sv", "sr-Latn"."""

    def __init__(self, **kwargs):
        help_text = _("Its name, or its code: Swedish, sv.")
        super().__init__(**{"label": _("Language"), "help_text": help_text, **kwargs})
        self.field = LanguageFormField(required=self.field.required, help_text=self.field.help_text)


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
