"""Writing XML by hand: few elements, and the order of everything is ours."""

import re
from xml.sax.saxutils import escape, quoteattr

# Characters that no XML 1.0 file may hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def text(value):
    return escape(_ILLEGAL.sub("", value), {"\r": "&#13;"})


def attributes(**values):
    """` name="value"` of those that are not empty; `xml_lang` is written xml:lang."""
    return "".join(
        f" {name.replace('__', ':').replace('_', '-')}={quoteattr(_ILLEGAL.sub('', str(value)))}"
        for name, value in values.items()
        if value not in ("", None)
    )
