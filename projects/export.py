"""The list of projects as open data: one row for a project, the columns that keep.eu has too."""

import csv
import io

from django.http import HttpResponse, JsonResponse

from facts.money import to_eur
from home.models import Organisation
from home.wording import in_content_language, localized
from projects import listed
from projects.models import ProjectPartner, Reference
from projects.money_facts import eu_rate
from search.filters import narrow

COLUMNS = (
    "title", "acronym", "programme", "period", "references", "start", "end", "months", "status",
    "total", "currency", "total_is_lower_bound", "total_eur", "eu_contribution", "eu_rate",
    "our_role", "lead_partner", "partners", "countries", "themes", "language", "url",
)  # fmt: skip
# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@in_content_language
def rows(page, request):
    """Dicts with COLUMNS as keys for the projects that the filters of the request leave."""
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
        "themes": "; ".join(sorted(themes)),
        "language": project.content_language,
        "url": project.full_url,
    }


def _eu(contributions):
    known = [row.amount for row in contributions if row.kind == "eu" and row.amount is not None]
    return sum(known) if known else None


def _number(value):
    return str(value) if value is not None else None


def as_csv(page, request):
    """UTF-8 with a mark at the start, by which a spreadsheet knows the encoding."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(COLUMNS)
    for row in rows(page, request):
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    response = HttpResponse("\ufeff" + output.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.csv"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _cell(value):
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def as_json(page, request):
    response = JsonResponse(
        {"projects": rows(page, request)}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Robots-Tag"] = "noindex"
    return response
