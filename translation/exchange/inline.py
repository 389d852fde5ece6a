"""The marks inside a text: between the engine's HTML and the numbered codes of translation programs.

A text is a list of pieces: ("text", words), ("open", mark), ("close", mark), ("void", mark). A mark of HTML is
its tag, with the number of the link behind a hash for a link ("a#a1"); marks in files are numbers, given in
the order of the original, so that both sides of a unit agree on them.
"""

import re
from html import escape, unescape

from wagtail_localize.strings import INLINE_TAGS, StringValue

TEXT, OPEN, CLOSE, VOID = "text", "open", "close", "void"
_TAG = re.compile(r"""<(/?)([a-zA-Z]+)((?:\s[^<>]*?)?)/?>""")
_LINK = re.compile(r"""\bid\s*=\s*["']?([\w-]+)""")
BREAK, LINK = "br", "a"
BREAK_TAG = "<br/>"


def parse(html):
    """Pieces of the engine's HTML. Marks that are not in order are put in order, as a browser would."""
    pieces = _parse(html)
    if not _is_balanced(pieces):
        pieces = _parse(_mended(html))
    return pieces


def _parse(html):
    pieces, position = [], 0
    for match in _TAG.finditer(html):
        _add_text(pieces, unescape(html[position : match.start()]))
        position = match.end()
        closing, name, rest = match.groups()
        name = name.lower()
        if name == BREAK:
            pieces.append((VOID, BREAK))
        elif closing:
            pieces.append((CLOSE, name))
        else:
            link = _LINK.search(rest) if name == "a" else None
            pieces.append((OPEN, f"a#{link.group(1)}" if link else name))
    _add_text(pieces, unescape(html[position:]))
    return _name_ends(pieces)


def _add_text(pieces, text):
    if text and pieces and pieces[-1][0] == TEXT:
        pieces[-1] = (TEXT, pieces[-1][1] + text)
    elif text:
        pieces.append((TEXT, text))


def _name_ends(pieces):
    """Gives closing marks the full name of what they close."""
    stack, named = [], []
    for kind, value in pieces:
        if kind == OPEN:
            stack.append(value)
        elif kind == CLOSE and stack and tag_of(stack[-1]) == value:
            value = stack.pop()
        named.append((kind, value))
    return named


def _is_balanced(pieces):
    stack = []
    for kind, value in pieces:
        if kind == OPEN:
            if tag_of(value) not in INLINE_TAGS:
                return False
            stack.append(value)
        elif kind == CLOSE and (not stack or stack.pop() != value):
            return False
    return not stack


def _mended(html):
    try:
        return StringValue.from_translated_html(html).data
    except ValueError:
        return escape(re.sub(r"<[^>]*>", "", unescape(html)), quote=False)


def tag_of(mark):
    return mark.split("#")[0]


def render(pieces):
    """The engine's HTML of pieces whose marks are tags. Marks that are not in order stay so: the checks tell."""
    html = []
    for kind, value in pieces:
        if kind == TEXT:
            html.append(escape(value, quote=False))
        elif kind == VOID:
            html.append(BREAK_TAG)
        elif kind == CLOSE:
            html.append(f"</{tag_of(value)}>")
        else:
            name, _hash, link = value.partition("#")
            html.append(f'<{name} id="{link}">' if link else f"<{name}>")
    return "".join(html)


def words_of(pieces):
    """The words alone, white space and no-break spaces made equal."""
    return " ".join("".join(value for kind, value in pieces if kind == TEXT).split())


def numbered(source, target, known=None):
    """(pieces of the source, pieces of the target) with numbers ("1", "2" …) as marks, and {number: mark}.

    `known` is the {number: mark} of another text: its marks have the same numbers here.
    """
    marks = dict(known or {})
    pieces = _number(parse(source), marks, _numbers_of(marks, marks))
    # The marks of the source first, then what only the other text has.
    used = dict.fromkeys(value for kind, value in pieces if kind in (OPEN, VOID)) | marks
    return pieces, _number(parse(target), marks, _numbers_of(marks, used)), marks


def _numbers_of(marks, order):
    """{mark: its numbers}, in the given order of the numbers."""
    numbers = {}
    for number in order:
        numbers.setdefault(marks[number], []).append(number)
    return numbers


def _number(pieces, marks, free):
    """`free` holds, by mark, the numbers that may be used again; new ones are added to `marks`."""
    result, stack = [], []
    for kind, value in pieces:
        if kind in (OPEN, VOID):
            known = free.get(value)
            number = known.pop(0) if known else str(len(marks) + 1)
            marks.setdefault(number, value)
            result.append((kind, number))
            if kind == OPEN:
                stack.append(number)
        elif kind == CLOSE:
            result.append((CLOSE, stack.pop()))
        else:
            result.append((kind, value))
    return result


def from_numbers(pieces, source):
    """Pieces with tags again: the numbers mean the marks of `source` (HTML).

    A mark of a file is "number|tag": the tag is what it seems to be there, and counts for marks that the
    original does not have; a link keeps its number. Without a tag such a mark is dropped; its words stay.
    """
    _source, _target, marks = numbered(source, "")
    result = []
    for kind, value in pieces:
        if kind != TEXT:
            number, _bar, tag = value.partition("|")
            value = marks.get(number, f"{tag}#{number}" if tag == LINK and number else tag)
            if not value or (kind == VOID) != (value == BREAK):
                continue
        result.append((kind, value))
    return _joined(result)


def with_breaks(pieces):
    """The letters of the tag of a line break are a mark again."""
    result = []
    for kind, value in pieces:
        if kind != TEXT:
            result.append((kind, value))
            continue
        for number, words in enumerate(value.split(BREAK_TAG)):
            if number:
                result.append((VOID, f"|{BREAK}"))
            _add_text(result, words)
    return result


def _joined(pieces):
    joined = []
    for kind, value in pieces:
        if kind == TEXT:
            _add_text(joined, value)
        else:
            joined.append((kind, value))
    return joined


def canonical(html):
    """One way to write each text: what differs only in how it is written is the same."""
    return render(parse(html))
