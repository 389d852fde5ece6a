from twinning.models.agreement import AgreementFile, AgreementPage, AgreementParty, Signatory
from twinning.models.exchange import (
    Delegate,
    ExchangeDocument,
    ExchangeFunding,
    ExchangePage,
    ExchangeQuote,
    ExchangeRecord,
    ExchangeTown,
    ProgrammeItem,
)
from twinning.models.indexes import (
    AgreementIndexPage,
    ExchangeIndexPage,
    MembershipIndexPage,
    TwinCityIndexPage,
)
from twinning.models.membership import MembershipPage, MembershipPeriod, Representative
from twinning.models.town import FactNote, PartnerText, TownContact, Trace, TwinCityPage

__all__ = [
    "AgreementFile",
    "AgreementIndexPage",
    "AgreementPage",
    "AgreementParty",
    "Delegate",
    "ExchangeDocument",
    "ExchangeFunding",
    "ExchangeIndexPage",
    "ExchangePage",
    "ExchangeQuote",
    "ExchangeRecord",
    "ExchangeTown",
    "FactNote",
    "MembershipIndexPage",
    "MembershipPage",
    "MembershipPeriod",
    "PartnerText",
    "ProgrammeItem",
    "Representative",
    "Signatory",
    "TownContact",
    "Trace",
    "TwinCityIndexPage",
    "TwinCityPage",
]
