"""What the page of a membership shows."""

from django.utils.translation import gettext

from facts.formats import format_record_money
from home.models import Organisation
from media.renditions import load_pictures
from twinning.about import beside
from twinning.agreement_rows import decision
from twinning.children import children
from twinning.membership_rows import is_current, periods_text
from twinning.reading import Reader, in_content_language, marked_snippet
from twinning.town_facts import host_name
from twinning.words_of import neighbour, sentence


@in_content_language
def membership_context(membership, request):
    """Everything that pages/twinning/membership.html names; see there."""
    reader = Reader(membership, request)
    around = beside(reader, membership)
    names = reader.words(Organisation, [membership.organisation_id, membership.member_id])
    organisation = names.get(membership.organisation_id)
    rows = children(membership, "periods", "representatives")
    periods = rows["periods"]
    pairs = [(membership, "lead_image"), (organisation, "logo")]
    load_pictures(pairs, "cover", "logo", "full")
    current = is_current(periods)
    return {
        "organisation": organisation,
        "original": _original(organisation),
        "description": _description(organisation),
        "current": current,
        "facts": _facts(membership, organisation, names.get(membership.member_id), periods),
        "representatives": rows["representatives"],
        "previous": neighbour(around.previous),
        "next": neighbour(around.next),
    }


def _original(organisation):
    """[{text, lang}] of the organisation's own name and acronym, for the title."""
    if organisation is None or organisation.name_original == organisation.name:
        return []
    return [{"text": organisation.name_original, "lang": organisation.original_language}]


def _description(organisation):
    if organisation is None or not organisation.description:
        return ""
    return marked_snippet(organisation, organisation.description)


def _facts(membership, organisation, member, periods):
    facts = [
        {"label": gettext("Organisation"), "value": _name(organisation)},
        {"label": gettext("Acronym"), "value": getattr(organisation, "acronym", "")},
        {"label": gettext("Member"), "value": _name(member)},
        {"label": gettext("Kind of membership"), "value": sentence(membership.get_kind_display())},
        {"label": gettext("Since"), "value": periods_text(periods)},
        {"label": gettext("Fee for a year"), "value": _fee(membership)},
        {"label": gettext("Council decision"), "value": "", "url": ""},
        {"label": gettext("Website"), "value": _host(organisation), "url": _url(organisation)},
    ]
    shown = decision(membership)
    if shown:
        facts[6] |= {"value": shown["text"], "url": shown["url"]}
    return [fact for fact in facts if fact["value"]]


def _name(organisation):
    return marked_snippet(organisation) if organisation else ""


def _fee(membership):
    return format_record_money(membership)


def _url(organisation):
    return organisation.website if organisation else ""


def _host(organisation):
    return host_name(_url(organisation))
