"""The projects of a list, with what its filters, sums and exports ask of them."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from facts.languages import country_name
from facts.money import total_eur
from facts.partial_date import PartialDate
from home.models import Term
from home.wording import localized
from projects.labels import STATUS_OF_LIST
from projects.models import Contribution, Programme, ProjectPage, ProjectPartner
from search.filters import Group
from search.visible import settle, visible

# Long texts that a list does not show.
UNREAD = ("body", "purpose", "results", "source_note")


@dataclass
class Listed:
    """The projects of one tree, newest first, and their rows by project."""

    pages: list
    contributions: dict
    countries: dict
    themes: dict
    programmes: dict
    terms: dict


def listed(index):
    """Listed: six queries, whatever the number of projects."""
    rows = visible(ProjectPage.objects.child_of(index)).defer(*UNREAD)
    pages = settle(list(rows.order_by("-start", "title")), index)
    pks = [page.pk for page in pages]
    themes = _by_first(
        ProjectPage.themes.through.objects.filter(projectpage_id__in=pks).values_list(
            "projectpage_id", "term_id"
        )
    )
    countries = _by_first(
        ProjectPartner.objects.filter(project_id__in=pks)
        .exclude(organisation__country="")
        .values_list("project_id", "organisation__country")
        .distinct()
    )
    contributions = defaultdict(list)
    for row in Contribution.objects.filter(project_id__in=pks).order_by("project_id", "sort_order"):
        contributions[row.project_id].append(row)
    return Listed(
        pages=pages,
        contributions=contributions,
        countries=countries,
        themes=themes,
        programmes=localized(Programme, {page.programme_id for page in pages}, index),
        terms=localized(Term, {pk for chosen in themes.values() for pk in chosen}, index),
    )


def _by_first(pairs):
    found = defaultdict(set)
    for first, second in pairs:
        found[first].add(second)
    return found


def groups(all_projects):
    """The rows of choices, in the order of showing."""
    programmes = sorted(all_projects.programmes.values(), key=lambda row: row.name)
    periods = sorted({row.period for row in programmes if row.period}, reverse=True)
    countries = {code for codes in all_projects.countries.values() for code in codes}
    terms = sorted(all_projects.terms.values(), key=lambda term: (term.position, term.name))
    years = sorted({year for page in all_projects.pages for year in years_of(page)}, reverse=True)
    return [
        Group("status", gettext("Status"), {key: str(v) for key, v in STATUS_OF_LIST.items()}),
        Group("theme", gettext("Theme"), {term.code: term.name for term in terms}),
        Group("programme", gettext("Programme"), {row.code: row.name for row in programmes}, True),
        Group("period", gettext("Period"), {period: period for period in periods}, True),
        Group(
            "country", gettext("Country"), _sorted({c: country_name(c) for c in countries}), True
        ),
        Group("role", gettext("Our role"), dict(ProjectPage.Role.choices), True),
        Group("year", gettext("Year"), {str(year): str(year) for year in years}, True),
    ]


def _sorted(names):
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def values_of(all_projects):
    """A function that gives {group key: values} of a project."""

    def values(page):
        programme = all_projects.programmes.get(page.programme_id)
        return {
            "programme": {programme.code} if programme else set(),
            "period": {programme.period} if programme else set(),
            "country": all_projects.countries.get(page.pk, set()),
            "theme": {
                all_projects.terms[pk].code
                for pk in all_projects.themes.get(page.pk, ())
                if pk in all_projects.terms
            },
            "status": {page.status},
            "role": {page.our_role},
            "year": {str(year) for year in years_of(page)},
        }

    return values


def years_of(page):
    """The years in which the project worked."""
    if not page.start:
        return []
    first = PartialDate(page.start).year
    return range(first, (PartialDate(page.end).year if page.end else first) + 1)


def eu_money(all_projects, pages):
    """(euro or None, whether there was surely more, how many of the projects it is known for).

    A project of an EU programme whose sum is not known makes the total a lower bound.
    """
    known, unknown = [], 0
    for page in pages:
        rows = [
            row
            for row in all_projects.contributions.get(page.pk, ())
            if row.kind == Contribution.Kind.EU and row.amount is not None
        ]
        programme = all_projects.programmes.get(page.programme_id)
        known.extend(rows)
        unknown += not rows and programme is not None and programme.is_eu
    total, at_least = total_eur(known)
    return total, at_least or unknown > 0, len({row.project_id for row in known})
