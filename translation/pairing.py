"""Which text of the new version stands for which of the old one."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher

from translation.diffs import similarity

# Below this two neighbouring texts of one block have nothing to do with each other.
ALIKE = 0.35
# Texts in different places must be this much alike to be taken for one that went elsewhere and was changed.
ALIKE_ELSEWHERE = 0.6
# More comparisons than these would delay the editor who publishes; then only the order counts.
COMPARISONS = 2_500


@dataclass(frozen=True)
class Text:
    """One text in one place; a text that occurs twice in a place is one text."""

    context_id: int
    string_id: int
    data: str

    @property
    def place(self):
        return (self.context_id, self.string_id)


def pair(before, after):
    """([(old, new)], old ones without a successor, new ones without a predecessor); what was kept is in none."""
    old_by_place, new_by_place = _by_context(before), _by_context(after)
    pairs, gone, come = [], [], []
    for context_id in dict.fromkeys([*old_by_place, *new_by_place]):
        found = _pair_in_place(old_by_place[context_id], new_by_place[context_id])
        for total, part in zip((pairs, gone, come), found, strict=True):
            total += part
    # What only went elsewhere is not gone.
    stays = {text.string_id for text in after}
    gone = [text for text in gone if text.string_id not in stays]
    known = {text.string_id for text in before}
    found, gone, rest = _pair_alike(
        gone, [text for text in come if text.string_id not in known], ALIKE_ELSEWHERE
    )
    taken = {now for _old, now in found}
    return [*pairs, *found], gone, [text for text in come if text not in taken]


def _by_context(texts):
    places = defaultdict(list)
    for text in dict.fromkeys(texts):
        places[text.context_id].append(text)
    return places


def _pair_in_place(old, new):
    pairs, gone, come = [], [], []
    kept = set(old) & set(new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            continue
        left = [text for text in old[i1:i2] if text not in kept]
        right = [text for text in new[j1:j2] if text not in kept]
        found = _pair_in_order(left, right)
        for total, part in zip((pairs, gone, come), found, strict=True):
            total += part
    # Left over where the order changed too.
    found, gone, come = _pair_alike(gone, come, ALIKE)
    return [*pairs, *found], gone, come


def _pair_in_order(old, new):
    """Keeps the order, makes the pairs as alike as possible."""
    if len(old) == 1 and len(new) == 1:
        return [(old[0], new[0])], [], []
    if len(old) * len(new) > COMPARISONS:
        count = min(len(old), len(new))
        return list(zip(old, new, strict=False)), old[count:], new[count:]
    pairs = _best(old, new)
    left, right = {a for a, _b in pairs}, {b for _a, b in pairs}
    return pairs, [t for t in old if t not in left], [t for t in new if t not in right]


def _best(old, new):
    """The pairs with the highest sum of similarities, as in the longest common subsequence."""
    alike = [[similarity(a.data, b.data) for b in new] for a in old]
    score = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = score[i + 1][j + 1] + alike[i][j] if alike[i][j] >= ALIKE else 0.0
            score[i][j] = max(paired, score[i + 1][j], score[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= ALIKE and score[i][j] == score[i + 1][j + 1] + alike[i][j]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif score[i][j] == score[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _pair_alike(old, new, least):
    """The most alike first, whatever their order."""
    if not old or not new or len(old) * len(new) > COMPARISONS:
        return [], old, new
    candidates = sorted(
        ((-similarity(a.data, b.data), i, j) for i, a in enumerate(old) for j, b in enumerate(new)),
    )
    left, right, pairs = set(), set(), []
    for minus, i, j in candidates:
        if -minus >= least and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((old[i], new[j]))
    return (
        pairs,
        [text for i, text in enumerate(old) if i not in left],
        [text for j, text in enumerate(new) if j not in right],
    )
