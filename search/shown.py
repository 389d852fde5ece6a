"""Results as the page shows them."""

from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from facts.formats import format_date
from facts.intervals import format_date_range
from facts.languages import country_name
from facts.partial_date import PartialDate
from facts.visible import language_of_words, settle, visible
from search.excerpts import Detail, best_excerpt, details, excerpt, marked
from search.facets import kind_fields, kind_text

MOST_TOWNS = 3
_picture_loaders = []


def register_pictures(loader):
    """Decorator: `loader(results)` gives `lead_image` to Results that have a `lead_image_id`, and to albums."""
    _picture_loaders.append(loader)
    return loader


@dataclass
class Result:
    """One entry of the list; texts are HTML where they hold marks."""

    pk: int
    title: str
    url: str
    kind: str
    lang: str = ""
    excerpt: str = ""
    text_lang: str = ""
    about: list = field(default_factory=list)  # when, where
    document: object = None
    place: object = None  # the page on which the document is shown
    key: str = ""  # of the kind
    lead_image_id: int | None = None
    lead_image: object = None


def shown(hits, promoted, faceted, highlighter, locale):
    """([Result] of the recommended pages, [Result] of the hits) on this page of the list.

    `promoted` [(page, description)] as promoted_pages() gives them. Four queries at most.
    """
    documents = [hit for hit in hits if hit.is_document]
    pages = [hit.record for hit in hits if not hit.is_document]
    first = [page for page, _description in promoted]
    prefetch_related_objects([hit.record for hit in documents], "file_text")
    known = details([page.pk for page in [*first, *pages]], kind_fields()) if first or pages else {}
    settled([*pages, *(hit.page for hit in documents)], locale)
    recommended = [
        _recommended(page, description, highlighter, known) for page, description in promoted
    ]
    results = [
        _document(hit, highlighter)
        if hit.is_document
        else _page(hit.record, faceted.of(hit), faceted, highlighter, known)
        for hit in hits
    ]
    _load_pictures([*recommended, *results])
    return recommended, results


def promoted_pages(promotions, locale):
    """[(page in that language, description)] of {translation key: description}; what is not public is left out."""
    if not promotions:
        return []
    rows = visible(Page.objects.filter(translation_key__in=promotions, locale=locale))
    pages = {page.translation_key: page for page in settled(list(rows), locale)}
    return [(pages[key], description) for key, description in promotions.items() if key in pages]


def settled(pages, locale):
    """The pages knowing their language and the site's roots, so that no address takes a query."""
    for page in pages:
        page.locale = locale
    return settle(pages, pages[0]) if pages else pages


def _load_pictures(results):
    pages = [result for result in results if result.document is None]
    if pages:
        for loader in _picture_loaders:
            loader(pages)


def _page(page, facts, faceted, highlighter, known):
    detail = known.get(page.pk, Detail([], None))
    return Result(
        pk=page.pk,
        title=marked(page.title, highlighter),
        url=page.url,
        kind=kind_text(page.specific_class, detail.values),
        lang=language_of_words(page),
        text_lang=language_of_words(page),
        excerpt=best_excerpt(detail.texts, highlighter),
        about=list(filter(None, [_when(facts), _where(facts, faceted)])),
        key=facts.kind,
        lead_image_id=detail.lead_image_id,
    )


def _when(facts):
    try:
        if facts.start:
            return format_date_range(
                PartialDate(facts.start), PartialDate(facts.end or facts.start)
            )
        # Of some records only the end is known.
        latest = format_date(PartialDate(facts.end)) if facts.end else ""
    except ValueError:
        return ""
    return gettext("%(date)s at the latest") % {"date": latest} if latest else ""


def _where(facts, faceted):
    """The place, or the country of a town, or the towns that it is about."""
    where = facts.venue or facts.place
    if where or facts.country:
        return where or country_name(facts.country)
    names = faceted.names.get("town", {})
    towns = sorted(facts.values.get("town", ()), key=lambda value: names[value]["name"])
    return ", ".join(names[value]["name"] for value in towns) if len(towns) <= MOST_TOWNS else ""


def _document(hit, highlighter):
    document = hit.record
    text = getattr(getattr(document, "file_text", None), "text", "")
    language = getattr(document, "language", "")
    return Result(
        pk=document.pk,
        title=marked(document.title, highlighter),
        url=document.url,
        kind=capfirst(document._meta.verbose_name),
        lang=language,
        # Without a word that is looked for, the beginning of a file says little.
        excerpt=excerpt(text, highlighter) if highlighter.first(text) is not None else "",
        text_lang=language if language != get_language() else "",
        document=document,
        place=hit.page,
        key="document",
    )


def _recommended(page, description, highlighter, known):
    detail = known.get(page.pk, Detail([], None))
    lang = language_of_words(page)
    words = marked(description, highlighter) if description else ""
    return Result(
        pk=page.pk,
        title=marked(page.title, highlighter),
        url=page.url,
        kind=kind_text(page.specific_class, detail.values),
        lang=lang,
        excerpt=words or best_excerpt(detail.texts, highlighter),
        # The editor's own words are in the language of the search.
        text_lang="" if words else lang,
        lead_image_id=detail.lead_image_id,
    )
