"""The list of agreements: one table, one timeline, one CSV file."""

from django.utils.translation import gettext, ngettext, override

from facts.formats import format_number
from search.filters import Group, address, narrow
from twinning.agreement_rows import csv_response, decision, rows_of, timeline
from twinning.models import AgreementPage
from twinning.reading import Reader, in_content_language, joined, page_lang
from twinning.words_of import sentence, signed_text, state_text

STATES = ("in_force", "expiring", "expired", "ended", "unknown")


@in_content_language
def agreement_index(index, request):
    """Everything that pages/twinning/agreement_index.html names; see there."""
    rows, found = _found(index, request)
    return {
        "rows": [_shown(row) for row in reversed(found.items)],
        "timeline": timeline(found.items),
        "filters": found.groups,
        "is_filtered": found.is_filtered,
        "total": _count(len(found.items), len(rows)),
        "csv_url": address(request.path, found.chosen | {"format": "csv"}),
    }


def agreement_csv(index, request):
    """The chosen rows as a CSV file in the language of the page."""
    with override(index.content_language):
        _rows, found = _found(index, request)
        name = f"agreements-{index.locale.language_code}.csv"
        response = csv_response(found.items, name, request)
    response["Content-Language"] = index.content_language
    return response


def _found(index, request):
    reader = Reader(index, request)
    pages = reader.pages(AgreementPage).filter(path__startswith=index.path, depth=index.depth + 1)
    rows = rows_of(reader, reader.collect(pages.defer("body", "transcription")))
    return rows, narrow(request, rows, _groups(rows), _values)


def _values(row):
    return {
        "kind": {row.page.kind},
        "state": {row.page.state},
        "town": {party.key for party in row.parties if party.key},
        "year": {str(year) for year in row.years},
    }


def _groups(rows):
    towns = {party.key: party.html for row in rows for party in row.parties if party.key}
    years = sorted({str(year) for row in rows for year in row.years}, reverse=True)
    states = {row.page.state: state_text(row.page) for row in rows}
    return [
        Group("kind", gettext("Kind"), dict(AgreementPage.Kind.choices)),
        Group("state", gettext("State"), {key: states[key] for key in STATES if key in states}),
        Group("town", gettext("With"), towns),
        Group("year", gettext("Year"), {year: year for year in years}),
    ]


def _count(shown, of):
    if shown == of:
        text = ngettext("%(number)s agreement", "%(number)s agreements", of)
    else:
        text = ngettext(
            "%(shown)s of %(number)s agreement", "%(shown)s of %(number)s agreements", of
        )
    return text % {"shown": format_number(shown), "number": format_number(of)}


def _shown(row):
    page = row.page
    is_single = page.signed_on and not page.signed_until
    return {
        "page": page,
        "lang": page_lang(page),
        "kind": sentence(page.get_kind_display()),
        "parties": joined([party.html for party in row.parties]) if row.parties else "",
        "when": signed_text(page),
        "datetime": page.signed_on if is_single else "",
        "state": sentence(state_text(page)),
        "decision": decision(page),
    }
