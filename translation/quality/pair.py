"""One text and its translation, as the checks see them."""

import re
from html import unescape

_BREAK = re.compile(r"<br\s*/?>")
_DIGIT = re.compile(r"\d")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")


def plain(html):
    """The words of a text of the engine, without its marks; a line break for <br>."""
    if "<" in html:
        html = _TAG.sub("", _BREAK.sub("\n", html))
    return unescape(html) if "&" in html else html


class Pair:
    """`source` and `target` are HTML as the engine stores it, `plain_source` and `plain_target` their words.

    Languages are codes without a region ("bg"); `limit` is the field's greatest number of characters or None.
    """

    def __init__(self, source, target, source_language, target_language, limit=None):
        self.source = source
        self.target = target
        self.source_language = source_language
        self.target_language = target_language
        self.limit = limit
        self.plain_source = plain(source)
        self.plain_target = plain(target)
        self.has_tags = "<" in source or "<" in target
        # [(is closing, name, attributes)]
        self.source_tags = tags(source) if self.has_tags else ()
        self.target_tags = tags(target) if self.has_tags else ()
        self.has_digits = bool(_DIGIT.search(self.plain_source) or _DIGIT.search(self.plain_target))
        self.target_has_cyrillic = bool(_CYRILLIC.search(self.plain_target))


def tags(html):
    return [(bool(slash), name.lower(), rest) for slash, name, rest in _TAG.findall(html)]
