"""What no rule may touch: addresses, names of files, code and keys."""

import re

_PROTECTED = re.compile(
    r"""
    (?:https?://|www\.)\S+                                  # addresses
    | \S+@\S+\.\w+                                          # e-mails
    | (?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:bg|eu|com|org|net|info|gov|pdf|docx?|xlsx?|pptx?|odt|ods|jpe?g|png|zip|csv)\b
    | `[^`]*`                                               # code
    | \{[\w.%-]*\} | %\(\w+\)[sd]                           # placeholders
    | \b\d{4}-\d{2}-\d{2}(?:T[\d:]+)?\b                     # ISO 8601
    | (?:\+|\b00)\d[\d\s()/-]{6,}\d                         # telephone
    | \b0\d{1,4}[\s/-]\d[\d\s/-]{4,}\d\b
    | (?:тел|факс|tel|fax|phone)[.:]*\s*[\d\s()/+-]{5,}\d
    """,
    re.VERBOSE | re.IGNORECASE,
)


def protected_spans(text):
    """[(start, end)] of the text that stay as they are."""
    return [match.span() for match in _PROTECTED.finditer(text)]


def touches(edits, spans):
    return any(edit.start < end and edit.end > start for edit in edits for start, end in spans)
