"""Lists as CSV for spreadsheets, which guess: the encoding, the separator, and what is a formula."""

import csv
import io

from django.http import HttpResponse
from django.utils.translation import get_language

# Where the comma is the decimal sign, spreadsheets take the semicolon between cells.
COMMA_LANGUAGES = {"en"}
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def response(name, heads, rows):
    """A download of `name`.csv: UTF-8 with a mark of it, every cell a text or a number."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=separator(), lineterminator="\r\n")
    writer.writerow([safe(head) for head in heads])
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
    found = HttpResponse("\ufeff" + output.getvalue(), content_type="text/csv; charset=utf-8")
    found["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return found


def separator():
    return "," if (get_language() or "").split("-")[0] in COMMA_LANGUAGES else ";"


def safe(value):
    """A text that a spreadsheet would calculate gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = str(value)
    return "'" + text if text.startswith(FORMULA) else text
