"""Agreements as rows: the table, the timeline and the CSV file are made of the same ones."""

from dataclasses import dataclass, field

from django.http import HttpResponse
from django.utils.translation import gettext

from facts.sorting import sort_key
from facts.spreadsheet import csv_text
from home.models import Organisation
from twinning.models import AgreementPage, AgreementParty, TwinCityPage
from twinning.phases import years_of_signing
from twinning.reading import marked, marked_snippet, page_lang
from twinning.words_of import agreement_date, decision_text, sentence, signed_text, state_text


@dataclass
class Party:
    """One side of an agreement; `html` marks a name in another language."""

    name: str
    html: str
    url: str = ""
    original: str = ""
    original_lang: str = ""
    key: str = ""  # for the filter: the source pk of a town


@dataclass
class Row:
    page: AgreementPage
    parties: list = field(default_factory=list)

    @property
    def date(self):
        return agreement_date(self.page)

    @property
    def years(self):
        page = self.page
        return years_of_signing(page.signed_on, page.signed_until, page.decision_date)


def rows_of(reader, agreements):
    """[Row] of agreements of one language, oldest first; three queries."""
    rows = {page.pk: Row(page) for page in agreements}
    links = list(AgreementParty.objects.filter(agreement__in=rows).order_by("sort_order", "pk"))
    towns = reader.by_source(TwinCityPage, [link.town_id for link in links])
    found = parties(reader, links, towns)
    for link in links:
        if link.pk in found:
            rows[link.agreement_id].parties.append(found[link.pk])
    return sorted(rows.values(), key=lambda row: (row.date or "9999", sort_key(row.page.title)))


def parties(reader, links, towns):
    """{pk of AgreementParty: Party}; `towns` by source pk, others have no public page; one query."""
    names = reader.words(Organisation, [link.organisation_id for link in links])
    found = {}
    for link in links:
        if link.town_id in towns:
            found[link.pk] = _town(towns[link.town_id])
        elif link.organisation_id in names:
            found[link.pk] = _organisation(names[link.organisation_id])
    return found


def _town(town):
    original = town.endonym if town.endonym != town.title else ""
    lang = page_lang(town)
    return Party(
        town.title,
        marked(town.title, lang),
        town.url,
        original,
        town.endonym_language,
        str(town.source_pk),
    )


def _organisation(organisation):
    original = organisation.name_original
    if original == organisation.name:
        original = ""
    return Party(
        organisation.name,
        marked_snippet(organisation),
        "",
        original,
        organisation.original_language,
    )


def decision(agreement):
    """{text, url, missing} of the council's decision; None when the record says nothing of one."""
    text = decision_text(agreement)
    if text:
        return {"text": text, "url": agreement.decision_url, "missing": False}
    if getattr(agreement, "decision_not_found", False):
        return {"text": gettext("not found in the archive"), "url": "", "missing": True}
    return None


# --- CSV ---------------------------------------------------------------------------------------------


def csv_response(rows, filename, request):
    """The rows as a file for a spreadsheet: UTF-8, the header in the reader's language, dates as ISO 8601."""
    header = [
        gettext("Title"),
        gettext("Kind"),
        gettext("Parties"),
        gettext("Signed on"),
        gettext("Signed at the latest on"),
        gettext("Place"),
        gettext("State"),
        gettext("Council decision No"),
        gettext("Decided on"),
        gettext("Address"),
    ]
    text = csv_text([header, *(_cells(row, request) for row in rows)])
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    # The same address without ?format=csv is the page that search engines should know.
    response["X-Robots-Tag"] = "noindex"
    return response


def _cells(row, request):
    page = row.page
    number = page.decision_number
    if page.decision_not_found and not number:
        number = gettext("not found in the archive")
    return [
        page.title,
        page.get_kind_display(),
        "; ".join(party.name for party in row.parties),
        page.signed_on,
        page.signed_until,
        page.place,
        state_text(page),
        number,
        page.decision_date,
        page.get_full_url(request),
    ]


def timeline(rows):
    """The same rows for components/timeline."""
    return [
        {
            "when": signed_text(row.page),
            "datetime": row.page.signed_on if not row.page.signed_until else "",
            "title": row.page.title,
            "url": row.page.url,
            "lang": page_lang(row.page),
            "text": row.page.lead,
            "source": sentence(row.page.get_kind_display()),
        }
        for row in rows
        if row.date
    ]
