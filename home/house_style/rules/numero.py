"""№ in Bulgarian, with a no-break space; in English the “No.” stays and keeps its number."""

import re

from home.house_style.suggestion import Edit, Suggestion

NBSP = "\u00a0"
_LATIN = re.compile(r"(?<![\w.])(?:No\.?|Nr\.?|N[°º]?)(?P<space>[ \u00a0]?)(?=\d)")
_SIGN = re.compile(r"№(?P<space>[ ]?)(?=[\w])")
_ENGLISH = re.compile(r"(?<![\w.])(?:Nos?\.?|№)(?P<space> )(?=\d)")


def numero(text, language):
    if language == "bg":
        for match in _LATIN.finditer(text):
            # „N5“ without a space may be the name of a road or a room.
            if match.group()[1:] or match["space"]:
                yield Suggestion("numero", (Edit(*match.span(), f"№{NBSP}"),))
    for match in (_SIGN if language == "bg" else _ENGLISH).finditer(text):
        if match["space"] != NBSP:
            yield Suggestion("no_break", (Edit(*match.span("space"), NBSP),))
