"""The contexts of the section pages, each `builder(page, request)`."""

from twinning.agreement_index import agreement_csv, agreement_index
from twinning.exchange_index import exchange_index
from twinning.membership_index import membership_index
from twinning.town_index import town_index

towns = town_index
exchanges = exchange_index
agreements = agreement_index
agreements_csv = agreement_csv
memberships = membership_index
