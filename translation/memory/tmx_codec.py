"""The words of a TMX 1.4 segment: inline marks as paired bpt and ept, or ph, and back."""

import re
from html import escape, unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from translation.memory.marks import LINE_BREAK, MARK
from translation.memory.xml_files import clean

_TYPES = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
_BY_TYPE = {"bold": "b", "italic": "i", "lb": LINE_BREAK}
_ALLOWED = {"a", "abbr", "acronym", "b", "code", "em", "i", "strong"}
_CODE = re.compile(r"<([a-z]+)(?:\s+id=\"(\w{0,40})\")?\s*/?>")


def to_seg(text, numbers):
    """A `seg` Element of a stored text. `numbers` {(name, id): x} is shared by original and translation."""
    seg = Element("seg")
    end, opened, last = 0, [], 0
    for found in MARK.finditer(text):
        _append(seg, text[end : found.start()])
        end = found.end()
        if found[1] == LINE_BREAK:
            mark = SubElement(seg, "ph", x=_number(numbers, found), type="lb")
        elif found[0].startswith("</"):
            mark = SubElement(seg, "ept", i=str(opened.pop() if opened else 0))
        else:
            last += 1
            opened.append(last)
            kind = _TYPES.get(found[1], f"x-{found[1]}")
            mark = SubElement(seg, "bpt", i=str(last), x=_number(numbers, found), type=kind)
        mark.text = found[0]
    _append(seg, text[end:])
    return seg


def _number(numbers, found):
    return str(numbers.setdefault((found[1], found[2] or ""), len(numbers) + 1))


def _append(seg, text):
    words = clean(unescape(text))
    if len(seg):
        seg[-1].tail = (seg[-1].tail or "") + words
    else:
        seg.text = (seg.text or "") + words


class _Token(NamedTuple):
    """A piece of a segment; `pair` is the number that an opening and a closing mark share."""

    text: str
    pair: str = ""
    closes: bool = False


def from_seg(seg):
    """The stored text of a `seg` Element. Marks that the site does not have are left out, never words.

    Neither are marks kept that are not closed, or closed across each other.
    """
    found = list(_tokens(seg))
    kept, opened = {}, []
    for position, token in enumerate(found):
        if not token.pair:
            kept[position] = token.text
        elif not token.closes:
            opened.append(position)
        elif opened and found[opened[-1]].pair == token.pair:
            start = opened.pop()
            kept[start] = found[start].text
            name = _CODE.match(found[start].text)
            kept[position] = f"</{name[1]}>" if name else ""
    return "".join(kept[position] for position in sorted(kept))


def _tokens(element):
    yield _Token(escape(element.text or "", quote=False))
    for child in element:
        if child.tag == "hi":
            yield from _tokens(child)
        elif child.tag == "ph" and _mark(child)[0] == LINE_BREAK:
            yield _Token("<br/>")
        elif child.tag == "bpt":
            yield _Token(_opening(child), child.get("i", "-"))
        elif child.tag == "ept":
            yield _Token("", child.get("i", "-"), closes=True)
        yield _Token(escape(child.tail or "", quote=False))


def _opening(element):
    name, number = _mark(element)
    if name not in _ALLOWED or (name == "a" and not number):
        return ""
    return f'<{name} id="{number}">' if name == "a" else f"<{name}>"


def _mark(element):
    """(name, id) of the mark that an inline element stands for; ("", "") for one that is not ours."""
    found = _CODE.search(element.text or "")
    if found:
        return found[1], found[2] or ""
    return _BY_TYPE.get(element.get("type", ""), ""), ""
