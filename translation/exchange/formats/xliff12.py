"""XLIFF 1.2 out: the format that every agency's program reads. (OASIS, transitional schema.)"""

from translation.exchange import inline
from translation.exchange.formats.xml_text import attributes, text
from translation.exchange.inline import CLOSE, OPEN, TEXT
from translation.exchange.states import TO_12
from translation.models.texts import State

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
"""
CTYPES = {"a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "br": "lb"}


def write(documents):
    """Bytes of one file with the Documents."""
    return (_HEAD + "".join(map(_file, documents)) + "</xliff>\n").encode()


def _file(document):
    languages = attributes(
        source_language=document.source_language, target_language=document.target_language
    )
    notes = "".join(
        f"<note>{text(note)}</note>\n"
        for note in (document.title, document.kind, document.address)
        if note
    )
    units = "".join(_unit(unit, document) for unit in document.units)
    return (
        f"<file{attributes(original=document.key)}{languages}"
        ' datatype="html" product-name="Pobratim" tool-id="pobratim">\n'
        '<header>\n<tool tool-id="pobratim" tool-name="Pobratim"/>\n'
        f"{notes}</header>\n<body>\n{units}</body>\n</file>\n"
    )


def _unit(unit, document):
    source, target, marks = inline.numbered(unit.source, unit.target)
    state, qualifier = TO_12[unit.state]
    opening = attributes(
        id=unit.id,
        resname=unit.name,
        maxwidth=unit.limit,
        size_unit="char" if unit.limit else "",
        approved="yes" if unit.state == State.REVIEWED else "",
        translate="no" if unit.state == State.KEPT else "",
        xml__space="preserve",
    )
    target_attributes = attributes(
        xml__lang=document.target_language, state=state, state_qualifier=qualifier
    )
    notes = "".join(f"<note>{text(note)}</note>\n" for note in unit.notes)
    return (
        f"<trans-unit{opening}>\n"
        f"<source{attributes(xml__lang=document.source_language)}>{_pieces(source, marks)}</source>\n"
        f"<target{target_attributes}>{_pieces(target, marks)}</target>\n"
        f"{notes}{_previous(unit, document, marks)}</trans-unit>\n"
    )


def _previous(unit, document, marks):
    if not unit.previous_source:
        return ""
    source, target, marks = inline.numbered(unit.previous_source, unit.previous_target, marks)
    return (
        '<alt-trans alttranstype="previous-version">\n'
        f"<source{attributes(xml__lang=document.source_language)}>{_pieces(source, marks)}</source>\n"
        f"<target{attributes(xml__lang=document.target_language)}>{_pieces(target, marks)}</target>\n"
        "</alt-trans>\n"
    )


def _pieces(pieces, marks):
    written = []
    for kind, value in pieces:
        if kind == TEXT:
            written.append(text(value))
        elif kind == CLOSE:
            written.append("</g>")
        else:
            tag = inline.tag_of(marks[value])
            element = "g" if kind == OPEN else "x"
            end = "" if kind == OPEN else "/"
            ctype = CTYPES.get(tag, f"x-{tag}")
            written.append(f'<{element} id="{value}" ctype="{ctype}"{end}>')
    return "".join(written)
