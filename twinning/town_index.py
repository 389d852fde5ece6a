"""The list of partner towns: map, cards, figures and the archive of what has ended."""

from collections import defaultdict

from django.utils.translation import gettext, ngettext

from facts.countries import country_name
from facts.formats import format_date, format_number
from facts.sorting import by_name, sort_key
from home.europe_map import Point, draw
from home.models import Term
from media.renditions import load_pictures
from search.filters import Group, narrow
from twinning import statistics
from twinning.models import TwinCityPage
from twinning.names import shown_name
from twinning.our_town import municipality
from twinning.reading import Reader, in_content_language, joined, marked_snippet
from twinning.town_years import years_together

# Beside a column of cards the map is taller than wide.
MAP_HEIGHT = 1150
# On the map these partnerships are drawn as a thread at rest.
RESTING = {
    TwinCityPage.Status.DORMANT,
    TwinCityPage.Status.SUSPENDED,
    TwinCityPage.Status.ENDED,
}


@in_content_language
def town_index(index, request):
    """Everything that pages/twinning/twin_city_index.html names; see there."""
    reader = Reader(index, request)
    towns = all_towns(reader, index)
    load_pictures([(town, "lead_image") for town in towns], "card")
    found = narrow(request, towns, _groups(towns), _values)
    areas = _areas(reader, towns)
    figures = statistics.figures_by_town([town.source_pk for town in towns])
    living = [town for town in towns if town.status != town.Status.ENDED]
    everything = statistics.total(figures[town.source_pk] for town in towns)
    columns, rows = _told(_columns(), _table(found.items, figures))
    return {
        "summary": statistics.summary(living, everything),
        "drawing": drawing(found.items, municipality(index, request), MAP_HEIGHT),
        "cards": [_card(town, areas) for town in found.items if not _has_ended(town)],
        "ended": [_card(town, areas) for town in found.items if _has_ended(town)],
        "filters": found.groups,
        "is_filtered": found.is_filtered,
        "total": _count(len(found.items), len(towns)),
        "columns": columns,
        "table": rows,
        "sums": _sums(everything),
    }


def all_towns(reader, index):
    """The towns that readers of this language see, in the editor's order; one query."""
    rows = reader.pages(TwinCityPage).filter(path__startswith=index.path, depth=index.depth + 1)
    return reader.collect(rows.defer("body", "how_to_take_part").order_by("path"))


def _has_ended(town):
    return town.status == town.Status.ENDED


def _values(town):
    return {
        "country": {town.country},
        "relation": {town.relation_kind},
        "status": {town.status},
    }


def _groups(towns):
    countries = by_name({town.country for town in towns}, name=country_name)
    return [
        Group("country", gettext("Country"), {code: country_name(code) for code in countries}),
        Group("relation", gettext("Kind"), dict(TwinCityPage.Relation.choices)),
        Group("status", gettext("State"), dict(TwinCityPage.Status.choices)),
    ]


def _count(shown, of):
    if shown == of:
        return ngettext("%(number)s town", "%(number)s towns", of) % {"number": format_number(of)}
    text = ngettext("%(shown)s of %(number)s town", "%(shown)s of %(number)s towns", of)
    return text % {"shown": format_number(shown), "number": format_number(of)}


def _areas(reader, towns):
    """{town pk: [marked names]}; two queries."""
    links = TwinCityPage.areas.through.objects.filter(twincitypage__in=[town.pk for town in towns])
    pairs = list(links.order_by("pk").values_list("twincitypage_id", "term_id"))
    terms = reader.words(Term, [term for _town, term in pairs])
    areas = defaultdict(list)
    for town, term in pairs:
        if term in terms:
            areas[town].append(terms[term])
    return {
        town: [
            marked_snippet(term)
            for term in sorted(rows, key=lambda row: (row.position, sort_key(row.name)))
        ]
        for town, rows in areas.items()
    }


def _card(town, areas):
    names = areas.get(town.pk)
    # One text for the card, which would mark no names within a list of its own.
    name, lang = shown_name(town)
    return {
        "page": town,
        "name": name,
        "lang": lang,
        "key": _key(town),
        "areas": [joined(names)] if names else [],
    }


def _key(town):
    return f"town-{town.pk}"


def drawing(towns, ours, height=900):
    """The Drawing of our town and its partners; None when our own place is not known."""
    if ours["latitude"] is None or ours["longitude"] is None:
        return None
    home = Point(ours["short_name"], ours["latitude"], ours["longitude"], kind="home", country="BG")
    points = [home, *(_point(town) for town in towns if _is_drawn(town))]
    return draw(points, height=height)


def _is_drawn(town):
    return town.show_on_map and town.latitude is not None and town.longitude is not None


def _point(town):
    is_resting = town.status in RESTING
    name, lang = shown_name(town)
    return Point(
        name,
        town.latitude,
        town.longitude,
        url=town.url,
        key=_key(town),
        lang=lang,
        active=not is_resting,
        country=town.country,
        note=town.get_status_display() if is_resting else "",
    )


def _table(towns, figures):
    """Rows for components/data_table: what was done with each town."""
    rows = [_row(town, figures[town.source_pk]) for town in towns]
    if len(rows) > 1:
        together = statistics.total(figures[town.source_pk] for town in towns)
        rows.append(_cells({"text": gettext("Together")}, " ", " ", together))
    return rows


def _row(town, figures):
    since, years = "", ""
    if town.cooperation_since:
        since = format_date(town.cooperation_since)
        years = format_number(years_together(town)) or ""
    text, lang = shown_name(town)
    name = {"text": text, "url": town.url, "lang": lang}
    return _cells(name, since, years, figures)


def _cells(name, since, years, figures):
    numbers = [
        years,
        format_number(len(figures.exchanges)) if figures.exchanges else "",
        figures.people_text,
        format_number(len(figures.projects)) if figures.projects else "",
        figures.eur_text,
    ]
    cells = [name, {"text": since or "–"}]
    cells += [{"text": number or "–", "number": True} for number in numbers]
    return [cell | {"label": label} for cell, label in zip(cells, _columns(), strict=True)]


def _told(columns, rows):
    """Without the figures (all after the second column) of which nothing is known for any town."""
    told = [
        number
        for number in range(len(columns))
        if number < 2 or any(row[number]["text"].strip(" –") for row in rows)
    ]
    return [columns[number] for number in told], [[row[number] for number in told] for row in rows]


def _columns():
    return [
        gettext("Town"),
        gettext("Cooperation since"),
        gettext("Years"),
        gettext("Exchanges"),
        gettext("People"),
        gettext("Projects"),
        gettext("Support from the EU"),
    ]


def _sums(figures):
    """Figures for components/sums; what is not known is left out there."""
    exchanges, projects = len(figures.exchanges), len(figures.projects)
    return [
        {"value": figures.people_text, "label": gettext("people visited each other")},
        {
            "value": format_number(exchanges) if exchanges else "",
            "label": ngettext("exchange", "exchanges", exchanges),
        },
        {
            "value": format_number(projects) if projects else "",
            "label": ngettext("project together", "projects together", projects),
        },
        {"value": figures.eur_text, "label": gettext("of support from the EU")},
    ]
