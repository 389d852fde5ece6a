"""The list of albums: what it may be narrowed to, and what is left."""

from collections import Counter, defaultdict
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from wagtail.models import Page

from facts.formats import format_number
from facts.partial_date import PartialDate
from facts.sorting import by_name, latest_first
from facts.visible import visible
from media.shown import photo_facts, with_covers

PER_PAGE = 24
# A type with more records than this (all visits of twenty years) would be a list, not a filter.
MOST_OPTIONS = 16

_links = []


def register_link(model, page, record):
    """Rows of `model` say that albums of the page in the column `page` are also about `record`; source rows."""
    _links.append((model, page, record))


def context_for(index, request):
    """{albums, page_obj, filters, total_text} of a GalleryIndexPage for the request's year and record."""
    rows = _facts(index)
    chosen = _chosen(request, rows)
    matching = [row for row in rows if _matches(row, **chosen)]
    page_obj = Paginator(matching, PER_PAGE).get_page(request.GET.get("page"))
    page_obj.object_list = _albums([row["pk"] for row in page_obj.object_list])
    return {
        "page_obj": page_obj,
        "albums": page_obj.object_list,
        "is_filtered": any(chosen.values()),
        "filters": _filters(index, rows, chosen),
        "total_text": ngettext("%(number)s album", "%(number)s albums", len(matching))
        % {"number": format_number(len(matching))},
    }


def _facts(index):
    """[{pk, year, records: {pks}}] of the live albums, the latest first; two queries and one for each link."""
    from media.models import AlbumPage, AlbumRecord

    albums = visible(AlbumPage.objects.child_of(index))
    records = defaultdict(set)
    links = AlbumRecord.objects.filter(page__in=albums.values("pk"))
    for page_id, record_id in links.values_list("page_id", "record_id"):
        records[page_id].add(record_id)
    _follow_links(records)
    rows = albums.values_list("pk", "date_from", "title", named=True)
    return [
        {
            "pk": row.pk,
            "year": PartialDate(row.date_from).year if row.date_from else None,
            "records": records[row.pk],
        }
        for row in latest_first(rows, "date_from", name=lambda row: row.title)
    ]


def _follow_links(records):
    """Adds to {album: {pks}} what its records belong to themselves: a visit's towns show its albums too."""
    named = set().union(*records.values())
    for model, page, record in _links:
        rows = model._default_manager.filter(**{f"{page}__in": named})
        further = defaultdict(set)
        for page_id, record_id in rows.values_list(page, record):
            further[page_id].add(record_id)
        for pks in records.values():
            pks.update(*(further[pk] for pk in pks & further.keys()))


def _albums(pks):
    from media.models import AlbumPage

    by_pk = AlbumPage.objects.select_related("locale").annotate(**photo_facts()).in_bulk(pks)
    return with_covers(by_pk[pk] for pk in pks if pk in by_pk)


def _chosen(request, rows):
    """What the address asks for; a value that no album has counts as nothing."""
    years = {row["year"] for row in rows}
    records = set().union(*(row["records"] for row in rows))
    year, about = _number(request, "year"), _number(request, "about")
    return {"year": year if year in years else None, "about": about if about in records else None}


def _number(request, name):
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _matches(row, year, about):
    return (year is None or row["year"] == year) and (about is None or about in row["records"])


# --- Filters ---------------------------------------------------------------------------------------


def _filters(index, rows, chosen):
    """Groups for the filters component; a group that offers no choice is left out."""
    years = _counts(
        row["year"] for row in rows if row["year"] and _matches(row, None, chosen["about"])
    )
    records = _counts(
        pk for row in rows if _matches(row, chosen["year"], None) for pk in row["records"]
    )
    # What is chosen stays visible even when nothing matches both choices.
    for counts, name in ((years, "year"), (records, "about")):
        if chosen[name]:
            counts.setdefault(chosen[name], 0)
    by_year = [(year, str(year), years[year]) for year in sorted(years, reverse=True)]
    groups = [_group("year", gettext("Year"), by_year, chosen)]
    for label, options in _records_by_type(index, set(records)):
        by_title = [(pk, title, records[pk]) for pk, title in options]
        groups.append(_group("about", label, by_title, chosen))
    return [
        group for group in groups if len(group["options"]) > 2 or not group["options"][0]["current"]
    ]


def _counts(values):
    return dict(Counter(values))


def _records_by_type(index, pks):
    """[(label, [(source pk, title in the index's language)])]; one query."""
    sources = {}
    titles = {}
    keys = Page.objects.filter(pk__in=pks).values("translation_key")
    for row in Page.objects.filter(translation_key__in=keys).values(
        "pk", "translation_key", "title", "content_type_id", "locale_id", "live"
    ):
        if row["pk"] in pks:
            sources[row["pk"]] = row
        if row["locale_id"] == index.locale_id and row["live"]:
            titles[row["translation_key"]] = row["title"]
    by_type = defaultdict(list)
    for pk, row in sources.items():
        if row["translation_key"] in titles:
            by_type[row["content_type_id"]].append((pk, titles[row["translation_key"]]))
    groups = []
    for content_type_id, options in sorted(by_type.items()):
        if len(options) <= MOST_OPTIONS:
            model = ContentType.objects.get_for_id(content_type_id).model_class()
            label = capfirst(model._meta.verbose_name)
            groups.append((label, by_name(options, name=lambda option: option[1])))
    return groups


def _group(name, label, options, chosen):
    """Choosing one thing keeps what is chosen in the other groups."""
    others = {key: value for key, value in chosen.items() if value and key != name}
    everything = {
        "label": gettext("all"),
        "url": "?" + urlencode(others),
        "current": not chosen[name],
    }
    shown = [
        {
            "label": text,
            "url": "?" + urlencode(others | {name: value}),
            "count": count,
            "current": chosen[name] == value,
        }
        for value, text, count in options
    ]
    return {"label": label, "options": [everything, *shown]}
