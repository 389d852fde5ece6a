"""What the page of a news item and the list of news show."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from facts.formats import format_number
from facts.languages import language_name
from facts.partial_date import PartialDate
from facts.sorting import sort_key
from facts.visible import settle, visible
from home.models import Term
from home.related import related_lists
from home.wording import in_content_language, localized, named
from media.renditions import prefetch_pictures
from news.json_ld import news_json_ld
from news.models import NewsPage
from news.neighbours import neighbours
from search.filters import Group, address, narrow

PER_PAGE = 12
# An item put right within this time of its publication is not called updated.
SETTLING = datetime.timedelta(days=1)


# --- One item --------------------------------------------------------------------------------------


@in_content_language
def news_context(page):
    """Context of pages/news/news.html."""
    terms = _categories(page)
    index_url = section_url(page)
    categories = [
        entry | {"url": address(index_url, {"category": term.code})}
        for term, entry in zip(_in_order(terms), named(terms.values()), strict=True)
    ]
    return {
        "categories": categories,
        "updated": updated(page),
        "source": _source(page),
        "related": related_lists(page, record_ids(page)),
        "index_url": index_url,
        "structured_data": news_json_ld(page),
        **neighbours(page, "date"),
    }


def _categories(page):
    """{pk: Term} of the item in the language of its words; the source's terms are there already."""
    chosen = {term.pk: term for term in page.categories.all()}
    if page.content_language != settings.LANGUAGE_CODE:
        return localized(Term, chosen, page)
    for term in chosen.values():
        term.locale = page.content_locale
    return chosen


def _in_order(terms):
    return sorted(terms.values(), key=lambda term: (term.position, sort_key(term.name)))


def section_url(page):
    """Address of the list that the page belongs to; without asking the database."""
    return page.url.rstrip("/").rpartition("/")[0] + "/" if page.url else ""


def record_ids(page):
    """The pages that an unsaved draft names; None when the database knows as much."""
    if page.pk is None or getattr(page, "_cluster_related_objects", None):
        return [row.record_id for row in page.related_records.all()]
    return None


def updated(page):
    """The day of a real change after publication, or None."""
    first, last = page.first_published_at, page.last_published_at
    if not first or not last or last - first < SETTLING:
        return None
    day = timezone.localdate(last)
    return day if day > PartialDate(page.date).last_day else None


def _source(page):
    """{name, url, language, note} of a news item taken over, or None."""
    if not page.source_name and not page.source_url:
        return None
    source = {"name": page.source_name or page.source_url, "url": page.source_url, "note": ""}
    tag = page.source_language
    if tag and tag != page.content_language:
        source["language"] = tag
        source["note"] = gettext("the original is in another language: %(language)s") % {
            "language": language_name(tag)
        }
    return source


# --- The list --------------------------------------------------------------------------------------


@dataclass
class Item:
    """What the filters ask of a news item."""

    pk: int
    date: str
    is_pinned: bool
    categories: set = field(default_factory=set)


@in_content_language
def news_index_context(page, request):
    """Context of pages/news/news_index.html: pinned items first, the rest newest first."""
    items, terms = _items(page)
    groups = [
        Group("category", gettext("Category"), {term.code: term.name for term in _in_order(terms)}),
        Group("year", gettext("Year"), _years(items)),
    ]
    found = narrow(
        request, items, groups, lambda item: {"category": item.categories, "year": {item.date[:4]}}
    )
    shown = found.items
    if not found.is_filtered:
        shown = sorted(shown, key=lambda item: not item.is_pinned)
    page_obj = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "page_obj": page_obj,
        "items": _cards(page, page_obj.object_list),
        "filters": found.groups,
        "is_filtered": found.is_filtered,
        "total_text": _count(len(shown), len(items), found.is_filtered),
    }


def _items(page):
    """([Item], newest first, {pk: Term}) of the list; three queries."""
    today = timezone.localdate()
    rows = visible(NewsPage.objects.child_of(page)).order_by("-date", "-pk")
    items = {
        pk: Item(pk, str(date), pin_until is not None and pin_until >= today)
        for pk, date, pin_until in rows.values_list("pk", "date", "pin_until")
    }
    chosen = defaultdict(set)
    through = NewsPage.categories.through.objects.filter(
        newspage_id__in=rows.order_by().values("pk")
    )
    for pk, term_id in through.values_list("newspage_id", "term_id"):
        chosen[pk].add(term_id)
    terms = localized(Term, {pk for pks in chosen.values() for pk in pks}, page)
    for pk, term_ids in chosen.items():
        if pk in items:
            items[pk].categories = {terms[term_id].code for term_id in term_ids if term_id in terms}
    return list(items.values()), terms


def _years(items):
    return {year: year for year in sorted({item.date[:4] for item in items}, reverse=True) if year}


def _cards(page, items):
    rows = NewsPage.objects.defer("body").in_bulk([item.pk for item in items])
    cards = settle([rows[item.pk] for item in items if item.pk in rows], page)
    pinned = {item.pk for item in items if item.is_pinned}
    for card in cards:
        card.is_pinned = card.pk in pinned
    return prefetch_pictures(cards, "card")


def _count(shown, total, is_filtered):
    if not is_filtered:
        return ngettext("%(count)s news item", "%(count)s news items", total) % {
            "count": format_number(total)
        }
    return gettext("%(shown)s of %(total)s news items") % {
        "shown": format_number(shown),
        "total": format_number(total),
    }
