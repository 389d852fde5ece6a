"""From a former original to the present one: what changed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from facts.typography import quoted
from translation.diffs import EQUAL, word_diff
from translation.editing import marks
from translation.memory.marks import links, paired

# A space that holds words together is none that a translator has to look for.
_SPACES = {ord("\u00a0"): " ", ord("\u202f"): " "}


@dataclass(frozen=True)
class Change:
    """`diff` is [(op, text)] of the words; `notes` say what they do not show."""

    diff: list
    notes: list


def change(before, now):
    diff = word_diff(*(marks.plain(text).translate(_SPACES) for text in (before, now)))
    return Change(diff, _notes(before, now, diff))


def _notes(before, now, diff):
    same = paired(before, now)
    gone = [words for number, words in links(before) if number not in same]
    new = [words for number, words in links(now) if number not in same.values()]
    said = []
    if gone:
        said.append(_("A link was taken out: %s.") % _listed(gone))
    if new:
        said.append(_("A link is new: %s.") % _listed(new))
    if not said and all(op == EQUAL for op, _words in diff):
        said.append(_("The words are the same: only marks or spaces changed."))
    return said


def _listed(words):
    return ", ".join(quoted(text.strip()) for text in words)
