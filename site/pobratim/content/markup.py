"""Pieces of Markdown as rich text: paragraphs, lists and, where a field has them, sub-headings.

The words are parsed once; links to pages and documents are written out when the site knows their numbers.
"""

from collections import Counter
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

# HTML is recognised only to be refused.
PARSER = MarkdownIt("commonmark", {"html": True})
FORMATS = {"strong": ("b", "bold"), "em": ("i", "italic")}
LISTS = {"bullet_list": "ul", "ordered_list": "ol"}
PLAIN_LINKS = ("https://", "http://", "mailto:", "tel:")
INTERNAL = {"page": "link", "document": "document-link"}
EVERYTHING = frozenset(["bold", "italic", "link", "document-link", "ul", "ol"])


@dataclass
class Element:
    """A paragraph, heading or list; `items` holds one list of inline parts for each of its texts.

    Inline parts: ("text", words), ("open", tag), ("close", tag), ("link", address), ("break", "").
    """

    tag: str
    line: int
    items: list = field(default_factory=list)
    lines: list = field(default_factory=list)  # of the items

    def links(self, index):
        return Counter(value for kind, value in self.items[index] if kind == "link")


@dataclass
class Markup:
    elements: list

    def html(self, attributes):
        """Wagtail's rich text; `attributes(address)` gives the attributes of a link's <a>."""
        return "".join(_element_html(element, attributes) for element in self.elements)

    def links(self):
        """(address, line) of every link."""
        for element in self.elements:
            for parts, line in zip(element.items, element.lines, strict=True):
                yield from ((value, line) for kind, value in parts if kind == "link")

    def texts(self):
        """(line, words without formatting) of each paragraph, heading and entry."""
        for element in self.elements:
            for parts, line in zip(element.items, element.lines, strict=True):
                yield line, _plain(parts)

    def plain_text(self):
        """The words without formatting, paragraphs apart by an empty line."""
        return "\n\n".join(text for _line, text in self.texts())


def tokens_of(text):
    return PARSER.parse(text)


def parse(text, first_line, features, report):
    """Markup of a text. `features` are Wagtail's names of what is allowed; `report(line, message)`."""
    return from_tokens(tokens_of(text), first_line, features, report)


def from_tokens(tokens, first_line, features, report):
    """As `parse`, from the parser's tokens; `first_line` is the file's line of the parser's line 0."""
    return _Reader(first_line, frozenset(features), report).read(tokens)


class _Reader:
    def __init__(self, first_line, features, report):
        self.first_line, self.features, self.report = first_line, features, report

    def read(self, tokens):
        elements, index = [], 0
        while index < len(tokens):
            end = _closing(tokens, index)
            element = self.element(tokens[index : end + 1])
            if element is not None:
                elements.append(element)
            index = end + 1
        return Markup(elements)

    def line(self, token):
        return self.first_line + (token.map[0] if token.map else 0)

    def element(self, tokens):
        first = tokens[0]
        kind = first.type.removesuffix("_open")
        if kind == "paragraph":
            return self.texts("p", tokens)
        if kind in LISTS:
            return self.list(LISTS[kind], tokens)
        if kind == "heading" and first.tag in self.features:
            return self.texts(first.tag, tokens)
        self.report(self.line(first), _refusal(kind, first))
        return None

    def texts(self, tag, tokens):
        element = Element(tag, self.line(tokens[0]))
        for token in tokens:
            if token.type == "inline":
                element.items.append(self.inline(token))
                element.lines.append(self.line(token))
        return element

    def list(self, tag, tokens):
        first = tokens[0]
        if tag not in self.features:
            self.report(self.line(first), _("Lists cannot stand here."))
        if tag == "ol" and first.attrGet("start") not in (None, 1):
            self.report(
                self.line(first),
                _(
                    "A line that begins with a number and a full stop is a numbered list. Write “\\.” after the number."
                ),
            )
        for token in tokens[1:]:
            kind = token.type.removesuffix("_open")
            if token.nesting == 1 and kind not in ("list_item", "paragraph"):
                nested = _("Lists do not nest.") if kind in LISTS else _refusal(kind, token)
                self.report(self.line(token), nested)
                return None
        self.one_text_each(tokens)
        return self.texts(tag, tokens)

    def one_text_each(self, tokens):
        count = 0
        for token in tokens:
            count = 0 if token.type == "list_item_open" else count + (token.type == "inline")
            if count > 1:
                self.report(self.line(token), _("An entry of a list holds one paragraph."))
            if token.type == "list_item_close" and count == 0:
                self.report(self.line(tokens[0]), _("An entry of the list is empty."))

    def inline(self, token):
        parts, line = [], self.line(token)
        for child in token.children:
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            parts += self.part(child, line)
        return _without_trailing(parts)

    def part(self, child, line):
        kind = child.type.rsplit("_", 1)[0]
        if child.type == "text":
            if "](" in child.content:
                self.report(line, _("The link cannot be read: an address has no spaces."))
            return [("text", child.content)] if child.content else []
        if child.type == "softbreak":
            return [("text", " ")]
        if child.type == "hardbreak":
            return [("break", "")]
        if kind in FORMATS:
            tag, feature = FORMATS[kind]
            self.need(feature, line)
            return [("open" if child.nesting == 1 else "close", tag)]
        if kind == "link":
            return [("close", "a")] if child.nesting == -1 else [self.link(child, line)]
        self.report(line, _refusal(child.type, child))
        return []

    def link(self, child, line):
        address = child.attrGet("href") or ""
        scheme, _sep, rest = address.partition(":")
        if scheme in INTERNAL and rest:
            self.need(INTERNAL[scheme], line)
        elif address.startswith(PLAIN_LINKS):
            self.need("link", line)
        else:
            self.report(
                line,
                _(
                    "“%(address)s” is no address for a link: https:, mailto:, tel:, page: or document:."
                )
                % {"address": address},
            )
        if child.attrGet("title"):
            self.report(line, _("A link has no title of its own."))
        return ("link", address)

    def need(self, feature, line):
        if feature not in self.features:
            self.report(line, _NOT_HERE[feature]())


_NOT_HERE = {
    "bold": lambda: _("Bold cannot stand here."),
    "italic": lambda: _("Italic cannot stand here."),
    "link": lambda: _("Links cannot stand here."),
    "document-link": lambda: _("Links to documents cannot stand here."),
}


def _refusal(kind, token):
    if kind.startswith("html"):
        return _("HTML is not understood. For the sign “<” itself write “\\<”.")
    if kind == "heading":
        return _("A heading of this level cannot stand here.")
    messages = {
        "blockquote": _("Write a quotation as “:::quote”."),
        "image": _("Write a photograph as “:::image”."),
        "hr": _("A dividing line is not understood."),
        "code_block": _("A line must not begin with four spaces."),
    }
    return messages.get(kind) or _("Code is not understood: look for the sign “`”.")


def _closing(tokens, index):
    """The index of the token that closes the one at `index`."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _without_trailing(parts):
    while parts and parts[-1] in (("break", ""), ("text", " ")):
        parts.pop()
    return parts


def _plain(parts):
    return "".join({"text": value, "break": "\n"}.get(kind, "") for kind, value in parts)


def _element_html(element, attributes):
    texts = [_inline_html(parts, attributes) for parts in element.items]
    if element.tag in ("ul", "ol"):
        return f"<{element.tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{element.tag}>"
    return "".join(f"<{element.tag}>{text}</{element.tag}>" for text in texts)


def _inline_html(parts, attributes):
    html = []
    for kind, value in parts:
        if kind == "text":
            html.append(escape(value, quote=False))
        elif kind == "break":
            html.append("<br/>")
        elif kind == "link":
            pairs = attributes(value).items()
            html.append("<a " + " ".join(f'{name}="{escape(str(to))}"' for name, to in pairs) + ">")
        else:
            html.append(f"<{'/' if kind == 'close' else ''}{value}>")
    return "".join(html)
