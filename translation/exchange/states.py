"""How far a text is: our states and those of the formats, both ways.

What only a program or a beginner's hand touched comes in as a draft: it waits for a person. “Reviewed” from
outside is a claim; whether it is taken for a review here is decided when the file is applied.
"""

from translation.models.texts import State

# XLIFF 1.2 §3.2.1: state and state-qualifier of <target>.
TO_12 = {
    "": ("needs-translation", ""),
    State.MACHINE: ("needs-review-translation", "mt-suggestion"),
    State.DRAFT: ("needs-review-translation", ""),
    State.TRANSLATED: ("translated", ""),
    State.REVIEWED: ("signed-off", ""),
    State.KEPT: ("final", ""),
}
_FROM_12 = {
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.REVIEWED,
}
# XLIFF 2.0 §4.3.1.36: state and subState of <segment>.
TO_20 = {
    "": ("initial", ""),
    State.MACHINE: ("initial", "pobratim:machine"),
    State.DRAFT: ("initial", "pobratim:draft"),
    State.TRANSLATED: ("translated", ""),
    State.REVIEWED: ("reviewed", ""),
    State.KEPT: ("final", ""),
}
_FROM_20 = {
    "translated": State.TRANSLATED,
    "reviewed": State.REVIEWED,
    "final": State.REVIEWED,
}


def from_12(state, approved=""):
    """ "" when the file says nothing; new, needs-… and strange ones are drafts."""
    if approved == "yes":
        return State.REVIEWED
    if not state:
        return ""
    return _FROM_12.get(state, State.DRAFT)


def from_20(states):
    """The least of a unit's segments; "" when none of them says anything."""
    said = [_FROM_20.get(state, State.DRAFT) for state in states if state]
    if not said or len(said) < len(states):
        return State.DRAFT if State.DRAFT in said else ""
    order = [State.DRAFT, State.TRANSLATED, State.REVIEWED]
    return min(said, key=order.index)
