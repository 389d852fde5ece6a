"""Choices above a list, as links: each says how many it would leave, and works without a script."""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.text import Truncator
from django.utils.translation import gettext

LONGEST_NAME = 60


@dataclass
class Group:
    """One row of choices. `names`: {value: what the reader sees}, in the order of showing.

    A folded group waits behind one line until the reader asks for it.
    """

    key: str
    label: str
    names: dict
    is_folded: bool = False
    chosen: str = ""


@dataclass
class Filtered:
    """`items` that pass every choice; `groups` and `folded` for the component; what was chosen."""

    items: list
    groups: list = field(default_factory=list)
    folded: list = field(default_factory=list)
    chosen: dict = field(default_factory=dict)

    @property
    def is_filtered(self):
        return bool(self.chosen)


def narrow(request, items, groups, values_of, kept=None):
    """Filtered `items` by the request's query string.

    `kept` are further parameters {name: value} that the addresses of the choices carry on.

    `values_of(item)` gives {group key: set of values as text}. A value that no item has is no choice:
    an address mistyped shows the whole list. A group with fewer than two values offers nothing.
    """
    values = {id(item): values_of(item) for item in items}
    for group in groups:
        present = {value for item in items for value in values[id(item)].get(group.key, ())}
        group.names = {key: name for key, name in group.names.items() if key in present}
        wanted = request.GET.get(group.key, "")
        group.chosen = wanted if wanted in group.names else ""
    chosen = {group.key: group.chosen for group in groups if group.chosen}

    def passes(item, without=""):
        return all(
            value in values[id(item)].get(key, ())
            for key, value in chosen.items()
            if key != without
        )

    carried = (kept or {}) | chosen
    shown, folded = [], []
    for group in groups:
        if len(group.names) < 2 and not group.chosen:
            continue
        others = [item for item in items if passes(item, group.key)]
        counts = Counter(value for item in others for value in values[id(item)].get(group.key, ()))
        options = [_option(request, group, carried, "", gettext("all"), len(others))]
        for value, name in group.names.items():
            if counts[value] or value == group.chosen:
                # Words marked with their language are HTML, which must stay whole.
                if not hasattr(name, "__html__"):
                    name = Truncator(name).chars(LONGEST_NAME)
                options.append(_option(request, group, carried, value, name, counts[value]))
        if len(options) < 2 and not group.chosen:
            continue  # the other choices leave nothing here to choose from
        row = {"label": group.label, "options": options, "chosen": group.chosen}
        (folded if group.is_folded else shown).append(row)
    return Filtered([item for item in items if passes(item)], shown, folded, chosen)


def _option(request, group, carried, value, name, count):
    return {
        "label": name,
        "count": count,
        "current": group.chosen == value,
        "url": address(request.path, carried | {group.key: value}),
    }


def address(path, choices, **more):
    """The list at `path` narrowed by `choices`; empty ones are left out."""
    parameters = {key: value for key, value in (choices | more).items() if value}
    return f"{path}?{urlencode(parameters)}" if parameters else path
