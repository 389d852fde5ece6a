"""The partners of a project, as the table shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from facts.formats import format_date, format_record_money, format_share
from facts.languages import country_name
from home.models import Organisation
from home.wording import lang_of, localized


@dataclass
class Partner:
    """`lang` marks name and place when they are not in the page's language; "" where nothing is known."""

    name: str
    acronym: str
    lang: str
    original: str
    original_lang: str
    place: str
    country: str
    country_code: str
    role: str
    is_lead: bool
    is_funded: bool
    share: str
    share_of_total: str
    joined: str
    left: str
    task: str


def partners(page, rows):
    """[Partner] for the rows of a project, in its order; one query."""
    organisations = localized(Organisation, {row.organisation_id for row in rows}, page)
    return [
        _partner(page, row, organisations[row.organisation_id])
        for row in rows
        if row.organisation_id in organisations
    ]


def _partner(page, row, organisation):
    rate = page.rate_of(row)
    original = organisation.name_original
    return Partner(
        name=organisation.name,
        # „Фондация „ПРИЗМА“ (ПРИЗМА)“ would say it twice.
        acronym="" if organisation.acronym in organisation.name else organisation.acronym,
        lang=lang_of(organisation),
        original=original if original != organisation.name else "",
        original_lang=organisation.original_language,
        place=organisation.place,
        country=country_name(organisation.country) if organisation.country else "",
        country_code=organisation.country,
        role=row.get_role_display(),
        is_lead=row.role == row.Role.LEAD,
        is_funded=row.role != row.Role.ASSOCIATED,
        share=format_record_money(row),
        share_of_total=format_share(rate) if rate is not None else "",
        joined=row.joined,
        left=row.left,
        task=row.task,
    )


def summary(found):
    """„9 партньори от 3 държави“; associated partners are counted apart."""
    funded = [partner for partner in found if partner.is_funded]
    countries = {partner.country_code for partner in found if partner.country_code}
    text = ngettext("%(count)s partner", "%(count)s partners", len(funded)) % {"count": len(funded)}
    if len(funded) < len(found):
        more = len(found) - len(funded)
        text += gettext(" and %(count)s associated") % {"count": more}
    if countries:
        text += ngettext(" from %(count)s country", " from %(count)s countries", len(countries)) % {
            "count": len(countries)
        }
    return text


def period(partner):
    """ "since May 2013", "left in 2014": only said when it is not the project's own time."""
    said = []
    if partner.joined:
        said.append(gettext("joined: %(date)s") % {"date": format_date(partner.joined)})
    if partner.left:
        said.append(gettext("left: %(date)s") % {"date": format_date(partner.left)})
    return ", ".join(said)
