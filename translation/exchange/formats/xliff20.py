"""XLIFF 2.0 out.

OASIS core schema; the module Size Restriction for the length of fields, Translation Candidates for the old
translation of a changed text.
"""

from translation.exchange import inline
from translation.exchange.formats.xml_text import attributes, text
from translation.exchange.inline import CLOSE, OPEN, TEXT
from translation.exchange.states import TO_20
from translation.memory.matching import likeness
from translation.models.texts import State

SEGMENT = "s1"
SUBTYPES = {"b": "xlf:b", "strong": "xlf:b", "i": "xlf:i", "em": "xlf:i", "br": "xlf:lb"}


def write(documents):
    """Bytes of one file with the Documents, which are all into one language."""
    first = documents[0]
    languages = attributes(srcLang=first.source_language, trgLang=first.target_language)
    files = "".join(_file(number, document) for number, document in enumerate(documents, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"'
        ' xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"'
        ' xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"'
        f' version="2.0"{languages}>\n{files}</xliff>\n'
    ).encode()


def _file(number, document):
    notes = _notes([document.title, document.kind, document.address])
    units = "".join(map(_unit, document.units))
    return (
        f'<file id="f{number}"{attributes(original=document.key)} canResegment="no">\n'
        f'<slr:profiles generalProfile="xliff:codepoints"/>\n{notes}{units}</file>\n'
    )


def _notes(lines):
    notes = "".join(f"<note>{text(line)}</note>\n" for line in lines if line)
    return f"<notes>\n{notes}</notes>\n" if notes else ""


def _unit(unit):
    source, target, marks = inline.numbered(unit.source, unit.target)
    state, detail = TO_20[unit.state]
    opening = attributes(
        id=unit.id,
        name=unit.name,
        canResegment="no",
        translate="no" if unit.state == State.KEPT else "",
        xml__space="preserve",
        slr__sizeRestriction=unit.limit,
    )
    written = f"<target>{_pieces(target, marks)}</target>\n" if unit.target else ""
    return (
        f"<unit{opening}>\n{_candidates(unit, marks)}{_notes(unit.notes)}"
        f"<segment{attributes(id=SEGMENT, state=state, subState=detail)}>\n"
        f"<source>{_pieces(source, marks)}</source>\n{written}</segment>\n</unit>\n"
    )


def _candidates(unit, marks):
    """The translation of the text before it changed; its marks have the numbers of the segment's."""
    if not unit.previous_target:
        return ""
    source, target, marks = inline.numbered(unit.previous_source, unit.previous_target, marks)
    opening = attributes(
        ref=f"#{SEGMENT}",
        similarity=likeness(unit.previous_source, unit.source),
        type="tm",
        subType="pobratim:previous",
    )
    return (
        f"<mtc:matches>\n<mtc:match{opening}>\n<source>{_pieces(source, marks)}</source>\n"
        f"<target>{_pieces(target, marks)}</target>\n</mtc:match>\n</mtc:matches>\n"
    )


def _pieces(pieces, marks):
    written = []
    for kind, value in pieces:
        if kind == TEXT:
            written.append(text(value))
        elif kind == CLOSE:
            written.append("</pc>")
        else:
            written.append(_mark(kind, value, inline.tag_of(marks[value])))
    return "".join(written)


def _mark(kind, number, tag):
    how = 'type="link" canCopy="no"' if tag == "a" else f'type="fmt"{_subtype(tag)}'
    if kind == OPEN:
        shown = attributes(dispStart=f"<{tag}>", dispEnd=f"</{tag}>")
        return f'<pc id="{number}" {how}{shown}>'
    return f'<ph id="{number}" {how}{attributes(disp=f"<{tag}>")}/>'


def _subtype(tag):
    return attributes(subType=SUBTYPES.get(tag, f"pobratim:{tag}"))
