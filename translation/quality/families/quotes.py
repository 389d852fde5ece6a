"""Quotation marks as the target language writes them."""

import re

from django.utils.translation import gettext as _

from facts.typography import QUOTES
from translation.quality.findings import WARNING, Finding

_ANY = re.compile(r"[\"„“”‟«»]")


def style(pair):
    pairs = QUOTES.get(pair.target_language)
    found = _ANY.findall(pair.plain_target) if pairs else None
    if not found:
        return
    strange = [mark for mark in found if not any(mark in accepted for accepted in pairs)]
    if strange or not _are_paired(found, pairs):
        opening, closing = pairs[0]
        yield Finding(
            "quotes",
            WARNING,
            _("Quotation marks are written %(opening)s…%(closing)s in this language.")
            % {"opening": opening, "closing": closing},
            strange[0] if strange else found[0],
        )


def _are_paired(found, pairs):
    """Whether the marks open and close in turn, each pair with its own end."""
    open_ends = []
    for mark in found:
        if open_ends and mark in open_ends[-1]:
            open_ends.pop()
            continue
        ends = [accepted[1] for accepted in pairs if accepted[0] == mark]
        if not ends:
            return False
        open_ends.append(ends)
    return not open_ends
