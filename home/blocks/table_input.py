"""How a table is written: Wagtail's grid (Handsontable) in the language of the admin, with buttons for rows and columns."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.contrib.table_block import blocks as upstream


# Upstream's script finds the field by the name of this class.
class TableInput(upstream.TableInput):
    @cached_property
    def media(self):
        # Named together, so that ours comes after what it builds on.
        ordered = [versioned_static("table_block/js/table.js"), "js/table-input.js"]
        return super().media + forms.Media(js=ordered)


class TableInputAdapter(upstream.TableInputAdapter):
    js_constructor = "pobratim.TableInput"

    def js_args(self, widget):
        options, strings = super().js_args(widget)
        return [options, strings, {"language": get_language(), "menu": _menu(), **_words()}]


def _words():
    return {
        "tools": _("Rows and columns"),
        "addRow": _("Add row"),
        "addColumn": _("Add column"),
        "removeRow": _("Remove row"),
        "removeColumn": _("Remove column"),
        "help": _(
            "The buttons act at the chosen cell; without one, at the end of the table. "
            "Esc leads from the cells to the buttons."
        ),
        "cell": _("Row {row}, column {column}"),
        "size": _("Rows: {rows}, columns: {columns}."),
    }


def _menu():
    """The words of the grid's own menu, by the names of Handsontable 6.2."""
    return {
        "CONTEXTMENU_ITEMS_ROW_ABOVE": _("Insert row above"),
        "CONTEXTMENU_ITEMS_ROW_BELOW": _("Insert row below"),
        "CONTEXTMENU_ITEMS_INSERT_LEFT": _("Insert column on the left"),
        "CONTEXTMENU_ITEMS_INSERT_RIGHT": _("Insert column on the right"),
        "CONTEXTMENU_ITEMS_REMOVE_ROW": [_("Remove row"), _("Remove rows")],
        "CONTEXTMENU_ITEMS_REMOVE_COLUMN": [_("Remove column"), _("Remove columns")],
        "CONTEXTMENU_ITEMS_UNDO": _("Undo"),
        "CONTEXTMENU_ITEMS_REDO": _("Redo"),
    }


register(TableInputAdapter(), TableInput)
