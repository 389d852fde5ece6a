"""A translation must follow its source block for block: that is what makes it one for the engine.

Everything found is a mistake of the translation's file.
"""

from django.utils.translation import gettext as _

from pobratim.content.body import WORDS
from pobratim.content.markup import Markup
from pobratim.content.reading import field_names


class Comparison:
    """Compares the words of `record` in one language with the source's."""

    def __init__(self, record, words, mistakes):
        self.record, self.words, self.mistakes = record, words, mistakes

    def run(self):
        self.values(self.record.values, self.words.values, self.record.model)
        for name, rows in self.record.children.items():
            self.rows(name, rows, self.words.children.get(name, {}))
        for name in set(self.words.children) - set(self.record.children):
            self.wrong((name, 0), _("The source has no such list."), name)
        if self.words.blocks is not None or self.record.blocks is not None:
            self.blocks(self.record.blocks or [], self.words.blocks or [])

    def wrong(self, path, message, field="", place=None):
        self.mistakes.add(*(place or self.words.place).at(*path), field, message)

    # --- Fields ------------------------------------------------------------------------------------

    def values(self, source, target, model, path=(), place=None):
        for name in word_fields(model):
            original, translated = source.get(name), target.get(name)
            if _is_empty(original) and _is_empty(translated):
                continue
            here = (*path, name)
            field = (place or self.words.place).called(*here)
            if _is_empty(translated):
                self.wrong(here, _("The translation is missing."), field, place)
            elif _is_empty(original):
                self.wrong(here, _("The source says nothing here."), field, place)
            elif isinstance(original, Markup):
                self.markup(original, translated, field)

    def at(self, line, message, field):
        self.mistakes.add(self.words.place.file, line, field, message)

    def rows(self, name, source, target):
        known = {child.id: child for child in source if child.id}
        for child_id, child in target.items():
            if child_id not in known:
                message = _("The source has no entry with the id “%(id)s”.") % {"id": child_id}
                self.wrong((*child.path, "id"), message, f"{name}.id", child.place)
        for child in source:
            own = target.get(child.id) if child.id else None
            if own is not None:
                self.values(child.values, own.values, child.model, own.path, own.place)
            elif any(not _is_empty(child.values.get(word)) for word in word_fields(child.model)):
                message = _("The translation of the entry “%(id)s” is missing.") % {"id": child.id}
                # Where both languages stand in one row of a table, it is that row.
                same_file = self.words.place.file == self.record.place.file
                path = child.path if same_file or child.place else (name, 0)
                self.wrong(path, message, name, child.place)

    # --- Bodies ------------------------------------------------------------------------------------

    def blocks(self, source, target):
        last = target[-1].line if target else self.words.place.line_of()
        for index, block in enumerate(source):
            if index >= len(target):
                message = _(
                    "The body ends here; the source goes on with “%(kind)s” (line %(line)s)."
                )
                self.at(last, message % {"kind": _kind(block), "line": block.line}, "body")
                return
            if block.kind != target[index].kind:
                message = _("Here stands “%(here)s”, in the source “%(there)s” (line %(line)s).")
                names = {
                    "here": _kind(target[index]),
                    "there": _kind(block),
                    "line": block.line,
                }
                self.at(target[index].line, message % names, "body")
                return
            self.block(block, target[index])
        if len(target) > len(source):
            message = _("The source’s body has ended before this “%(kind)s”.")
            extra = target[len(source)]
            self.at(extra.line, message % {"kind": _kind(extra)}, "body")

    def block(self, source, target):
        words = WORDS.get(source.kind, ())
        for name in sorted({*source.attributes, *target.attributes}):
            original, own = source.attributes.get(name, ""), target.attributes.get(name, "")
            if name in words and bool(original) != bool(own):
                message = (
                    _("The translation is missing.")
                    if original
                    else _("The source says nothing here.")
                )
                self.at(target.line, message, f"body.{name}")
            elif name not in words and original != own:
                message = _("This is “%(value)s” in the source (line %(line)s).")
                self.at(
                    target.line, message % {"value": original, "line": source.line}, f"body.{name}"
                )
        if source.kind == "lang":
            self.foreign(source, target)
        elif source.rich and target.rich:
            self.markup(source.rich, target.rich, "body")
        self.table(source, target)
        self.documents(source, target)

    def foreign(self, source, target):
        if source.rich.html(_address) != target.rich.html(_address):
            message = _(
                "A text in another language is the same in every file: see line %(line)s of the source."
            )
            self.at(target.line, message % {"line": source.line}, "body")

    def table(self, source, target):
        for (line, cells), (own_line, own) in zip(source.rows, target.rows, strict=False):
            if [bool(cell) for cell in cells] != [bool(cell) for cell in own]:
                message = _("Other cells are empty than in the source (line %(line)s).")
                self.at(own_line, message % {"line": line}, "body")
        self.same_number(
            source.rows,
            target.rows,
            target.line,
            _("The table has %(own)s rows, in the source %(number)s."),
        )

    def documents(self, source, target):
        for (code, label, line), (own_code, own_label, own_line) in zip(
            source.items, target.items, strict=False
        ):
            if code != own_code or bool(label) != bool(own_label):
                message = _("The source has “%(value)s” here (line %(line)s).")
                value = f"{code}: {label}" if label else code
                self.at(own_line, message % {"value": value, "line": line}, "body")
        self.same_number(
            source.items,
            target.items,
            target.line,
            _("The list has %(own)s entries, in the source %(number)s."),
        )

    def same_number(self, source, target, line, message, field="body"):
        if len(source) != len(target):
            self.at(line, message % {"own": len(target), "number": len(source)}, field)

    def markup(self, source, target, field):
        for original, own in zip(source.elements, target.elements, strict=False):
            if original.tag != own.tag:
                message = _("Here stands “%(here)s”, in the source “%(there)s” (line %(line)s).")
                names = {"here": _kind(own), "there": _kind(original), "line": original.line}
                self.at(own.line, message % names, field)
                return
            self.items(original, own, field)
        if len(source.elements) != len(target.elements):
            line = target.elements[-1].line if target.elements else self.words.place.line_of()
            message = _("The text has %(own)s paragraphs and lists, in the source %(number)s.")
            self.same_number(source.elements, target.elements, line, message, field)

    def items(self, source, target, field):
        message = _("The list has %(own)s entries, in the source %(number)s.")
        self.same_number(source.items, target.items, target.line, message, field)
        for index, line in enumerate(target.lines[: len(source.items)]):
            if source.links(index) != target.links(index):
                message = _("Other links than in the source (line %(line)s).")
                self.at(line, message % {"line": source.lines[index]}, field)


def word_fields(model):
    """The plain words of a model, without body and lists."""
    return field_names(model, words_only=True)


def _is_empty(value):
    return not value.elements if isinstance(value, Markup) else not value


def _kind(found):
    """What a block or element is, as the person who writes it knows it."""
    kind = getattr(found, "kind", None) or found.tag
    names = {
        "text": _("paragraphs and lists"),
        "heading": _("heading"),
        "p": _("paragraph"),
        "ul": _("list"),
        "ol": _("numbered list"),
        "h3": "###",
        "h4": "####",
    }
    return names.get(kind, f":::{kind}")


def _address(address):
    return {"href": address}
