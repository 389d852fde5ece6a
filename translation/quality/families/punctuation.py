"""Signs between the words."""

import re

from django.utils.translation import gettext as _

from translation.quality.findings import WARNING, Finding

_CLOSERS = "\"“”„«»’‘')]} \u00a0\n"
_ENDS = frozenset(".!?;:…,")
# The full stop belongs to the word, not to the sentence.
_SHORT_FORM = re.compile(
    r"(?:^|[\s(\u00a0–-])(?:\w{1,2}|\w\.\s?\w|etc|Ltd|Inc|пр|стр|бул|хил|млн|млрд)\.$"
)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_BRACKET = re.compile(r"[()\[\]{}]")
_BEFORE_SIGN = re.compile(r"(?<=\w)[ \u00a0\u202f]+[,.;:!?](?!\w|\.|\))")
# French puts a space before some signs.
_BEFORE_SIGN_FRENCH = re.compile(r"(?<=\w)[ \u00a0\u202f]+[,.](?!\w|\.|\))")
_HYPHEN_AS_DASH = re.compile(r"(?<=\S)[ \u00a0](?:-|--)[ \u00a0](?=\S)|(?<=\w)--(?=\w)")


def end(pair):
    before, after = _end(pair.plain_source), _end(pair.plain_target)
    if before == after or _is_short_form(pair, before, after):
        return
    if after and not before:
        yield Finding("end", WARNING, _("The original does not end with “%s”.") % after)
    elif before and not after:
        yield Finding("end", WARNING, _("The original ends with “%s”.") % before)
    else:
        yield Finding(
            "end",
            WARNING,
            _("The original ends with “%(before)s”, the translation with “%(after)s”.")
            % {"before": before, "after": after},
        )


def _end(text):
    """The sign at the end, quotation marks and brackets left out; "" for none."""
    text = text.rstrip(_CLOSERS)
    sign = text[-1:]
    if sign == "." and text.endswith("..."):
        return "…"
    return sign if sign in _ENDS else ""


def _is_short_form(pair, before, after):
    """„2006 г.“ is “2006” in English."""
    return {before, after} == {".", ""} and bool(
        _SHORT_FORM.search((pair.plain_source if before else pair.plain_target).rstrip(_CLOSERS))
    )


def brackets(pair):
    if _is_balanced(pair.plain_target) or not _is_balanced(pair.plain_source):
        return
    yield Finding("brackets", WARNING, _("A bracket is not opened or not closed."))


def _is_balanced(text):
    expected = []
    for bracket in _BRACKET.findall(text):
        if bracket in _BRACKETS:
            expected.append(_BRACKETS[bracket])
        elif not expected or expected.pop() != bracket:
            return False
    return not expected


def spaces(pair):
    text = pair.plain_target
    if "  " in text:
        yield Finding("spaces", WARNING, _("There is a double space."))
    elif text[0].isspace() or text[-1].isspace():
        yield Finding("spaces", WARNING, _("There is a space at the beginning or at the end."))
    pattern = _BEFORE_SIGN_FRENCH if pair.target_language == "fr" else _BEFORE_SIGN
    found = pattern.search(text)
    if found:
        yield Finding(
            "space_before",
            WARNING,
            _("There is a space before “%s”.") % found.group().strip(),
            found.group(),
        )


def dashes(pair):
    found = _HYPHEN_AS_DASH.search(pair.plain_target)
    if found:
        yield Finding(
            "dash", WARNING, _("A hyphen stands where a dash (–) belongs."), found.group()
        )
