"""Links and emphasis inside a text: what the engine cannot use is an error, what got lost a warning."""

import re

from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS

from facts.typography import quoted
from translation.quality.findings import ERROR, WARNING, Finding
from translation.quality.pair import plain

_ID = re.compile(r"""\bid\s*=\s*["']?([\w-]+)""")
_VOID = {"br"}
_SAME = {"strong": "b", "em": "i"}


def unusable(pair):
    """Marks that the engine refuses, or would silently close somewhere else."""
    if not pair.has_tags:
        return
    stack = []
    for closes, name, rest in pair.target_tags:
        if name not in INLINE_TAGS:
            yield Finding(
                "marks", ERROR, _("The mark <%s> cannot be used here.") % name, f"<{name}>"
            )
            return
        if name in _VOID:
            continue
        if not closes:
            stack.append(name)
        elif not stack or stack.pop() != name:
            yield Finding(
                "marks", ERROR, _("The mark </%s> closes nothing here.") % name, f"</{name}>"
            )
            return
        if not closes and _has_foreign_attributes(name, rest):
            yield Finding(
                "marks", ERROR, _("The mark <%s> has attributes.") % name, f"<{name}{rest}>"
            )
            return
    if stack:
        yield Finding(
            "marks", ERROR, _("The mark <%s> is not closed.") % stack[-1], f"<{stack[-1]}>"
        )


def _has_foreign_attributes(name, rest):
    rest = rest.strip(" /")
    return bool(rest) and not (name == "a" and re.fullmatch(r"""id\s*=\s*["']?[\w-]+["']?""", rest))


def links(pair):
    if not pair.has_tags:
        return
    before, after = _links(pair.source_tags), _links(pair.target_tags)
    if before == after:
        return
    for link in dict.fromkeys(after):
        if link not in before:
            message = (
                _("The link “%s” does not exist in the original.") % link
                if link
                else _("There is a link without its number.")
            )
            yield Finding("link_unknown", ERROR, message, f'<a id="{link}">')
        elif after.count(link) > before.count(link):
            yield Finding(
                "link_doubled",
                WARNING,
                _("The link “%s” stands here more than once.") % _words_of(pair.source, link),
            )
    missing = [link for link in dict.fromkeys(before) if link not in after]
    if missing:
        yield Finding(
            "link_missing",
            WARNING,
            _("A link of the original is missing: %s.")
            % ", ".join(quoted(_words_of(pair.source, link)) for link in missing),
        )


def _words_of(html, link):
    """What a link says in a text: people know it by that, not by its id."""
    match = re.search(
        rf"""<a\b[^>]*\bid\s*=\s*["']?{re.escape(link)}\b[^>]*>(.*?)</a>""", html, re.S
    )
    return plain(match.group(1)).strip() if match and plain(match.group(1)).strip() else link


def _links(found):
    """The ids of the links, in order; "" for one without."""
    links = []
    for closes, name, rest in found:
        if name == "a" and not closes:
            match = _ID.search(rest)
            links.append(match.group(1) if match else "")
    return links


def emphasis(pair):
    if not pair.has_tags:
        return
    before, after = _emphasis(pair.source_tags), _emphasis(pair.target_tags)
    if before == after:
        return
    names = {"b": _("bold"), "i": _("italic"), "code": _("code"), "br": _("line break")}
    for name in sorted(set(before) | set(after)):
        lost = before.get(name, 0) - after.get(name, 0)
        if lost == 0 or (name == "br" and after.get("br")):
            continue
        text = (
            _("Missing, unlike in the original: %s.")
            if lost > 0
            else _("Added, unlike in the original: %s.")
        )
        yield Finding("emphasis", WARNING, text % names.get(name, name))


def _emphasis(found):
    counts = {}
    for closes, name, _rest in found:
        if not closes and name != "a":
            name = _SAME.get(name, name)
            counts[name] = counts.get(name, 0) + 1
    return counts
