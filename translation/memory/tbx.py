"""The glossary as TBX-Basic (ISO 30042:2019), out and in; the older TBX (2008, `martif`) is read too."""

from xml.etree.ElementTree import Element, SubElement, tostring

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from translation.memory.glossary import ConceptData, Status, Words, checked
from translation.memory.xml_files import clean, language_of, pieces

CONTENT_TYPE = "application/x-tbx"
# Before our codes in the ids of the file: an id must not begin with a digit, and others' ids are not codes.
OURS = "pobratim-"
STATUS = {
    "preferredTerm-admn-sts": "term",
    "admittedTerm-admn-sts": "admitted",
    "deprecatedTerm-admn-sts": "forbidden",
    "supersededTerm-admn-sts": "forbidden",
}
# TBX-Basic has no data category for these; a subset of the project is the nearest.
KEPT, CAPITALS, SUGGESTED = "do-not-translate", "case-sensitive", "suggested"
_HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2">\n'
    "<tbxHeader><fileDesc><sourceDesc><p>Pobratim</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n"
)


def write(concepts, language):
    """Yields the pieces (str) of a file with these ConceptData; `language` is that of the notes."""
    yield _HEADER.format(language=language)
    for data in concepts:
        yield tostring(_entry(data), encoding="unicode") + "\n"
    yield "</body></text>\n</tbx>\n"


def _entry(data):
    entry = Element("conceptEntry", id=f"{OURS}{data.code}")
    if data.domain:
        SubElement(entry, "descrip", type="subjectField").text = clean(data.domain)
    if data.do_not_translate:
        SubElement(entry, "admin", type="projectSubset").text = KEPT
    if data.status == Status.SUGGESTED:
        SubElement(entry, "admin", type="projectSubset").text = SUGGESTED
    if data.note:
        SubElement(entry, "note").text = clean(data.note)
    for code, words in data.words.items():
        if not words.is_empty():
            _section(entry, code, words)
    return entry


def _section(entry, code, words):
    section = SubElement(entry, "langSec", {"xml:lang": code})
    if words.case_sensitive:
        SubElement(section, "admin", type="projectSubset").text = CAPITALS
    if words.note:
        SubElement(section, "note").text = clean(words.note)
    forms = [("preferredTerm-admn-sts", words.term)] if words.term else []
    forms += [("admittedTerm-admn-sts", form) for form in words.admitted]
    forms += [("deprecatedTerm-admn-sts", form) for form in words.forbidden]
    for status, form in forms:
        term = SubElement(section, "termSec")
        SubElement(term, "term").text = clean(form)
        SubElement(term, "termNote", type="administrativeStatus").text = status


def read(file, languages):
    """Yields (line, ConceptData or ValidationError) of an open binary file. Raises xml_files.Refused.

    `languages` are the site's codes; "bg-BG" counts as "bg". Others are left out.
    """
    for line, entry in pieces(file, ("tbx", "martif"), ("conceptEntry", "termEntry")):
        try:
            yield line, _concept(entry, languages)
        except ValidationError as error:
            yield line, error


def _concept(entry, languages):
    words = {}
    for section in entry:
        if section.tag in ("langSec", "langSet"):
            code = _site_language(language_of(section), languages)
            if code and code not in words:
                words[code] = _words(section)
    if not words:
        raise ValidationError(_("No term in the languages of the site."))
    subsets = _texts(entry, "admin", "projectSubset")
    number = entry.get("id", "")
    return checked(
        ConceptData(
            code=number.removeprefix(OURS) if number.startswith(OURS) else "",
            domain=next(iter(_texts(entry, "descrip", "subjectField")), "")[:80],
            note=_note(entry)[:1000],
            do_not_translate=KEPT in subsets,
            status=Status.SUGGESTED if SUGGESTED in subsets else Status.APPROVED,
            words=words,
        )
    )


def _site_language(code, languages):
    if code in languages:
        return code
    return next((own for own in languages if own.split("-")[0] == code.split("-")[0]), None)


def _words(section):
    forms = {"term": [], "admitted": [], "forbidden": []}
    for block in section:
        term = block.find(".//term")
        if block.tag not in ("termSec", "tig", "ntig") or term is None:
            continue
        status = next(iter(_texts(block, "termNote", "administrativeStatus", deep=True)), "")
        kind = STATUS.get(status, "admitted" if forms["term"] else "term")
        if kind == "term" and forms["term"]:
            kind = "admitted"
        forms[kind].append("".join(term.itertext()))
    return Words(
        term=next(iter(forms["term"]), ""),
        admitted=tuple(forms["admitted"]),
        forbidden=tuple(forms["forbidden"]),
        case_sensitive=CAPITALS in _texts(section, "admin", "projectSubset"),
        note=_note(section)[:300],
    )


def _texts(element, tag, kind, deep=False):
    """The texts of an element's children, or descendants, of one type; also within a descripGrp."""
    found = element.iter(tag) if deep else [*element.findall(tag), *element.findall(f"*/{tag}")]
    return ["".join(child.itertext()).strip() for child in found if child.get("type") == kind]


def _note(element):
    return "\n".join(
        text for child in element.findall("note") if (text := "".join(child.itertext()).strip())
    )
