"""The list of exchanges: by year, newest first."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from django.core.paginator import Paginator
from django.utils.translation import gettext, ngettext

from facts.formats import format_number
from facts.intervals import years_between
from facts.sorting import by_name, sort_key
from home.models import Term
from media.renditions import load_pictures
from search.filters import Group, narrow
from twinning.models import ExchangePage, ExchangeTown, TwinCityPage
from twinning.phases import last_year
from twinning.reading import Reader, in_content_language, marked, marked_snippet, page_lang
from twinning.words_of import exchange_item, sentence

PER_PAGE = 24


@dataclass
class Entry:
    """One exchange as far as the list needs it before its page is asked for."""

    pk: int
    start: str
    end: str
    kind: int | None
    path: str
    towns: list = field(default_factory=list)  # source pks

    @property
    def year(self):
        return last_year(self.start, self.end)

    @property
    def years(self):
        return {str(year) for year in years_between(self.start, self.end)}


@in_content_language
def exchange_index(index, request):
    """Everything that pages/twinning/exchange_index.html names; see there."""
    reader = Reader(index, request)
    entries = _entries(reader, index)
    towns = reader.by_source(TwinCityPage, {pk for entry in entries for pk in entry.towns})
    kinds = reader.words(Term, {entry.kind for entry in entries})
    found = narrow(request, entries, _groups(entries, towns, kinds), _values)
    page_obj = Paginator(found.items, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "years": _years(reader, page_obj.object_list, towns, kinds, found.chosen.get("year")),
        "page_obj": page_obj,
        "filters": found.groups,
        "is_filtered": found.is_filtered,
        "total": _count(len(found.items), len(entries)),
    }


def _entries(reader, index):
    """All exchanges, newest first; two queries, the pages themselves are not loaded."""
    shown = reader.pages(ExchangePage).filter(path__startswith=index.path, depth=index.depth + 1)
    rows = shown.values_list("pk", "start", "end", "kind_id", "path")
    entries = [Entry(*row) for row in rows]
    towns = defaultdict(list)
    links = ExchangeTown.objects.filter(exchange__in=shown.values("pk"))
    for exchange, town in links.order_by("sort_order").values_list("exchange_id", "town_id"):
        towns[exchange].append(town)
    for entry in entries:
        entry.towns = towns[entry.pk]
    return sorted(entries, key=lambda entry: (entry.end or entry.start, entry.start), reverse=True)


def _values(entry):
    return {
        "year": entry.years,
        "town": {str(pk) for pk in entry.towns},
        "kind": {str(entry.kind)} if entry.kind else set(),
    }


def _groups(entries, towns, kinds):
    years = sorted({year for entry in entries for year in entry.years}, reverse=True)
    named_towns = by_name(towns.items(), name=lambda pair: pair[1].title)
    named_kinds = sorted(kinds.items(), key=lambda pair: (pair[1].position, sort_key(pair[1])))
    return [
        Group("year", gettext("Year"), {year: year for year in years}),
        Group(
            "town",
            gettext("Town"),
            {str(pk): marked(town.title, page_lang(town)) for pk, town in named_towns},
        ),
        Group("kind", gettext("Kind"), {str(pk): marked_snippet(term) for pk, term in named_kinds}),
    ]


def _count(shown, of):
    if shown == of:
        text = ngettext("%(number)s exchange", "%(number)s exchanges", of)
    else:
        text = ngettext("%(shown)s of %(number)s exchange", "%(shown)s of %(number)s exchanges", of)
    return text % {"shown": format_number(shown), "number": format_number(of)}


def _years(reader, entries, towns, kinds, chosen=None):
    """[{year, items}] of the entries on this page of the list; three queries.

    Where a year is chosen, all stand under it, whatever year they ended in.
    """
    rows = reader.pages(ExchangePage).filter(pk__in=[entry.pk for entry in entries])
    pages = {
        page.pk: page
        for page in reader.collect(rows.defer("body", "results", "next_steps", "call_text"))
    }
    load_pictures([(page, "lead_image") for page in pages.values()], "card")
    items = [
        exchange_card(pages[entry.pk], entry, towns, kinds)
        for entry in entries
        if entry.pk in pages
    ]
    if chosen:
        return [{"year": chosen, "items": items}] if items else []
    return [{"year": year, "items": list(group)} for year, group in groupby(items, key=_year_of)]


def _year_of(item):
    return item["year"]


def exchange_card(page, entry, towns, kinds):
    """{page, year, kind, towns, when, state, meta} for a list of exchanges."""
    kind = kinds.get(entry.kind)
    return exchange_item(page) | {
        "page": page,
        "year": entry.year,
        "kind": marked_snippet(kind, sentence(kind)) if kind else "",
        "towns": [
            marked(towns[pk].title, page_lang(towns[pk])) for pk in entry.towns if pk in towns
        ],
    }
