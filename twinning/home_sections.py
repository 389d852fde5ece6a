"""What the front page shows of this app: the map with its sentence, and the latest exchanges."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import override

from home.models import Municipality, MunicipalitySettings, Term
from home.sections import register
from media.renditions import load_pictures
from twinning import statistics
from twinning.exchange_index import Entry, exchange_card
from twinning.models import (
    ExchangeIndexPage,
    ExchangePage,
    ExchangeTown,
    TwinCityIndexPage,
    TwinCityPage,
)
from twinning.reading import Reader
from twinning.town_index import drawing

LATEST = 3


@register("towns")
def towns(home):
    """{map, summary, url}: Drawing or None, sentence, address of the list; nothing is asked before use."""
    if not hasattr(home, "_towns_section"):
        home._towns_section = SimpleLazyObject(lambda: _towns(home))
    return home._towns_section


@register("map")
def home_map(home):
    return SimpleLazyObject(lambda: towns(home)["map"])


@register("summary")
def home_summary(home):
    return SimpleLazyObject(lambda: towns(home)["summary"])


@register("latest_exchanges")
def latest_exchanges(home):
    """{entries, url}: items of exchange_index.exchange_card, newest first, and the list's address."""
    return SimpleLazyObject(lambda: _latest_exchanges(home))


def _towns(home):
    reader = Reader(home)
    rows = reader.pages(TwinCityPage).filter(path__startswith=home.path).order_by("path")
    rows = rows.exclude(status=TwinCityPage.Status.ENDED).defer("body", "how_to_take_part")
    found = reader.collect(rows)
    figures = statistics.figures_by_town([town.source_pk for town in found], with_money=False)
    with override(home.content_language):
        return {
            "map": drawing(found, our_place(home, reader)) if found else None,
            "summary": statistics.summary(found, statistics.total(figures.values())),
            "url": SimpleLazyObject(lambda: _address(reader, TwinCityIndexPage, home)),
        }


def _address(reader, model, home):
    page = _section(reader, model, home)
    return page.url if page else ""


def _section(reader, model, home):
    page = reader.pages(model).filter(path__startswith=home.path).first()
    return reader.adopt(page) if page else None


def our_place(home, reader):
    """{latitude, longitude, short_name} of our own town; empty values when not set."""
    facts = MunicipalitySettings.objects.filter(
        site__root_page__translation_key=home.translation_key
    ).first()
    if facts is None:
        return {"latitude": None, "longitude": None, "short_name": ""}
    words = reader.words(Municipality, [facts.municipality_id]).get(facts.municipality_id)
    return {
        "latitude": facts.latitude,
        "longitude": facts.longitude,
        "short_name": words.short_name if words else "",
    }


def _latest_exchanges(home):
    reader = Reader(home)
    rows = reader.pages(ExchangePage).filter(path__startswith=home.path)
    pages = reader.collect(rows.defer("body").order_by("-start", "-pk")[:LATEST])
    load_pictures([(page, "lead_image") for page in pages], "card")
    links = ExchangeTown.objects.filter(exchange__in=[page.pk for page in pages])
    pairs = list(links.order_by("sort_order").values_list("exchange_id", "town_id"))
    found = reader.by_source(TwinCityPage, [town for _exchange, town in pairs])
    kinds = reader.words(Term, [page.kind_id for page in pages])
    entries = [
        Entry(
            page.pk,
            page.start,
            page.end,
            page.kind_id,
            page.path,
            [town for exchange, town in pairs if exchange == page.pk],
        )
        for page in pages
    ]
    with override(home.content_language):
        cards = [
            exchange_card(page, entry, found, kinds)
            for page, entry in zip(pages, entries, strict=True)
        ]
    return {
        "entries": cards,
        "url": _address(reader, ExchangeIndexPage, home),
    }
