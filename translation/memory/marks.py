"""Texts with and without their inline marks (`<b>`, `<a id="a1">`, `<br/>`), as the engine stores them."""

import re
import unicodedata
from html import unescape

MARK = re.compile(r"</?([a-z]+)(?:\s+id=\"([^\"]*)\")?\s*/?>")
_WHOLE = re.compile(r"<([a-z]+)(?:\s+id=\"[^\"]*\")?>(?:(?!</?\1\b).)*</\1>", re.DOTALL)
_LINK = re.compile(r"<a id=\"([^\"]*)\">(.*?)</a>", re.DOTALL)
LINE_BREAK = "br"


def plain(text):
    """The words alone; offsets of terms are counted in it. The same as `textContent` of a browser."""
    return unescape(MARK.sub("", text))


def fold(words):
    """Plain words as they are searched and compared: composed, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())


def folded(text):
    """The same for a stored text: what a line break parts stays parted."""
    return fold(plain(re.sub(r"<br\s*/?>", " ", text)))


def marks_of(text):
    """[(name, id)] of the opening marks, in order."""
    return [
        (found[1], found[2] or "") for found in MARK.finditer(text) if not found[0].startswith("</")
    ]


def agree(source, target):
    """Whether a translation has the marks of its source: the same ones, in whatever order."""
    return sorted(marks_of(source)) == sorted(marks_of(target))


def adapted(target, source, asked):
    """`target`, the translation of `source`, with the marks that the text `asked` has.

    Links are numbered anew; marks that `asked` has not are taken off. Those that are missing are left to
    the translator, except where one mark is around the whole text.
    """
    numbers, wanted = paired(source, asked), marks_of(asked)
    if marks_of(source) == wanted and all(numbers.get(link) == link for link, _ in links(source)):
        return target
    target = _renumbered(target, numbers)
    target = _without(target, wanted)
    if not marks_of(target) and len(wanted) == 1 and _WHOLE.fullmatch(asked):
        name, number = wanted[0]
        opening = f'<{name} id="{number}">' if number else f"<{name}>"
        return f"{opening}{target}</{name}>"
    return target


def links(text):
    """[(id, its words)] of the links, in order."""
    return [(found[1], plain(found[2])) for found in _LINK.finditer(text)]


def paired(source, asked):
    """{id of a link of `source`: id of the same link in `asked`}: the words tell it, then the place in the row.

    The place tells nothing where a link came or went: words of one link are not given to another.
    """
    old, new = links(source), links(asked)
    numbers = {}
    for number, words in old:
        same = next((key for key, text in new if text == words and key not in numbers.values()), "")
        if same:
            numbers[number] = same
    if len(old) == len(new):
        for (number, _was), (key, _is) in zip(old, new, strict=True):
            if number not in numbers and key not in numbers.values():
                numbers[number] = key
    return numbers


def _renumbered(target, numbers):
    """Links that have no number any more lose theirs: then nobody wants them."""

    def replace(found):
        if not found[2]:
            return found[0]
        number = numbers.get(found[2])
        return f'<{found[1]} id="{number}">' if number else f"<{found[1]}>"

    return MARK.sub(replace, target)


def _without(target, wanted):
    """Takes off the marks that are not wanted, opening and closing ones together."""
    left, open_marks, pieces, end = list(wanted), [], [], 0
    for found in MARK.finditer(target):
        pieces.append(target[end : found.start()])
        end = found.end()
        if _keeps(found, left, open_marks):
            pieces.append(found[0])
        elif found[1] == LINE_BREAK:
            pieces.append(" ")
    return "".join([*pieces, target[end:]])


def _keeps(found, left, open_marks):
    if found[0].startswith("</"):
        return bool(open_marks) and open_marks.pop()
    mark = (found[1], found[2] or "")
    kept = mark in left
    if kept:
        left.remove(mark)
    if found[1] != LINE_BREAK:
        open_marks.append(kept)
    return kept
