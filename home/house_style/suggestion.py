"""One thing that an editor may wish to change."""

import hashlib
from dataclasses import dataclass

AROUND = (
    24  # characters of the text that are shown before and after, and that dismissing is bound to
)


@dataclass(frozen=True)
class Edit:
    """Characters start to end of a text (code points) become `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Suggestion:
    """`rule` names the rule; `edits` are in the order of the text and do not overlap."""

    rule: str
    edits: tuple

    @property
    def start(self):
        return self.edits[0].start

    @property
    def end(self):
        return self.edits[-1].end

    def parts(self, text):
        """[(kind, text)] of the place: "same", "old" and "new", with a little of what stands around."""
        first, last = max(0, self.start - AROUND), min(len(text), self.end + AROUND)
        found, at = [("same", ("…" if first else "") + text[first : self.start])], self.start
        for edit in self.edits:
            found.append(("same", text[at : edit.start]))
            found.append(("old", text[edit.start : edit.end]))
            found.append(("new", edit.new))
            at = edit.end
        found.append(("same", text[at:last] + ("…" if last < len(text) else "")))
        return [part for part in found if part[1]]

    def fingerprint(self, text):
        """What "leave as it is" is remembered by: the rule and the words around, not the place."""
        around = text[max(0, self.start - AROUND) : self.end + AROUND]
        return hashlib.sha256(f"{self.rule}\n{around}".encode()).hexdigest()[:32]


def applied(text, suggestions):
    """The text with the edits of the suggestions."""
    edits = sorted((edit for one in suggestions for edit in one.edits), key=lambda edit: edit.start)
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text
