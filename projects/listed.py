"""The projects of a list, with what its filters, sums and exports ask of them."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext

from facts.intervals import years_between
from facts.languages import country_name
from facts.money import total_eur
from facts.sorting import by_name, latest_first, sort_key
from facts.visible import settle, visible
from home.models import Term
from home.wording import localized
from projects.labels import STATUS_OF_LIST
from projects.models import Contribution, Programme, ProjectPage, ProjectPartner
from search.filters import Group

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
    pages = settle(latest_first(rows.order_by("-start")), index)
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
    programmes = by_name(all_projects.programmes.values(), name=lambda row: row.name)
    periods = sorted({row.period for row in programmes if row.period}, reverse=True)
    countries = {code for codes in all_projects.countries.values() for code in codes}
    terms = sorted(
        all_projects.terms.values(), key=lambda term: (term.position, sort_key(term.name))
    )
    years = sorted({year for page in all_projects.pages for year in years_of(page)}, reverse=True)
    return [
        Group("status", gettext("Status"), {key: str(v) for key, v in STATUS_OF_LIST.items()}),
        Group("theme", gettext("Theme"), {term.code: term.name for term in terms}),
        Group("programme", gettext("Programme"), {row.code: row.name for row in programmes}, True),
        Group("period", gettext("Period"), {period: period for period in periods}, True),
        Group(
            "country",
            gettext("Country"),
            {code: country_name(code) for code in by_name(countries, name=country_name)},
            True,
        ),
        Group("role", gettext("Our role"), dict(ProjectPage.Role.choices), True),
        Group("year", gettext("Year"), {str(year): str(year) for year in years}, True),
    ]


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
    return years_between(page.start, page.end)


def with_us(pages):
    """Those of the projects in which our municipality takes part."""
    return [page for page in pages if page.our_role != ProjectPage.Role.NONE]


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
