"""Tables as files that a spreadsheet opens as it is set up in the language of the list."""

import csv
import io
from decimal import Decimal

from babel.numbers import get_decimal_symbol
from django.utils.translation import gettext

from facts.formats import language

MARK = "\ufeff"
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(rows, is_marked=False):
    """The rows as CSV; values are text, numbers, Decimal, yes or no, or None.

    Where a comma separates decimals, a spreadsheet wants semicolons between the cells, and a byte order mark
    by which it knows the encoding; `is_marked` puts the mark everywhere.
    """
    symbol = get_decimal_symbol(language())
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";" if symbol == "," else ",")
    writer.writerows([_cell(value, symbol) for value in row] for row in rows)
    return (MARK if is_marked or symbol == "," else "") + output.getvalue()


def _cell(value, symbol):
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Decimal | int | float):
        return str(value).replace(".", symbol)
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
