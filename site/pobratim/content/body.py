"""The body of a page: Markdown with blocks between `:::`, as a list of Block."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from pobratim.content import markup

MARK = ":::"
OPENING = re.compile(r":::\s*([a-z]+)\s*(.*)")
ATTRIBUTE = re.compile(r'\s*(?:([a-z_]+)=(?:"([^"]*)"|([^\s"]+))|([^\s"=]+))(?=\s|$)')
LEVELS = {"h2": "2", "h3": "3"}
HEADERS = {"row": "row", "column": "column", "both": "both", "none": "neither"}
CELL = re.compile(r"(?<!\\)\|")
FORMATTED = re.compile(r"\*\*|\]\(|<[a-zA-Z/]")
DOCUMENT = re.compile(r"-\s+([a-z0-9-]+)(?:\s*:\s*(.+))?\s*")

# The attributes that are words; everything else about a block is a fact and the same in every language.
WORDS = {
    "heading": ("text",),
    "quote": ("text", "source"),
    "callout": ("title",),
    "image": ("alt", "caption"),
    "table": ("caption",),
    "documents": ("heading",),
    "video": ("title",),
}


@dataclass(frozen=True)
class Directive:
    """What may stand after `:::name`: the names of its attributes and whether text follows."""

    attributes: tuple
    has_text: bool = False
    positional: str = ""
    flags: tuple = ()
    required: tuple = ()


DIRECTIVES = {
    "quote": Directive(("source",), has_text=True),
    "callout": Directive(("title",), has_text=True),
    "image": Directive(("photo", "alt", "caption"), flags=("decorative",), required=("photo",)),
    "table": Directive(("caption", "header"), has_text=True),
    "documents": Directive(("heading",), has_text=True),
    "album": Directive((), positional="album", required=("album",)),
    "lang": Directive((), has_text=True, positional="language", required=("language",)),
    "video": Directive(("url", "title"), required=("url", "title")),
}


@dataclass
class Block:
    """`kind` is "heading", "text" or a directive's name.

    `rich` holds rich text, `rows` the cells of a table, `items` (code, name, line) of documents.
    """

    kind: str
    line: int
    attributes: dict = field(default_factory=dict)
    rich: markup.Markup = None
    rows: list = field(default_factory=list)
    items: list = field(default_factory=list)

    def texts(self):
        """(line, words) of everything in it that is translated."""
        for name in WORDS.get(self.kind, ()):
            yield self.line, self.attributes.get(name, "")
        if self.rich and self.kind != "lang":
            yield from self.rich.texts()
        for line, cells in self.rows:
            yield from ((line, cell) for cell in cells)
        for _code, label, line in self.items:
            yield line, label

    def links(self):
        return self.rich.links() if self.rich else ()


def parse(text, first_line, report):
    """The blocks of a body that begins on `first_line`; `report(line, message)` for each mistake."""
    lines, blocks, start, index = text.split("\n"), [], 0, 0
    while index < len(lines):
        if lines[index].startswith(MARK):
            blocks += _running_text(lines[start:index], first_line + start, report)
            index, block = _directive(lines, index, first_line, report)
            blocks += [block] if block else []
            start = index
        else:
            index += 1
    blocks += _running_text(lines[start:], first_line + start, report)
    _check_headings(blocks, report)
    return blocks


def _running_text(lines, first_line, report):
    """Headings, and between them the paragraphs and lists as one block each."""
    blocks, pending = [], []

    def flush():
        if pending:
            text = markup.from_tokens(pending, first_line, markup.EVERYTHING, report)
            if text.elements:
                blocks.append(Block("text", text.elements[0].line, rich=text))
            pending.clear()

    tokens, index = markup.tokens_of("\n".join(lines)), 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open":
            flush()
            blocks.append(_heading(tokens[index : index + 3], first_line, report))
            index += 3
        else:
            pending.append(token)
            index += 1
    flush()
    return blocks


def _heading(tokens, first_line, report):
    line, tag = first_line + tokens[0].map[0], tokens[0].tag
    if tag not in LEVELS:
        report(line, _("Headings are “##” and “###”; “#” is the title of the page."))
    words = markup.from_tokens(tokens, first_line, (tag,), report).plain_text().strip()
    if not words:
        report(line, _("The heading is empty."))
    return Block("heading", line, {"text": words, "level": LEVELS.get(tag, "2")})


def _check_headings(blocks, report):
    sections = [block for block in blocks if block.kind == "heading"]
    if sections and sections[0].attributes["level"] == "3":
        report(sections[0].line, _("The first heading must be “##”: “###” is a part of a section."))


def _directive(lines, index, first_line, report):
    """(index after it, Block or None) of the directive on line `index`."""
    line = first_line + index
    match = OPENING.fullmatch(lines[index].strip())
    rule = DIRECTIVES.get(match[1]) if match else None
    if rule is None:
        report(line, _("There is no such block: “%(text)s”.") % {"text": lines[index].strip()})
        return index + 1, None
    attributes = _attributes(match[2], match[1], rule, line, report)
    inner, after = [], index + 1
    if rule.has_text:
        end = next(
            (at for at in range(index + 1, len(lines)) if lines[at].startswith(MARK)), len(lines)
        )
        if end == len(lines) or lines[end].strip() != MARK:
            report(line, _("The block is not closed: a line “:::” alone must follow its text."))
            return end, None
        inner, after = lines[index + 1 : end], end + 1
    block = Block(match[1], line, attributes)
    reader = READERS.get(match[1])
    if reader:
        reader(block, inner, line + 1, report)
    return after, block


def _attributes(text, name, rule, line, report):
    attributes, position = {}, 0
    while position < len(text.rstrip()):
        match = ATTRIBUTE.match(text, position)
        if not match:
            report(line, _("This cannot be read: “%(text)s”.") % {"text": text[position:].strip()})
            break
        position = match.end()
        key = match[1] or (match[4] if match[4] in rule.flags else rule.positional)
        value = match[2] if match[2] is not None else match[3] or match[4] or ""
        if key in attributes or not (
            key == rule.positional or key in rule.attributes or key in rule.flags
        ):
            report(
                line,
                _("“%(word)s” cannot stand here.") % {"word": match[1] or match[4]},
            )
        attributes[key] = value.strip()
    for key in rule.required:
        if not attributes.get(key):
            report(line, _("“%(key)s” is missing.") % {"key": key})
    return attributes


def _read_quote(block, lines, first_line, report):
    text = markup.parse("\n".join(lines), first_line, (), report)
    if len(text.elements) != 1 or text.elements[0].tag != "p":
        report(block.line, _("A quotation is one paragraph."))
    block.attributes["text"] = text.plain_text()


def _read_callout(block, lines, first_line, report):
    features = markup.EVERYTHING - {"ul", "ol"}
    block.rich = _not_empty(block, lines, first_line, features, report)


def _read_lang(block, lines, first_line, report):
    features = {"bold", "italic", "ul", "ol", "h3", "h4"}
    block.rich = _not_empty(block, lines, first_line, features, report)


def _not_empty(block, lines, first_line, features, report):
    text = markup.parse("\n".join(lines), first_line, features, report)
    if not text.elements:
        report(block.line, _("The block is empty."))
    return text


def _read_table(block, lines, first_line, report):
    block.attributes["header"] = block.attributes.get("header", "row")
    if block.attributes["header"] not in HEADERS:
        report(
            block.line,
            _("“%(value)s” is not one of: %(choices)s.")
            % {"value": block.attributes["header"], "choices": ", ".join(HEADERS)},
        )
    for number, line in enumerate(lines, first_line):
        if not line.strip():
            continue
        if not line.strip().startswith("|"):
            report(number, _("A row of a table begins with “|”."))
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in CELL.split(line.strip().strip("|"))]
        if len(block.rows) == 1 and all(re.fullmatch(r":?-+:?", cell) for cell in cells):
            continue  # the line under the first row
        _check_row(block, cells, number, report)
        block.rows.append((number, cells))
    if not block.rows:
        report(block.line, _("The table is empty."))


def _check_row(block, cells, line, report):
    if block.rows and len(cells) != len(block.rows[0][1]):
        report(
            line,
            _("The row has %(cells)s cells, the table has %(columns)s columns.")
            % {"cells": len(cells), "columns": len(block.rows[0][1])},
        )
    if any(FORMATTED.search(cell) for cell in cells):
        report(line, _("Cells of a table hold plain words."))


def _read_documents(block, lines, first_line, report):
    for number, line in enumerate(lines, first_line):
        if not line.strip():
            continue
        match = DOCUMENT.fullmatch(line.strip())
        if match:
            block.items.append((match[1], match[2] or "", number))
        else:
            report(number, _("Write each document as “- code” or “- code: name”."))
    if not block.items:
        report(block.line, _("The block is empty."))


READERS = {
    "quote": _read_quote,
    "callout": _read_callout,
    "lang": _read_lang,
    "table": _read_table,
    "documents": _read_documents,
}
