"""What the lists that cross the sections show of this app."""

from django.utils.translation import gettext_lazy as _

from facts.intervals import years_between
from facts.sorting import sort_key
from facts.visible import language_of_words, settle, visible
from home.organisation_list import register_mention
from search.lists import Entry, register_entries, register_years
from twinning.models import (
    AgreementIndexPage,
    AgreementPage,
    AgreementParty,
    ExchangeIndexPage,
    ExchangePage,
    MembershipPage,
    TwinCityPage,
)
from twinning.phases import years_of_signing

register_mention(AgreementParty, "agreement_id", "organisation_id")
register_mention(ExchangePage, "pk", "host_id")
register_mention(MembershipPage, "pk", "organisation_id")


@register_entries
def towns(locale):
    """Every partner town by its name in this language, and by its own where that is another; one query."""
    rows = visible(TwinCityPage.objects.filter(locale=locale)).only(
        "title", "path", "depth", "url_path", "alias_of_id", "locale_id", "country",
        "endonym", "endonym_language",
    )  # fmt: skip
    pages = list(rows)
    for page in pages:
        page.locale = locale
    for page in settle(pages, pages[0]) if pages else ():
        lang = language_of_words(page)
        yield Entry(page.title, page.url, lang, page.country, is_town=True)
        if page.endonym and sort_key(page.endonym)[0] != sort_key(page.title)[0]:
            see = [{"text": page.title, "lang": lang}]
            yield Entry(
                page.endonym,
                page.url,
                page.endonym_language,
                page.country,
                is_town=True,
                about=see,
                is_other_name=True,
            )


@register_years(_("Exchanges"), order=10)
def exchanges(locale):
    rows = visible(ExchangePage.objects.filter(locale=locale)).values_list("start", "end")
    years = [str(year) for start, end in rows for year in years_between(start, end)]
    return address_of(ExchangeIndexPage, locale), years


@register_years(_("Agreements"), order=20)
def agreements(locale):
    rows = visible(AgreementPage.objects.filter(locale=locale))
    dates = rows.values_list("signed_on", "signed_until", "decision_date")
    years = [str(year) for row in dates for year in years_of_signing(*row)]
    return address_of(AgreementIndexPage, locale), years


def address_of(model, locale):
    """Address of the section's list in a language; "" when it is not public. One query."""
    page = visible(model.objects.filter(locale=locale)).first()
    return page.url if page else ""
