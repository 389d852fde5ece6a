"""The list of projects as open data: one row for a project, the columns that keep.eu has too.

JSON has keys and codes for machines; CSV is for a spreadsheet and speaks the language of the list.
"""

from decimal import Decimal

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from facts.languages import country_name, language_name
from facts.money import to_eur
from facts.sorting import by_name
from facts.spreadsheet import csv_text
from home.models import Organisation
from home.wording import in_content_language, localized
from projects import listed
from projects.labels import STATUS_OF_LIST
from projects.models import ProjectPage, ProjectPartner, Reference
from projects.money_facts import eu_rate
from search.filters import narrow

# The columns of the file for a spreadsheet, by the keys of the open data.
HEADERS = {
    "title": _("Title"),
    "acronym": _("Acronym"),
    "programme": _("Programme"),
    "period": _("Period"),
    "references": _("Reference numbers"),
    "start": _("From"),
    "end": _("To"),
    "months": _("Months"),
    "status": _("Status"),
    "total": _("Total budget"),
    "currency": _("Currency"),
    "total_is_lower_bound": _("At least this much"),
    "total_eur": _("Total budget, euro"),
    "eu_contribution": _("From the EU"),
    "eu_rate": _("Share of the EU"),
    "our_role": _("Our role"),
    "lead_partner": _("Lead partner"),
    "partners": _("Number of partners"),
    "countries": _("Countries"),
    "themes": _("Themes"),
    "language": _("Language"),
    "url": _("Address"),
}
NUMBERS = {"total", "total_eur", "eu_contribution"}


@in_content_language
def rows(page, request):
    """Dicts with the keys of HEADERS for the projects that the filters of the request leave."""
    everything = listed.listed(page)
    found = narrow(
        request, everything.pages, listed.groups(everything), listed.values_of(everything)
    )
    pks = [project.pk for project in found.items]
    references = _lists(Reference.objects.filter(project_id__in=pks).order_by("sort_order"))
    partners = _lists(ProjectPartner.objects.filter(project_id__in=pks).order_by("sort_order"))
    wanted = {row.organisation_id for group in partners.values() for row in group}
    names = localized(Organisation, wanted, page)
    return [
        _row(
            everything, project, references.get(project.pk, []), partners.get(project.pk, []), names
        )
        for project in found.items
    ]


def _lists(queryset):
    found = {}
    for row in queryset:
        found.setdefault(row.project_id, []).append(row)
    return found


def _row(everything, project, references, partners, names):
    programme = everything.programmes.get(project.programme_id)
    contributions = everything.contributions.get(project.pk, [])
    leads = [names[row.organisation_id].name for row in partners if row.role == row.Role.LEAD]
    themes = [everything.terms[pk].name for pk in everything.themes.get(project.pk, ())]
    rate = eu_rate(project, contributions)
    return {
        "title": project.title,
        "acronym": project.acronym,
        "programme": programme.name if programme else "",
        "period": programme.period if programme else "",
        "references": "; ".join(row.value for row in references),
        "start": str(project.start),
        "end": str(project.end),
        "months": project.months,
        "status": project.status,
        "total": _number(project.amount),
        "currency": project.currency if project.amount is not None else "",
        "total_is_lower_bound": project.is_lower_bound,
        "total_eur": _number(to_eur(project.amount, project.currency)),
        "eu_contribution": _number(_eu(contributions)),
        "eu_rate": round(float(rate), 4) if rate is not None else None,
        "our_role": project.our_role,
        "lead_partner": "; ".join(leads),
        "partners": len(partners) or None,
        "countries": " ".join(sorted(everything.countries.get(project.pk, ()))),
        "themes": "; ".join(by_name(themes)),
        "language": project.content_language,
        "url": project.full_url,
    }


def _eu(contributions):
    known = [row.amount for row in contributions if row.kind == "eu" and row.amount is not None]
    return sum(known) if known else None


def _number(value):
    return str(value) if value is not None else None


@in_content_language
def as_csv(page, request):
    """The list as a file for a spreadsheet, with a mark at the start by which it knows the encoding."""
    lines = [[_spoken(name, row[name]) for name in HEADERS] for row in rows(page, request)]
    text = csv_text([HEADERS.values(), *lines], is_marked=True)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.csv"'
    response["Content-Language"] = page.content_language
    response["X-Robots-Tag"] = "noindex"
    return response


def _spoken(name, value):
    """The value in words where the open data has a code."""
    if value is None or value == "":
        return None
    if name in NUMBERS:
        return Decimal(value)
    if name == "countries":
        return "; ".join(by_name(country_name(code) for code in value.split()))
    names = {
        "status": STATUS_OF_LIST,
        "our_role": dict(ProjectPage.Role.choices),
    }
    if name == "language":
        return language_name(value)
    return str(names[name].get(value, value)) if name in names else value


def as_json(page, request):
    response = JsonResponse(
        {"projects": rows(page, request)}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Robots-Tag"] = "noindex"
    return response
