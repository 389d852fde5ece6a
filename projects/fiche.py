"""The ruled list of labels and values at the head of a project's page."""

import datetime

from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from facts.formats import format_date
from facts.languages import country_name
from facts.templatetags.facts_tags import time_tag
from home.wording import lang_of
from projects.labels import STATUS, fund_text

LINKS = (
    ("website", None),
    ("keep_url", "keep.eu"),
    ("kohesio_url", "Kohesio"),
    ("cordis_url", "CORDIS"),
    ("isun_url", "ИСУН"),
)


def fiche(page, rows, programme, partners, lists):
    """[{label, value | several, url, lang, note}] for the fact list; empty ones are left out there."""
    lead = next((partner for partner in partners if partner.is_lead), None)
    return [
        _status(page),
        {"label": gettext("Term"), "value": _term(page), "note": _months(page)},
        {
            "label": gettext("Results kept up until"),
            "value": time_tag(page.durability_until),
        },
        {
            "label": gettext("Programme"),
            "value": programme.name if programme else "",
            "url": programme.website if programme else "",
            "lang": lang_of(programme) if programme else "",
            "note": _period_and_fund(programme) if programme else "",
        },
        {
            "label": gettext("Reference numbers"),
            "several": [
                {"text": row.value, "note": row.get_scheme_display()} for row in rows.references
            ],
        },
        _lead(lead),
        {"label": gettext("Our role"), "value": page.get_our_role_display()},
        {"label": gettext("Partner towns"), "several": _towns(lists)},
        {"label": gettext("Places"), "several": [_place(row) for row in rows.places]},
        {"label": gettext("More about it"), "several": links(page)},
        {"label": gettext("Contacts"), "several": _contacts(rows.contacts)},
    ]


def _status(page):
    text = STATUS.get(page.status, "")
    note = ""
    if page.terminated_on:
        note = format_date(page.terminated_on)
    return {"label": gettext("Status"), "value": str(text), "note": note}


def _term(page):
    if page.start and page.end and page.start != page.end:
        return format_html("{} – {}", time_tag(page.start), time_tag(page.end))
    if page.start and not page.end:
        return format_html(gettext("from {}"), time_tag(page.start))
    return time_tag(page.start or page.end)


def _months(page):
    if not page.months:
        return ""
    return ngettext("%(count)s month", "%(count)s months", page.months) % {"count": page.months}


def _period_and_fund(programme):
    return ", ".join(filter(None, [programme.period, fund_text(programme.fund)]))


def _lead(partner):
    if partner is None:
        return {}
    place = ", ".join(filter(None, [partner.place, partner.country]))
    return {
        "label": gettext("Lead partner"),
        "value": partner.name,
        "lang": partner.lang,
        "note": place,
    }


def _towns(lists):
    return [
        {"text": town.title, "url": town.url, "lang": town.lang} for town in lists.get("towns", [])
    ]


def _place(row):
    note = ", ".join(filter(None, [country_name(row.country) if row.country else "", row.nuts]))
    return {"text": row.name, "note": note}


def links(page):
    """[{text, url}] of the project elsewhere."""
    found = []
    for name, label in LINKS:
        url = getattr(page, name)
        if url:
            found.append({"text": label or gettext("website of the project"), "url": url})
    return found


def _contacts(rows):
    """Those that are still valid: an address outlives its person badly."""
    today = datetime.date.today()
    return [_contact(row) for row in rows if row.valid_until is None or row.valid_until >= today]


def _contact(row):
    reach = {"text": row.unit, "note": row.phone}
    if row.mailbox:
        reach["url"] = f"mailto:{row.mailbox}"
    return reach
