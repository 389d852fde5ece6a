"""site.toml and menus.csv, as records."""

from django.utils.translation import gettext as _

from home.models import Menu, MenuItem, Municipality, MunicipalitySettings, Organisation
from pobratim.content.reading import FieldReader, has_text
from pobratim.content.records import Child, Place, Record, Ref, Use, Words
from pobratim.content.tables import worded, words_in
from pobratim.content.text_files import parse_toml, read_table, read_text

SITE = "site.toml"
MENUS = "menus.csv"
SETTINGS = [
    "phone", "email", "website", "latitude", "longitude", "arms", "accent_light", "accent_dark",
]  # fmt: skip


def read_site(folder, mistakes):
    """(values, lines) of site.toml; empty with a mistake added when there is none."""
    path = folder / SITE
    if not path.is_file():
        mistakes.add(path, 1, "", _("The file is missing."))
        return {}, {}
    return parse_toml(path, read_text(path, mistakes) or "", mistakes)


def municipality(folder, site, languages, mistakes):
    """The record of the municipality: its words, and in `extra` the facts of the site's settings."""
    values, lines = site
    raw = values.get("municipality", {})
    facts = {name: value for name, value in raw.items() if not isinstance(value, dict)}
    place = Place(folder / SITE, _section_lines(lines, "municipality"))
    record = Record(Ref("municipality", ""), Municipality, place, raw=[values])
    organisation = facts.pop("organisation", None)
    if isinstance(organisation, str):
        record.uses.append(
            Use(Ref("organisations", organisation), Organisation, place, ("organisation",))
        )
    _refuse_unknown(raw, facts, languages, place, mistakes)
    reader = FieldReader(MunicipalitySettings, place, mistakes)
    record.extra["settings"] = {}
    for name in [name for name in facts if name in SETTINGS]:
        record.extra["settings"] |= _one(reader, name, facts[name], mistakes)
    record.uses += reader.uses
    for language in languages:
        words = _words(raw.get(language, {}), lines, language, folder, mistakes)
        if language == languages[0]:
            record.values = words.values
            record.extra["source"] = words.place
        elif has_text(Municipality, words.values):
            record.words[language] = words
    return record


def _one(reader, name, value, mistakes):
    try:
        return reader.value(MunicipalitySettings, name, value, (name,))
    except ValueError as mistake:
        mistakes.add(*reader.place.at(name), name, mistake.args[0])
        return {}


def _words(raw, lines, language, folder, mistakes):
    place = Place(folder / SITE, _section_lines(lines, f"municipality.{language}"))
    reader = FieldReader(Municipality, place, mistakes, words_only=True)
    return Words(place, reader.values(raw if isinstance(raw, dict) else {}))


def _refuse_unknown(raw, facts, languages, place, mistakes):
    for name in raw:
        if name not in [*SETTINGS, "organisation", *languages] or (
            name in languages and name in facts
        ):
            mistakes.add(*place.at(name), name, _("There is no such field here."))


def _section_lines(lines, section):
    def line_of(*path):
        name = ".".join(str(part) for part in path)
        return lines.get(f"{section}.{name}") or lines.get(section) or 1

    return line_of


class MenuReader:
    """Reads menus.csv: one record for each menu, with its entries as children."""

    def __init__(self, folder, languages, mistakes):
        self.path, self.mistakes = folder / MENUS, mistakes
        self.source, self.targets = languages[0], languages[1:]

    def read(self):
        menus = {}
        columns = ["place", "page", "url", *worded(("label",), (self.source, *self.targets))]
        for row in read_table(self.path, columns, self.mistakes):
            place = row.cells.get("place", "")
            if place not in Menu.Place.values:
                message = _("“%(value)s” is not one of: %(choices)s.")
                choices = {"value": place, "choices": ", ".join(Menu.Place.values)}
                self.mistakes.add(self.path, row.line, "place", message % choices)
                continue
            if place not in menus:
                menus[place] = self.menu(place)
            self.item(menus[place], row)
        return list(menus.values())

    def menu(self, place):
        rows = []

        def line_of(*path):
            return rows[path[1]] if len(path) > 1 and path[1] < len(rows) else 1

        columns = {"label": f"label_{self.source}"}
        where = Place(self.path, line_of, columns)
        record = Record(Ref("menus", place), Menu, where, {"place": place})
        record.children["items"] = []
        record.extra["rows"] = rows
        return record

    def item(self, record, row):
        index = len(record.extra["rows"])
        record.extra["rows"].append(row.line)
        record.raw.append(row.cells)
        reader = FieldReader(MenuItem, record.place, self.mistakes)
        source = {name: row.cells[name] for name in ("page", "url") if name in row.cells}
        source |= words_in(self.source, ("label",), row.cells)
        item_id = row.cells.get("page") or row.cells.get("url", "")
        values = reader.values(source, path=("items", index))
        record.children["items"].append(Child(item_id, MenuItem, values, ("items", index)))
        record.uses += reader.uses
        for language in self.targets:
            words = words_in(language, ("label",), row.cells)
            if words:
                place = Place(self.path, record.place.line_of, {"label": f"label_{language}"})
                inner = FieldReader(MenuItem, place, self.mistakes, words_only=True)
                held = record.words.setdefault(language, Words(place))
                child = Child(item_id, MenuItem, inner.values(words), ("items", index))
                held.children.setdefault("items", {})[item_id] = child
