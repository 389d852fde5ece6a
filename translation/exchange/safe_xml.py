"""Reading XML of strangers: no document types, no entities, nothing from elsewhere, not too deep."""

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from translation.exchange.refusals import Refused

DEEPEST = 60


def parse(data):
    """The root element of XML bytes. Raises Refused with a message for the person who uploaded them."""
    try:
        root = fromstring(data, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as hostile:
        raise Refused(
            _("The file has a document type or entities; such files are not read.")
        ) from hostile
    except (ParseError, ValueError, LookupError) as broken:
        raise Refused(_damage(broken)) from broken
    if _is_deeper(root, DEEPEST):
        raise Refused(_("The file is nested too deeply."))
    return root


def _damage(error):
    """Where the file breaks off; the parser's own words are English and for programmers."""
    line, column = getattr(error, "position", (None, None))
    if line is None:
        return _("The file is damaged.")
    text = _("The file is damaged at line %(line)s, character %(column)s.")
    return text % {"line": line, "column": column + 1}


def _is_deeper(root, depth):
    level = [root]
    for _step in range(depth):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def local_name(element):
    """The name without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element, name):
    """An attribute by its local name, whatever its namespace; "" when missing."""
    value = element.get(name)
    if value is None:
        value = next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")
    return value
