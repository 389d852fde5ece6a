"""XLIFF in, 1.2 and 2.x, as translation programs hand it back.

They drop attributes, add namespaces and elements of their own, turn <g> into <bpt>/<ept>, cut a unit into
several segments or put segment marks into it. Elements are known by their local names, what is not known is
passed over, its words are kept where they belong to the text.
"""

from django.utils.translation import gettext as _

from translation.exchange import states
from translation.exchange.inline import BREAK, CLOSE, OPEN, TEXT, VOID
from translation.exchange.refusals import Refused
from translation.exchange.safe_xml import attribute, local_name, parse
from translation.exchange.units import Incoming, IncomingFile
from translation.models.texts import State

_TRADOS = "sdl.com/FileTypes/SdlXliff"
_PAIRS = {"g", "pc"}
_STARTS = {"bpt", "bx", "sc"}
_ENDS = {"ept", "ex", "ec"}
_VOIDS = {"x", "ph", "it", "cp"}
# The file's words for a mark, where its number says nothing.
_HINTS = {
    "bold": "b",
    "xlf:b": "b",
    "italic": "i",
    "xlf:i": "i",
    "lb": BREAK,
    "xlf:lb": BREAK,
    "link": "a",
    "x-code": "code",
    "pobratim:code": "code",
}


def read(data, name):
    """An IncomingFile. Raises Refused."""
    root = parse(data)
    if local_name(root) != "xliff":
        raise Refused(_("“%s” is not an XLIFF file.") % name)
    if name.lower().endswith(".sdlxliff") or _TRADOS in str(root.attrib):
        raise Refused(
            _("“%s” is a working file of Trados. There, choose “Save target as” and upload that.")
            % name
        )
    version = attribute(root, "version")
    if version.startswith("1."):
        return _read_12(root, name)
    if version.startswith("2."):
        return _read_20(root, name)
    raise Refused(
        _("“%(name)s”: XLIFF %(version)s is not known.") % {"name": name, "version": version}
    )


# --- 1.2 -----------------------------------------------------------------------------------------------


def _read_12(root, name):
    files = [element for element in root.iter() if local_name(element) == "file"]
    found = IncomingFile(
        name,
        _only(files, "source-language", name),
        _only(files, "target-language", name),
        keys=_keys(files),
    )
    for unit in root.iter():
        if local_name(unit) == "trans-unit":
            found.units.append(_unit_12(unit))
    return found


def _keys(files):
    return [attribute(element, "original") for element in files]


def _only(files, what, name):
    """The one language of all parts of a file."""
    languages = {attribute(element, what) for element in files} - {""}
    if len(languages) > 1:
        raise Refused(_("“%s” holds several languages; upload a file for each.") % name)
    return languages.pop() if languages else ""


def _unit_12(unit):
    source, target = _child(unit, "source"), _child(unit, "target")
    state = attribute(target, "state") if target is not None else ""
    found = states.from_12(state, attribute(unit, "approved"))
    if attribute(unit, "translate") == "no":
        found = State.KEPT
    return _incoming(attribute(unit, "id"), [source], [target], found)


def _child(element, name):
    return next((child for child in element if local_name(child) == name), None)


# --- 2.x -----------------------------------------------------------------------------------------------


def _read_20(root, name):
    files = [element for element in root.iter() if local_name(element) == "file"]
    found = IncomingFile(
        name, attribute(root, "srcLang"), attribute(root, "trgLang"), keys=_keys(files)
    )
    for unit in root.iter():
        if local_name(unit) == "unit":
            found.units.append(_unit_20(unit))
    return found


def _unit_20(unit):
    """A unit that was cut into segments is put together again, with what stands between them."""
    sources, targets, said, is_partial = [], [], [], False
    for part in unit:
        kind = local_name(part)
        if kind not in ("segment", "ignorable"):
            continue
        source, target = _child(part, "source"), _child(part, "target")
        sources.append(source)
        if kind == "ignorable":
            targets.append(source if target is None else target)
            continue
        targets.append(target)
        said.append(attribute(part, "state"))
        is_partial |= target is None or _is_empty(target)
    is_partial &= len(said) > 1 and any(
        target is not None and not _is_empty(target) for target in targets
    )
    state = State.KEPT if attribute(unit, "translate") == "no" else states.from_20(said)
    return _incoming(attribute(unit, "id"), sources, targets, state, is_partial)


def _is_empty(element):
    return not "".join(element.itertext()).strip()


# --- the pieces of a text ------------------------------------------------------------------------------


def _incoming(identity, sources, targets, state, is_partial=False):
    return Incoming(
        id=identity,
        source=_all_pieces(sources) if any(source is not None for source in sources) else None,
        target=_all_pieces(targets),
        state=state,
        is_partial=is_partial,
    )


def _all_pieces(elements):
    pieces = []
    for element in elements:
        if element is not None:
            pieces += pieces_of(element)
    return pieces


def pieces_of(element):
    """Pieces of a <source> or <target>; a mark is its number, with what it seems to be: "3|b"."""
    pieces = []
    _walk(element, pieces, {})
    return pieces


def _walk(element, pieces, started):
    _say(pieces, element.text)
    for child in element:
        name = local_name(child)
        if name in _PAIRS:
            mark = _mark(child)
            pieces.append((OPEN, mark))
            _walk(child, pieces, started)
            pieces.append((CLOSE, mark))
        elif name in _STARTS:
            mark = started[_pair_number(child)] = _mark(child)
            pieces.append((OPEN, mark))
        elif name in _ENDS:
            number = _pair_number(child)
            pieces.append((CLOSE, started.get(number, number)))
        elif name in _VOIDS:
            pieces.append((VOID, _mark(child)))
        elif name:
            # Marks of segments, comments and terms, and what no standard knows.
            _walk(child, pieces, started)
        _say(pieces, child.tail)


def _say(pieces, text):
    if text:
        pieces.append((TEXT, text))


def _pair_number(element):
    """What joins a beginning and its end: startRef in 2.0, rid or id in 1.2."""
    return attribute(element, "startRef") or attribute(element, "rid") or attribute(element, "id")


def _mark(element):
    hint = next(
        (
            _HINTS[value]
            for value in (
                attribute(element, "ctype"),
                attribute(element, "subType"),
                attribute(element, "type"),
            )
            if value in _HINTS
        ),
        "",
    )
    return f"{attribute(element, 'id')}|{hint}"
