"""The glossary as a table: in the admin, and as glossary.csv of a content folder."""

import csv
import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from translation.memory.glossary import ConceptData, Status, Words, checked
from translation.memory.xml_files import LARGEST, Refused

FACTS = ("code", "domain", "note", "do_not_translate", "status")
WORDS = ("term", "also", "forbidden", "case_sensitive", "word_note")
BETWEEN = ";"
TRUE, FALSE = {"true", "1", "yes", "да", "x"}, {"false", "0", "no", "не", ""}
# What a spreadsheet would take for a formula begins with one of these; an apostrophe is put before it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def columns(languages):
    """The names of the columns, with `languages` (codes) in their order."""
    return [*FACTS, *(f"{name}_{code}" for code in languages for name in WORDS)]


def write(concepts, languages):
    """The table (str) of ConceptData."""
    output = io.StringIO()
    # The mark by which spreadsheets know UTF-8.
    output.write("\ufeff")
    table = csv.writer(output)
    table.writerow(columns(languages))
    for data in concepts:
        table.writerow([_guarded(cell) for cell in _row(data, languages)])
    return output.getvalue()


def _row(data, languages):
    cells = [data.code, data.domain, data.note, _flag(data.do_not_translate), str(data.status)]
    for code in languages:
        words = data.words.get(code, Words())
        cells += [
            words.term,
            f"{BETWEEN} ".join(words.admitted),
            f"{BETWEEN} ".join(words.forbidden),
            _flag(words.case_sensitive),
            words.note,
        ]
    return cells


def _flag(value):
    return "true" if value else ""


def _guarded(cell):
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _unguarded(cell):
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def read(file, languages):
    """Yields (line, ConceptData or ValidationError) of an open binary file. Raises Refused."""
    rows = _rows(file)
    header = [name.strip() for name in next(rows, (0, []))[1]]
    known = columns(languages)
    if not any(name in known for name in header):
        raise Refused(
            _("The table must begin with the names of its columns: %(names)s.")
            % {"names": ", ".join(known)}
        )
    unknown = [name for name in header if name and name not in known]
    if unknown:
        raise Refused(_("There is no column “%(name)s”.") % {"name": unknown[0][:60]})
    for line, cells in rows:
        values = {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if values:
            try:
                yield line, from_cells(values, header)
            except ValidationError as error:
                yield line, error


def _rows(file):
    """Yields (line, cells)."""
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Refused(_("The file is larger than %(size)d MB.") % {"size": LARGEST // 1_000_000})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = _("The file is not in UTF-8. Save it as “CSV UTF-8”.")
        raise Refused(message) from error
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    table = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        # Where a cell has several lines, the one on which the row begins.
        begin = 1
        for cells in table:
            yield begin, cells
            begin = table.line_num + 1
    except csv.Error as error:
        message = _("The table cannot be read (line %(line)d).")
        raise Refused(message % {"line": table.line_num}) from error


def from_cells(cells, header):
    """ConceptData of a row: {column: text}. Languages with no column in `header` are left out.

    Raises ValidationError.
    """
    cells = {name: _unguarded(cell) for name, cell in cells.items()}
    found = [name.removeprefix("term_") for name in header if name.startswith("term_")]
    status = cells.get("status", Status.APPROVED).strip()
    if status not in Status.values:
        message = _("“%(value)s” is not one of: %(choices)s.")
        raise ValidationError(message % {"value": status[:40], "choices": ", ".join(Status.values)})
    return checked(
        ConceptData(
            code=cells.get("code", ""),
            domain=cells.get("domain", ""),
            note=cells.get("note", ""),
            do_not_translate=_truth(cells, "do_not_translate"),
            status=status,
            words={code: _words(cells, code) for code in found},
        )
    )


def _words(cells, code):
    def several(name):
        return tuple(cells.get(f"{name}_{code}", "").split(BETWEEN))

    return Words(
        term=cells.get(f"term_{code}", ""),
        admitted=several("also"),
        forbidden=several("forbidden"),
        case_sensitive=_truth(cells, f"case_sensitive_{code}"),
        note=cells.get(f"word_note_{code}", ""),
    )


def _truth(cells, name):
    value = cells.get(name, "").strip().casefold()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    message = _("“%(value)s” in %(column)s is neither true nor false.")
    raise ValidationError(message % {"value": value[:40], "column": name})
