"""What the search knows of towns, visits, agreements and memberships."""

from django.conf import settings
from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from facts.visible import visible
from search import facets
from twinning.models import (
    AgreementPage,
    AgreementParty,
    ExchangePage,
    ExchangeTown,
    MembershipPage,
    TwinCityPage,
)

# Not all of them are twins.
facets.register_kind(TwinCityPage, plural=_("Partner towns"), said_by="relation_kind")
for model in (ExchangePage, AgreementPage, MembershipPage):
    facets.register_kind(model)
facets.register_link("town", ExchangeTown, "exchange_id", "town_id")
facets.register_link("town", AgreementParty, "agreement_id", "town_id")
facets.register_link("country", AgreementParty, "agreement_id", "organisation__country")
facets.register_link("country", MembershipPage, "pk", "organisation__country")


@facets.register_names("town")
def towns(locale):
    """The partner towns that readers of the language see, by their source's primary key."""
    source = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    )
    rows = visible(TwinCityPage.objects.filter(locale=locale))
    return rows, {
        "value": Subquery(source.values("pk")[:1]),
        "name": F("title"),
        "lang": _language(locale),
        "page": F("pk"),
        "country": F("country"),
    }


def _language(locale):
    """A stand-in speaks the source's language."""
    return Case(
        When(alias_of__isnull=True, then=Value(locale.language_code)),
        default=Value(settings.LANGUAGE_CODE),
    )
