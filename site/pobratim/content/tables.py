"""The tables of a content folder, as records."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from home.models import Organisation, Term
from media.models import DocumentFile, Image
from pobratim.content.reading import FILE_FACTS, FieldReader
from pobratim.content.records import Place, Record, Ref, Words
from pobratim.content.text_files import read_table
from projects.models import FundingStatement, Programme

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Table:
    kind: str
    model: type
    facts: tuple
    words: tuple = ()
    files: str = ""  # the folder of the column "file"

    @property
    def file(self):
        return f"{self.kind}.csv"


TABLES = [
    Table("vocabularies", Term, ("vocabulary", "code"), ("name",)),
    Table("photos", Image, tuple(FILE_FACTS[Image]), files="photos"),
    Table("documents", DocumentFile, tuple(FILE_FACTS[DocumentFile]), files="documents"),
    Table(
        "organisations",
        Organisation,
        (
            "name_original", "original_language", "kind", "country", "latitude", "longitude", "website",
            "logo", "pic", "wikidata_id", "parent", "is_us",
        ),
        ("name", "acronym", "place", "description"),
    ),
    Table("statements", FundingStatement, ("code", "shows_emblem", "rule_url"), ("statement", "disclaimer")),
    Table(
        "programmes",
        Programme,
        ("code", "period_from", "period_to", "fund", "is_eu", "statement", "website"),
        ("name",),
    ),
]  # fmt: skip


def worded(names, languages):
    """Columns of words: name_bg, name_en …"""
    return [f"{name}_{code}" for name in names for code in languages]


def words_in(language, names, cells):
    """{name: cell} of the words of one language in a row."""
    return {name: cells[f"{name}_{language}"] for name in names if f"{name}_{language}" in cells}


def row_place(row, words, language, columns=()):
    """Where a row is, for the words of one language; `columns` are other names of fields."""
    columns = {"": "", **dict(columns), **{name: f"{name}_{language}" for name in words}}
    return Place(row.file, lambda *_path: row.line, columns)


class TableReader:
    """Reads the tables of `folder`; `languages` are the source's code and those of the translations."""

    def __init__(self, folder, languages, mistakes):
        self.folder, self.mistakes = folder, mistakes
        self.source, self.targets = languages[0], languages[1:]

    def read(self):
        """The records of all tables, in the order in which they are loaded."""
        records = []
        for table in TABLES:
            records += self.table(table)
        return records

    def worded(self, names):
        return worded(names, (self.source, *self.targets))

    def table(self, table):
        columns = ["code", *table.facts, *self.worded(table.words)] + ["file"] * bool(table.files)
        rows = read_table(self.folder / table.file, columns, self.mistakes)
        positions = {}
        records = [self.record(table, row, positions) for row in rows]
        return [record for record in records if record]

    def record(self, table, row, positions):
        code = row.cells.get("code", "")
        if not CODE.fullmatch(code):
            self.mistakes.add(
                row.file,
                row.line,
                "code",
                _("Write the code in small Latin letters, digits and hyphens."),
            )
            return None
        group = row.cells.get("vocabulary", "")
        key = f"{group}:{code}" if table.model is Term else code
        place = row_place(row, table.words, self.source)
        record = Record(Ref(table.kind, key), table.model, place, raw=[row.cells])
        self.read_values(record, table, row)
        if table.model is Term:
            positions[group] = positions.get(group, 0) + 1
            record.values["position"] = positions[group]
            record.raw.append(positions[group])
        if table.files:
            self.read_file(record, table, row)
        return record

    def read_values(self, record, table, row):
        cells = row.cells
        reader = FieldReader(record.model, record.place, self.mistakes)
        facts = {name: cells[name] for name in table.facts if name in cells}
        record.values = reader.values(facts | words_in(self.source, table.words, cells))
        record.uses = reader.uses
        for language in self.targets:
            words = words_in(language, table.words, cells)
            if words:
                place = row_place(row, table.words, language)
                inner = FieldReader(record.model, place, self.mistakes, words_only=True)
                record.words[language] = Words(place, inner.values(words))

    def read_file(self, record, table, row):
        name = row.cells.get("file", "")
        path = self.folder / table.files / name
        inside = path.resolve().is_relative_to(self.folder.resolve())
        if not name or not inside or not path.is_file():
            self.mistakes.add(
                row.file,
                row.line,
                "file",
                _("There is no file “%(name)s”.") % {"name": f"{table.files}/{name}"},
            )
        record.extra["file"] = path
