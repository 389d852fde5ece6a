"""glossary.csv, as records: the same table that the admin saves and takes in."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from pobratim.content.records import Place, Record, Ref
from pobratim.content.tables import CODE
from pobratim.content.text_files import read_table
from translation.memory.glossary_csv import columns, from_cells
from translation.models import GlossaryConcept

GLOSSARY = "glossary.csv"


def read_glossary(folder, languages, mistakes):
    """The records of the glossary; `extra["data"]` is the ConceptData. No file is an empty glossary."""
    path = folder / GLOSSARY
    names = columns(languages)
    records = [_record(row, names, mistakes) for row in read_table(path, names, mistakes)]
    return [record for record in records if record]


def _record(row, names, mistakes):
    code = row.cells.get("code", "")
    if not CODE.fullmatch(code):
        message = _("Write the code in small Latin letters, digits and hyphens.")
        mistakes.add(row.file, row.line, "code", message)
        return None
    try:
        data = from_cells(row.cells, names)
    except ValidationError as error:
        for message in error.messages:
            mistakes.add(row.file, row.line, "", message)
        return None
    place = Place(row.file, lambda *_path: row.line)
    record = Record(Ref("glossary", code), GlossaryConcept, place, raw=[row.cells])
    record.extra["data"] = data
    return record
