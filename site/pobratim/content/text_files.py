"""Reading the two kinds of files: tables (CSV) and pages (TOML front matter, then Markdown)."""

import csv
import io
import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

FENCE = "+++"
# A line of TOML that begins a value: key = …; quoted keys are not part of the format.
KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
TABLE = re.compile(r"\s*\[(\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass
class Row:
    """One record of a table; `cells` holds only the cells that are not empty."""

    file: Path
    line: int
    cells: dict


@dataclass
class Document:
    """A page file. `lines` gives the line of a key: "lead", "traces.0", "traces.0.title"."""

    file: Path
    values: dict = field(default_factory=dict)
    lines: dict = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line(self, *path):
        """The line of the innermost part of `path` that is written down."""
        for length in range(len(path), 0, -1):
            key = ".".join(str(part) for part in path[:length])
            found = self.lines.get(key) or self.lines.get(f"{key}.0")
            if found:
                return found
        return 1


def read_text(path, mistakes):
    """The text of a UTF-8 file with plain newlines, or None with a mistake added."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        mistakes.add(path, line, "", _("The file is not UTF-8. Choose “UTF-8” when saving."))
        return None
    return text.replace("\r\n", "\n")


def read_table(path, columns, mistakes):
    """The rows of a table; no file is an empty table. `columns` are the names that are allowed."""
    path = Path(path)
    text = read_text(path, mistakes) if path.exists() else ""
    if not text:
        return []
    reader = csv.reader(io.StringIO(text), strict=True)
    rows, header, line = [], None, 1
    try:
        for cells in reader:
            if header is None:
                header = _header(path, cells, columns, mistakes)
            elif any(cell.strip() for cell in cells):
                rows.append(_row(path, line, header, cells, mistakes))
            line = reader.line_num + 1
    except csv.Error:
        mistakes.add(
            path,
            line,
            "",
            _("The row cannot be read: look for a quotation mark that is not closed."),
        )
    return rows


def _header(path, cells, columns, mistakes):
    header = [cell.strip() for cell in cells]
    for name in header:
        if name not in columns:
            mistakes.add(path, 1, name, _("There is no such column."))
        elif header.count(name) > 1:
            mistakes.add(path, 1, name, _("The column appears twice."))
    return header


def _row(path, line, header, cells, mistakes):
    if len(cells) > len(header):
        mistakes.add(
            path,
            line,
            "",
            _("The row has %(cells)s cells, the table has %(columns)s columns.")
            % {"cells": len(cells), "columns": len(header)},
        )
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
    return Row(path, line, values)


def read_document(path, mistakes):
    """The Document of a page file; without values when it cannot be read."""
    text = read_text(path, mistakes)
    document = Document(Path(path))
    if text is None:
        return document
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        mistakes.add(path, 1, "", _("The file must begin with a line “+++”."))
        return document
    try:
        end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE)
    except StopIteration:
        mistakes.add(path, 1, "", _("The line “+++” that ends the keys is missing."))
        return document
    document.body = "\n".join(lines[end + 1 :])
    document.body_line = end + 2
    document.values, document.lines = parse_toml(path, "\n".join(lines[1:end]), mistakes, 2)
    return document


def parse_toml(path, text, mistakes, first_line=1):
    """(values, lines of keys); both empty, with a mistake added, when the text is not TOML."""
    try:
        values = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = TOML_PLACE.search(str(error))
        inner = int(found[1]) if found and found[1] else text.count("\n") + 1
        mistakes.add(path, inner + first_line - 1, "", _toml_message(error))
        return {}, {}
    return values, key_lines(text, first_line)


def _toml_message(error):
    reason = TOML_PLACE.sub("", str(error))
    if "overwrite" in reason:
        return _("The key is written twice (%(reason)s).") % {"reason": reason}
    return _("The keys cannot be read here: look for a missing quotation mark (%(reason)s).") % {
        "reason": reason
    }


def key_lines(text, first_line=1):
    """{"lead": 3, "traces.0": 7, "traces.0.title": 9} of a valid TOML text."""
    lines, counts, prefix, closing = {}, {}, "", None
    for number, line in enumerate(text.split("\n"), first_line):
        if closing:
            closing = None if closing in line else closing
            continue
        table, key = TABLE.match(line), KEY.match(line)
        if table and not key:
            prefix = table[2]
            if table[1]:
                index = counts.get(prefix, 0)
                counts[prefix] = index + 1
                prefix = f"{prefix}.{index}"
            lines[prefix] = number
            prefix += "."
        elif key:
            lines[prefix + key[1]] = number
            closing = _opened(line[key.end() :])
    return lines


def _opened(value):
    """The mark that must come to close a text or a list over several lines, or None."""
    value = value.strip()
    for mark in ("'''", '"""'):
        if value.startswith(mark):
            return None if mark in value[3:] else mark
    if value.startswith("[") and "]" not in value:
        return "]"
    return None
