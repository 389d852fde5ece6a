"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

EQUAL, DELETE, INSERT = "equal", "delete", "insert"
_PIECES = re.compile(r"<[^>]*>|\s+|\w+|[^\w\s<]|<")


def word_diff(old, new):
    """[(op, text)] with op "equal", "delete" (of the old text only) or "insert" (of the new only).

    "equal" and "insert" joined are the new text, "equal" and "delete" the old one. Tags are whole pieces.
    The texts are not escaped.
    """
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces = []
    for op, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append((EQUAL, "".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append((DELETE, "".join(before[i1:i2])))
        if j2 > j1:
            pieces.append((INSERT, "".join(after[j1:j2])))
    return pieces


def similarity(old, new):
    """From 0.0 (nothing in common) to 1.0 (the same), by words and their order."""
    return SequenceMatcher(None, _PIECES.findall(old), _PIECES.findall(new), autojunk=False).ratio()
