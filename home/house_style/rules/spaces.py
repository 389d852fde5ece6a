"""Spaces between words and before signs."""

import re

from home.house_style.suggestion import Edit, Suggestion

_DOUBLE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE_SIGN = re.compile(r"(?<=[\w“”»)])[ \u00a0]+(?=[,;:!?.](?:\s|$))")


def double(text, language):
    for match in _DOUBLE.finditer(text):
        yield Suggestion("double_space", (Edit(*match.span(), " "),))


def before_sign(text, language):
    for match in _BEFORE_SIGN.finditer(text):
        yield Suggestion("space_before", (Edit(*match.span(), ""),))
