"""Texts as translators see and type them.

The engine keeps HTML with bare inline marks (`<b>`, `<a id="a1">`, `<br/>`). In a field `&`, `<` and `>`
are typed as they are, a line break is a line break, and only real marks look like marks.
"""

import html
import re
from collections import Counter

from django.utils.html import escape
from django.utils.safestring import mark_safe
from wagtail_localize.strings import StringValue

NAMES = ("a", "abbr", "acronym", "b", "code", "em", "i", "strong")
_TAG = re.compile(rf"</?(?:{'|'.join(NAMES)})(?: id=\"[\w-]+\")?>")
_BREAK = re.compile(r"<br ?/?>")
_PIECES = re.compile(rf"({_TAG.pattern}|{_BREAK.pattern})")
_OPEN = re.compile(r"<(\w+)(?: id=\"([\w-]+)\")?>")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\n]+")


def to_field(data):
    """What stands in the translator's field for `data` as the engine keeps it."""
    found = []
    for piece in _PIECES.split(data):
        if _BREAK.fullmatch(piece):
            found.append("\n")
        elif _TAG.fullmatch(piece):
            found.append(piece)
        else:
            found.append(_unescaped(_SPACES.sub(" ", piece)))
    return "".join(found)


def _unescaped(text):
    text = text.replace("&gt;", ">")
    # What would look like a mark or an entity of its own stays escaped.
    text = re.sub(r"&lt;(?!/?(?:br|" + "|".join(NAMES) + r")\b)", "<", text)
    return re.sub(r"&amp;(?!(?:lt|gt|amp);)", "&", text)


def from_field(text, multiline=True):
    """What the engine is to keep for the words of a field."""
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not multiline:
        text = re.sub(r"\s*\n\s*", " ", text)
    found = []
    for piece in _PIECES.split(text):
        if _TAG.fullmatch(piece):
            found.append(piece)
        elif _BREAK.fullmatch(piece):
            found.append("<br/>")
        else:
            found.append(_escaped(piece).replace("\n", "<br/>"))
    return "".join(found)


def _escaped(text):
    text = re.sub(r"&(?!(?:lt|gt|amp);)", "&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def plain(data):
    """The words alone, as a reader sees them."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", data)))


def readable(data):
    """The words with their marks as a reader of the history can tell them: „See ⟦Åmål⟧ and *more*“."""
    return html.unescape(_TAG.sub(_sign, _BREAK.sub("\n", data)))


def _sign(match):
    tag = match.group()
    name = re.sub(r"\W.*", "", tag.strip("</>"))
    if name == "a":
        return "⟧" if tag.startswith("</") else "⟦"
    return {"b": "*", "strong": "*", "i": "_", "em": "_"}.get(name, "")


def words(data):
    """How many words a text has, as agencies count them."""
    return len(plain(data).split())


def is_balanced(data):
    """Every mark that opens closes, in order."""
    waiting = []
    for tag in _TAG.findall(data):
        name = re.sub(r"\W.*", "", tag.strip("</>"))
        if tag.startswith("</"):
            if not waiting or waiting.pop() != name:
                return False
        else:
            waiting.append(name)
    return not waiting


def usable(source, data):
    """Whether a page can be built with `data` in the place of `source`."""
    if not data or not is_balanced(data):
        return False
    try:
        StringValue.from_translated_html(data)
    except ValueError:
        return False
    return not Counter(_links(data)).keys() - set(_links(source))


def _links(data):
    return [key for name, key in _OPEN.findall(data) if name == "a" and key]


def marks_of(data):
    """["a1", "b", …]: the marks of a text in their order; links by their id."""
    return [key or name for name, key in _OPEN.findall(data)]


def to_html(data, targets=None):
    """A source text for display; `targets` is {"a1": (address or "", words about it)}."""
    found = []
    for piece in _PIECES.split(data):
        opened = _OPEN.fullmatch(piece)
        if _BREAK.fullmatch(piece):
            found.append("<br>")
        elif opened and opened[1] == "a":
            found.append(f'<a data-m="{escape(opened[2] or "a")}"{_address(opened[2], targets)}>')
        elif _TAG.fullmatch(piece):
            found.append(piece)
        else:
            found.append(escape(html.unescape(piece)))
    return mark_safe("".join(found))  # noqa: S308 - only marks of the list above are let through


def _address(key, targets):
    address, about = (targets or {}).get(key, ("", ""))
    href = f' href="{escape(address)}"' if address else ""
    return href + (f' title="{escape(about)}"' if about else "")
