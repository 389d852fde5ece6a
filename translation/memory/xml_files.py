"""Reading XML that somebody sent: piece by piece, with line numbers, and nothing that reaches outside.

Entities of its own, external references and deep nesting are refused; nothing is fetched. A DOCTYPE by
itself is allowed, since the TMX standard's own examples have one; what it points at is not read.
"""

import re
from xml.etree.ElementTree import Element
from xml.parsers import expat

from django.utils.translation import gettext as _

LARGEST = 30_000_000
DEEPEST = 40
_CHUNK = 64 * 1024
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Refused(ValueError):
    """The file is not read, or not further; the message is for the person who sent it."""


def clean(text):
    """Without the control characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def language_of(element):
    """The language code of an element, in small letters: "bg", "en-gb"."""
    return (element.get("xml:lang") or element.get("lang") or "").strip().lower()


def pieces(file, roots, names):
    """Yields (line, Element) for each element called one of `names`; tags are without their prefix.

    `file` is an open binary file. Raises Refused when it is too large, no XML, hostile, or when its root is
    not called one of `roots`.
    """
    reader = _Reader(roots, names)
    size = 0
    while chunk := file.read(_CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise Refused(
                _("The file is larger than %(size)d MB.") % {"size": LARGEST // 1_000_000}
            )
        reader.feed(chunk)
        yield from reader.take()
    reader.feed(b"", last=True)
    yield from reader.take()


class _Reader:
    def __init__(self, roots, names):
        self.roots, self.names = roots, names
        self.stack, self.depth, self.ready = [], 0, []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.refuse
        self.parser.UnparsedEntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse

    def feed(self, chunk, last=False):
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as error:
            message = _("The file is no valid XML (line %(line)d).")
            raise Refused(message % {"line": error.lineno}) from error
        except (LookupError, UnicodeError) as error:
            raise Refused(_("The encoding of the file is not known.")) from error

    def take(self):
        ready, self.ready = self.ready, []
        return ready

    def refuse(self, *_declaration):
        raise Refused(_("The file declares entities of its own. Such files are not read."))

    def start(self, name, attributes):
        name = name.rpartition(":")[2]
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused(_("The file is nested too deeply."))
        if self.depth == 1 and name not in self.roots:
            message = _("This is no %(kind)s file: it begins with <%(name)s>.")
            raise Refused(message % {"kind": self.roots[0].upper(), "name": name[:40]})
        if not self.stack and name not in self.names:
            return
        element = Element(name, attributes)
        if self.stack:
            self.stack[-1][1].append(element)
        self.stack.append((self.parser.CurrentLineNumber, element))

    def text(self, data):
        if not self.stack:
            return
        element = self.stack[-1][1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + data
        else:
            element.text = (element.text or "") + data

    def end(self, _name):
        self.depth -= 1
        if self.stack:
            finished = self.stack.pop()
            if not self.stack:
                self.ready.append(finished)
