"""Figures of partnerships, computed from the records; each record counts once, by its source-language row.

A figure is a lower bound when a record says “more than” or leaves the figure out: then the true one is
not known, only that it is not smaller.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext, ngettext

from facts.formats import format_date, format_money, format_number
from facts.money import to_eur
from facts.partial_date import PartialDate
from facts.rows import gather
from facts.visible import visible
from twinning import participants
from twinning.about import project_model
from twinning.models import ExchangeFunding, ExchangePage, ExchangeTown
from twinning.phases import COMING, phase

EU = "eu"


@dataclass
class Figures:
    """What was done with one town or with all of them.

    `people` and `eur` are None when no record gives a figure.
    """

    exchanges: dict = field(default_factory=dict)  # pk → (people or None, at least)
    amounts: dict = field(
        default_factory=dict
    )  # key of a record → (Decimal euro or None, at least)
    projects: dict = field(default_factory=dict)  # pk → whether the programme is the EU's

    @property
    def people(self):
        known = [people for people, _at_least in self.exchanges.values() if people is not None]
        return sum(known) if known else None

    @property
    def people_at_least(self):
        return any(at_least or people is None for people, at_least in self.exchanges.values())

    @property
    def eur(self):
        known = [amount for amount, _at_least in self.amounts.values() if amount is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def eur_at_least(self):
        return any(at_least or amount is None for amount, at_least in self.amounts.values())

    @property
    def people_text(self):
        """„над 350“ / "over 350", or "" when not known."""
        return format_number(self.people, self.people_at_least) if self.people else ""

    @property
    def eur_text(self):
        """„над 200 000 €“, or "" when not known."""
        return format_money(self.eur, "EUR", self.eur_at_least) if self.eur else ""

    def add_amount(self, key, amount, currency, at_least):
        """Adds to the record's sum; an amount without a fixed rate only makes it a lower bound."""
        eur = to_eur(None if amount is None else str(amount), currency)
        before, was_at_least = self.amounts.get(key, (None, False))
        total = before if eur is None else (before or Decimal(0)) + eur
        self.amounts[key] = (total, was_at_least or bool(at_least) or eur is None)


def figures_by_town(town_ids, with_money=True):
    """{source pk of a town: Figures} of what readers may see; three queries, one without the money."""
    figures = {pk: Figures() for pk in town_ids}
    _add_exchanges(figures)
    if not with_money:
        return figures
    _add_projects(figures)
    exchanges = {pk for one in figures.values() for pk in one.exchanges}
    projects = {pk for one in figures.values() for pk in one.projects}
    _add_money(list(figures.values()), gather(money_sources(exchanges, projects)))
    return figures


def figures_of(around, money):
    """The Figures of one town, from its Surroundings and what gather() found for money_sources()."""
    figures = Figures()
    for exchange in around.exchanges:
        if phase(exchange.start, exchange.end) != COMING:
            figures.exchanges[exchange.source_pk] = exchange.people
    for project in around.projects:
        if project.our_role == project.Role.NONE:
            continue
        figures.projects[project.source_pk] = bool(project.programme and project.programme.is_eu)
    _add_money([figures], money)
    return figures


def total(figures):
    """The Figures of several towns together: what two towns share counts once."""
    everything = Figures()
    for one in figures:
        everything.exchanges |= one.exchanges
        everything.projects |= one.projects
        everything.amounts |= one.amounts
    return everything


def _add_exchanges(figures):
    shown = visible(ExchangePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE))
    links = ExchangeTown.objects.filter(town_id__in=figures, exchange__in=shown)
    columns = (
        "exchange__start",
        "exchange__end",
        *(f"exchange__{name}" for name in participants.FIELDS),
    )
    for town, exchange, start, end, *people in links.values_list(
        "town_id", "exchange_id", *columns
    ):
        if phase(start, end) != COMING:
            figures[town].exchanges[exchange] = participants.people_of(*people)


def _add_projects(figures):
    model = project_model()
    shown = visible(model.objects.filter(locale__language_code=settings.LANGUAGE_CODE))
    # What a town does without us is on its page, but no work of ours together.
    shown = shown.exclude(our_role=model.Role.NONE)
    links = shown.filter(related_records__record_id__in=figures).values_list(
        "related_records__record_id", "pk", "programme__is_eu"
    )
    for town, project, is_eu in links:
        figures[town].projects[project] = bool(is_eu)


def money_sources(exchanges, projects):
    """Sources for children.gather(): the EU's money for records with these source pks.

    An exchange within a project is paid from the project's money, which is counted there.
    """
    columns = {name: F(name) for name in ("amount", "currency", "is_lower_bound")}
    funding = ExchangeFunding.objects.filter(
        payer=EU, exchange__in=exchanges, exchange__related_records__isnull=True
    )
    contributions = project_model().contributions.field.model.objects.filter(
        kind=EU, project__in=projects
    )
    return {
        "funding": (funding, columns | {"pk": F("exchange_id")}),
        "contributions": (contributions, columns | {"pk": F("project_id")}),
    }


def _add_money(figures, money):
    """Adds what gather() found; a project of the EU without an amount makes the sum a lower bound."""
    for name, records in (("funding", "exchanges"), ("contributions", "projects")):
        for row in money[name]:
            for one in figures:
                if row["pk"] in getattr(one, records):
                    key = (name, row["pk"])
                    one.add_amount(key, row["amount"], row["currency"], row["is_lower_bound"])
    for one in figures:
        for pk, is_eu in one.projects.items():
            if is_eu and ("contributions", pk) not in one.amounts:
                one.amounts["contributions", pk] = (None, True)


# --- In words ----------------------------------------------------------------------------------------


def first_year(towns):
    years = [PartialDate(town.cooperation_since).year for town in towns if town.cooperation_since]
    return min(years, default=None)


def people_sentence(figures):
    """„над 380 души си гостуваха“, or "" when not known."""
    if not figures.people:
        return ""
    text = ngettext(
        "%(number)s person visited the other side",
        "%(number)s people visited each other",
        figures.people,
    )
    return text % {"number": figures.people_text}


def summary(towns, figures):
    """One sentence on the partnerships: since when, how many, in how many countries, how many people."""
    if not towns:
        return ""
    year = first_year(towns)
    countries = len({town.country for town in towns})
    partners = ngettext("%(number)s partner", "%(number)s partners", len(towns))
    places = ngettext("in %(number)s country", "in %(number)s countries", countries)
    parts = [
        f"{partners % {'number': format_number(len(towns))}} "
        f"{places % {'number': format_number(countries)}}",
        people_sentence(figures),
    ]
    text = ", ".join(part for part in parts if part)
    if year:
        return gettext("Since %(year)s – %(what)s.") % {
            "year": format_date(str(year)),
            "what": text,
        }
    return f"{text}."
