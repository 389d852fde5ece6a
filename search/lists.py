"""The lists that cross the sections: names from A to Z, by country, by year.

The apps that have towns, organisations and dated records register what they bring.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from facts.formats import format_number
from facts.languages import country_name
from facts.sorting import heading, sort_key
from search.filters import address

_entries = []
_years = []


@dataclass
class Entry:
    """A name in a list. `about` and `more` [{text, url, lang}] stand behind it, with the country between.

    `is_other_name`: the same town under a name that it has elsewhere.
    """

    name: str
    url: str = ""
    lang: str = ""
    country: str = ""
    is_town: bool = False
    about: list = field(default_factory=list)
    more: list = field(default_factory=list)
    is_other_name: bool = False


@dataclass
class Group:
    """Entries under one heading; `id` is its anchor. `parts`: the same entries as Groups, or nothing."""

    id: str
    label: str
    entries: list
    parts: list = field(default_factory=list)


def register_entries(builder):
    """Decorator: `builder(locale)` gives the Entries that readers of the language may see."""
    _entries.append(builder)
    return builder


def register_years(label, order):
    """Decorator: `builder(locale)` gives (address of the section's list, iterable of years as text)."""

    def decorator(builder):
        _years.append((order, label, builder))
        return builder

    return decorator


def _all_entries(locale):
    found = [entry for builder in _entries for entry in builder(locale)]
    return sorted(found, key=lambda entry: sort_key(entry.name))


def a_to_z(locale):
    """[Group] of all names by their first letter."""
    entries = [_with_country(entry) for entry in _all_entries(locale) if heading(entry.name)]
    return [
        Group(f"letter-{number}", letter, list(found))
        for number, (letter, found) in enumerate(
            groupby(entries, key=lambda entry: heading(entry.name)), 1
        )
    ]


def _with_country(entry):
    """Where the list is not of countries, each entry names its own."""
    if entry.country and not entry.is_other_name:
        entry.about = [*entry.about, {"text": country_name(entry.country)}]
    return entry


def by_country(locale):
    """[Group] of towns and organisations by country; a town only under the name in this language."""
    countries = defaultdict(list)
    for entry in _all_entries(locale):
        if entry.country and not entry.is_other_name:
            countries[entry.country].append(entry)
    named = [(country_name(code), code) for code in countries]
    return [
        Group(f"country-{code.lower()}", name, countries[code], _parts(code, countries[code]))
        for name, code in sorted(named, key=lambda pair: sort_key(pair[0]))
    ]


def _parts(code, entries):
    """Towns apart from organisations, each kind that there is."""
    kinds = [
        Group(f"towns-{code}", gettext("Towns"), [entry for entry in entries if entry.is_town]),
        Group(
            f"organisations-{code}",
            gettext("Organisations"),
            [entry for entry in entries if not entry.is_town],
        ),
    ]
    return [kind for kind in kinds if kind.entries]


def by_year(locale):
    """(columns, rows) for components/data_table: how many records of each section a year has, as links."""
    sections = []
    for _order, label, builder in sorted(_years, key=lambda section: section[0]):
        url, years = builder(locale)
        sections.append((label, url, Counter(year for year in years if year)))
    sections = [section for section in sections if section[2]]
    years = sorted({year for _label, _url, counts in sections for year in counts}, reverse=True)
    columns = [gettext("Year"), *({"text": label, "number": True} for label, _u, _c in sections)]
    return columns, [
        [
            {"text": year, "label": columns[0]},
            *(_cell(label, url, year, counts[year]) for label, url, counts in sections),
        ]
        for year in years
    ]


def _cell(label, url, year, count):
    if not count:
        return {"text": "–", "number": True, "label": label}
    # A bare figure would be a poor name for a link.
    text = format_html(
        '{}<span class="visually-hidden"> – {}, {}</span>', format_number(count), label, year
    )
    url = address(url, {"year": year}) if url else ""
    return {"text": text, "number": True, "label": label, "url": url}


TITLES = {
    "az": _("Towns and organisations from A to Z"),
    "countries": _("Towns and organisations by country"),
    "years": _("By year"),
}
