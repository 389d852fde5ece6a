"""The texts of a translation as one document: sections, groups, how far the work is."""

from dataclasses import dataclass

from translation.editing import pictures


@dataclass
class Group:
    key: str
    heading: str
    rows: list
    picture: object = None
    cells: bool = False

    @property
    def is_left_out(self):
        return all(row.is_left_out for row in self.rows)


@dataclass
class Section:
    key: str
    heading: str
    groups: list

    @property
    def is_left_out(self):
        return all(group.is_left_out for group in self.groups)


def sections(rows):
    """[Section] of Rows in order, with the pictures that texts are about."""
    found = []
    for row in rows:
        key, heading = row.place.section
        if not found or found[-1].key != key:
            found.append(Section(key, heading, []))
        groups = found[-1].groups
        key, heading = row.place.group
        if not groups or groups[-1].key != key:
            groups.append(Group(key, heading, []))
        groups[-1].rows.append(row)
    _finish(found)
    return found


def _finish(found):
    groups = [group for section in found for group in section.groups]
    shown = pictures.small({row.place.image for g in groups for row in g.rows if row.place.image})
    for group in groups:
        group.picture = next(
            (shown[row.place.image] for row in group.rows if row.place.image in shown), None
        )
        group.cells = any(row.place.kind == "td" for row in group.rows)
        lone = len(group.rows) == 1 and not group.picture
        if lone and group.rows[0].place.label in (group.heading, ""):
            place = group.rows[0].place
            place.label, group.heading = group.heading or place.label, ""


@dataclass
class Progress:
    """Texts and words, of the source."""

    done: int
    total: int
    words_done: int
    words: int


def progress(rows):
    done = [row for row in rows if row.is_done]
    return Progress(
        len(done), len(rows), sum(row.words for row in done), sum(row.words for row in rows)
    )
