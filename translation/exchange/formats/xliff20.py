"""XLIFF 2.0 out. (OASIS core schema; size restriction module for the length of fields.)"""

from translation.exchange import inline
from translation.exchange.formats.xml_text import attributes, text
from translation.exchange.inline import CLOSE, OPEN, TEXT
from translation.exchange.states import TO_20
from translation.models.texts import State

SUBTYPES = {"b": "xlf:b", "strong": "xlf:b", "i": "xlf:i", "em": "xlf:i", "br": "xlf:lb"}


def write(documents):
    """Bytes of one file with the Documents, which are all into one language."""
    first = documents[0]
    languages = attributes(srcLang=first.source_language, trgLang=first.target_language)
    files = "".join(_file(number, document) for number, document in enumerate(documents, start=1))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"'
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


def _notes(lines, category=""):
    notes = "".join(
        f"<note{attributes(category=category)}>{text(line)}</note>\n" for line in lines if line
    )
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
        f"<unit{opening}>\n{_unit_notes(unit)}"
        f"<segment{attributes(id='s1', state=state, subState=detail)}>\n"
        f"<source>{_pieces(source, marks)}</source>\n{written}</segment>\n</unit>\n"
    )


def _unit_notes(unit):
    notes = [("", note) for note in unit.notes]
    if unit.previous_source:
        notes.append(("previous-source", unit.previous_source))
        notes.append(("previous-target", unit.previous_target))
    written = "".join(
        f"<note{attributes(category=category)}>{text(note)}</note>\n"
        for category, note in notes
        if note
    )
    return f"<notes>\n{written}</notes>\n" if written else ""


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
