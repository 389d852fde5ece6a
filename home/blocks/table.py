"""A table whose cells are translated; the engine leaves Wagtail's own table block alone (wagtail-localize#302)."""

from copy import deepcopy

from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments.types import StringSegmentValue

CAPTION = "table_caption"


def _cells(value):
    """Yields (path, row, column, text) of every cell with text."""
    for row, cells in enumerate((value or {}).get("data", [])):
        for column, text in enumerate(cells):
            if text and str(text).strip():
                yield f"r{row}c{column}", row, column, str(text)


class TranslatableTableBlock(TableBlock):
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
