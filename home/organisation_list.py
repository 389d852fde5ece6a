"""Organisations in the lists from A to Z and by country: those that public pages are about.

An organisation has no page of its own; its entry leads to the pages that name it. The apps whose records
name organisations register where.
"""

from collections import defaultdict

from django.db.models import F
from django.utils.translation import get_language, ngettext
from wagtail.models import Page

from facts.formats import format_number
from facts.relations import localized_map
from facts.rows import gather
from facts.sorting import by_name
from facts.visible import language_of_words, settle, visible
from home.models import Organisation
from search.lists import Entry, register_entries

MOST_PAGES = 3
_mentions = []


def register_mention(model, page, organisation):
    """Rows of `model`: the page in the column `page` names the organisation in the other column."""
    _mentions.append((model, page, organisation))


@register_entries
def organisations(locale):
    """Entries in the reader's language; three queries."""
    pages = _pages_by_organisation(locale)
    for pk, row in localized_map(Organisation, set(pages), locale).items():
        if not row.is_us:
            yield _entry(row, pages[pk])


def _entry(row, pages):
    code = row.locale.language_code
    lang = "" if code == get_language() else code
    about = [{"text": row.place, "lang": lang}] if row.place else []
    # With one page the name itself leads there.
    url = pages[0].url if len(pages) == 1 else ""
    more = [] if url else _links(pages)
    return Entry(row.name, url, lang, row.country, about=about, more=more)


def _links(pages):
    links = [
        {"text": page.title, "url": page.url, "lang": language_of_words(page)}
        for page in pages[:MOST_PAGES]
    ]
    more = len(pages) - MOST_PAGES
    if more > 0:
        text = ngettext("and %(number)s more page", "and %(number)s more pages", more)
        links.append({"text": text % {"number": format_number(more)}})
    return links


def _pages_by_organisation(locale):
    """{source pk of the organisation: [visible pages that name it]}; two queries."""
    sources = {
        str(number): (
            model._default_manager.exclude(**{organisation: None}),
            {"page": F(page), "organisation": F(organisation)},
        )
        for number, (model, page, organisation) in enumerate(_mentions)
    }
    pairs = {
        (row["page"], row["organisation"]) for rows in gather(sources).values() for row in rows
    }
    rows = visible(Page.objects.filter(pk__in={page for page, _o in pairs}, locale=locale))
    pages = list(rows)
    for page in pages:
        page.locale = locale
    known = {page.pk: page for page in (settle(pages, pages[0]) if pages else ())}
    found = defaultdict(list)
    for page, organisation in pairs:
        if page in known:
            found[organisation].append(known[page])
    return {
        organisation: by_name(named, name=lambda page: page.title)
        for organisation, named in found.items()
    }
