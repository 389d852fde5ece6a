"""Everything that the page of results says about a query."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from wagtail.models import Locale

from facts.formats import format_number
from facts.languages import language_name
from facts.visible import language_of_words
from search.analysis import query_words
from search.excerpts import Highlighter
from search.facets import faceted, groups
from search.filters import address, narrow
from search.found import MOST, elsewhere, find, searchable
from search.kept import promotions_for
from search.partly import having_some
from search.shown import promoted_pages, settled, shown
from search.spelling import suggest

PER_PAGE = 10


@dataclass
class Results:
    """`count` is of everything found; `number` of what the choices leave."""

    query: str
    count: int = 0
    number: int = 0
    page_obj: object = None
    recommended: list = field(default_factory=list)
    results: list = field(default_factory=list)
    filters: list = field(default_factory=list)
    folded: list = field(default_factory=list)
    is_filtered: bool = False
    suggestions: list = field(default_factory=list)
    other_languages: list = field(default_factory=list)
    some: list = field(default_factory=list)  # have not all the words

    @property
    def is_unfolded(self):
        return any(group["chosen"] for group in self.folded)

    @cached_property
    def count_text(self):
        """„12 резултата“ / "12 results"."""
        text = ngettext("%(number)s result", "%(number)s results", self.number)
        return text % {"number": format_number(self.number, self.count >= MOST)}


def look(request, query):
    """The Results of a query for the reader of the request."""
    locale, others = _languages()
    pages = searchable()
    hits = find(query, pages, locale)
    about = faceted(hits, locale)
    years = {year for hit in hits for year in about.of(hit).values["year"]}
    found = narrow(
        request, hits, groups(about, years), lambda hit: about.of(hit).values, {"q": query}
    )
    highlighter = Highlighter(query)
    promotions = {} if found.is_filtered else promotions_for(query, locale.language_code)
    first = promoted_pages(promotions, locale)
    chosen = {page.pk for page, _description in first}
    rest = [hit for hit in found.items if hit.is_document or hit.record.pk not in chosen]
    page_obj = Paginator(rest, PER_PAGE).get_page(request.GET.get("page"))
    number = len(rest) + len(first)
    first = first if page_obj.number == 1 else []
    recommended, results = shown(list(page_obj.object_list), first, about, highlighter, locale)
    return Results(
        query=query,
        count=len(hits),
        number=number,
        page_obj=page_obj,
        recommended=recommended,
        results=results,
        filters=found.groups,
        folded=found.folded,
        is_filtered=found.is_filtered,
        **({} if hits else _instead(query, pages, locale, others, highlighter)),
    )


def _languages():
    """(Locale of the reader, the other ones); one query."""
    locales = list(Locale.objects.all())
    own = (
        next((locale for locale in locales if locale.language_code == get_language()), None)
        or Locale.get_active()
    )
    return own, [locale for locale in locales if locale.pk != own.pk]


def _instead(query, pages, locale, others, highlighter):
    """What to offer when nothing is found: other spellings, or else pages with some of the words; other languages."""
    better = suggest(query, pages.filter(locale=locale), locale)
    url = address(reverse("search"), {"q": better})
    some = [] if better else having_some(query, pages, locale)
    if some:
        _none, some = shown(some, [], faceted(some, locale), highlighter, locale)
    return {
        "suggestions": [{"text": better, "url": url}] if better else [],
        "other_languages": _other_languages(query, pages, others),
        "some": some,
    }


def _other_languages(query, pages, locales):
    """[{code, url, text}] of the languages in which the query finds pages."""
    codes = {locale.pk: locale.language_code for locale in locales}
    found = []
    for pk, number in Counter(elsewhere(query, pages, locales)).items() if locales else ():
        code = codes[pk]
        text = ngettext(
            "%(number)s result in %(language)s", "%(number)s results in %(language)s", number
        )
        with override(code):
            url = address(reverse("search"), {"q": query})
        values = {"number": format_number(number), "language": language_name(code)}
        found.append({"code": code, "url": url, "text": text % values})
    return found


def similar_pages(query, most=5):
    """[{title, url, lang}] of the first pages that a query finds, without more about them; two queries."""
    if not query_words(query):
        return []
    locale = Locale.get_active()
    pages = list(searchable().filter(locale=locale).search(query, operator="and")[:most])
    return [
        {"title": page.title, "url": page.url, "lang": language_of_words(page)}
        for page in settled(pages, locale)
    ]
