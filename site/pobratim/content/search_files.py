"""synonyms.csv and recommended.csv, as records: what editors keep for the search."""

from django.utils.translation import gettext as _

from pobratim.content.reading import FieldReader
from pobratim.content.records import Place, Record, Ref
from pobratim.content.tables import CODE
from pobratim.content.text_files import read_table
from search.models import Promotion, SynonymGroup

# {file: (kind of record, model, columns, the column that holds several entries)}
TABLES = {
    "synonyms.csv": ("synonyms", SynonymGroup, ("language", "entries"), "entries"),
    "recommended.csv": (
        "recommended",
        Promotion,
        ("language", "phrases", "page", "description"),
        "phrases",
    ),
}


class SearchReader:
    """Reads both tables; no file is an empty one."""

    def __init__(self, folder, mistakes):
        self.folder, self.mistakes = folder, mistakes

    def read(self):
        return [
            record
            for name, table in TABLES.items()
            for record in self.table(self.folder / name, *table)
            if record
        ]

    def table(self, path, kind, model, columns, several):
        for row in read_table(path, ["code", *columns], self.mistakes):
            yield self.record(row, kind, model, columns, several)

    def record(self, row, kind, model, columns, several):
        code = row.cells.get("code", "")
        if not CODE.fullmatch(code):
            message = _("Write the code in small Latin letters, digits and hyphens.")
            self.mistakes.add(row.file, row.line, "code", message)
            return None
        place = Place(row.file, lambda *_path: row.line, {"": ""})
        record = Record(Ref(kind, code), model, place, raw=[row.cells])
        cells = {name: row.cells[name] for name in columns if name in row.cells}
        cells[several] = "\n".join(part.strip() for part in cells.get(several, "").split(";"))
        reader = FieldReader(model, place, self.mistakes)
        record.values, record.uses = reader.values(cells), reader.uses
        return record
