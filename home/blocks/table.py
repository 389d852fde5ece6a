"""A table whose cells are translated; the engine leaves Wagtail's own table block alone (wagtail-localize#302)."""

from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments.types import StringSegmentValue

from home.blocks.table_input import TableInput

CAPTION = "table_caption"
HEADERS = "table_header_choice"
NOTHING_WRITTEN = _("The table is empty: write in its cells or remove it.")
NO_CHOICE = _("Choose which cells are headers: the first row, the first column, both or none.")


def _cells(value):
    """Yields (path, row, column, text) of every cell with text."""
    for row, cells in enumerate((value or {}).get("data", [])):
        for column, text in enumerate(cells):
            if text and str(text).strip():
                yield f"r{row}c{column}", row, column, str(text)


class TranslatableTableBlock(TableBlock):
    @cached_property
    def field(self):
        return forms.CharField(
            widget=TableInput(table_options=self.table_options), **self.field_options
        )

    def clean(self, value):
        """The value, or an error in words; upstream's own is English and names its class."""
        if not self.is_deferred_validation:
            if self.required and not any(_cells(value)):
                raise ValidationError(NOTHING_WRITTEN)
            if value and not value.get(HEADERS):
                raise ValidationError(NO_CHOICE)
        return super().clean(value)

    def get_table_options(self, table_options=None):
        # What is left after the last row is removed could not be written in.
        return super().get_table_options({"minRows": 1, "minCols": 1, **(table_options or {})})

    def get_translatable_segments(self, value):
        segments = [StringSegmentValue(path, text) for path, _row, _column, text in _cells(value)]
        caption = (value or {}).get(CAPTION)
        return segments + ([StringSegmentValue("caption", caption)] if caption else [])

    def restore_translated_segments(self, value, segments):
        translated = {segment.path: segment.render_text() for segment in segments}
        value = deepcopy(value)
        for path, row, column, text in list(_cells(value)):
            value["data"][row][column] = translated.get(path, text)
        if "caption" in translated:
            value[CAPTION] = translated["caption"]
        return value

    class Meta:
        icon = "table"
        template = "components/body/table.html"
