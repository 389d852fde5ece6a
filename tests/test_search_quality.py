"""The judged queries on the demonstration: most of what a person expects is found, and found first."""

import pytest
from wagtail.models import Locale, Page

from bench import judged
from search import vocabulary
from search.spelling import suggest

QUERIES = judged.queries()


def test_the_set_is_large_and_names_pages_that_exist():
    assert len(QUERIES) >= 200
    assert len({(query.language, query.text) for query in QUERIES}) == len(QUERIES)
    for query in QUERIES:
        assert query.pages
        assert all(judged.title(page, query.language) for page in query.pages)


@pytest.mark.feature("S7", "S8", "S9")
def test_what_a_person_expects_is_found(demo):
    vocabulary.forget()
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    summary = judged.summary([(query, found(query, locales[query.language])) for query in QUERIES])
    for kind, row in summary.items():
        assert row["recall"] >= 0.95, (kind, row)
        assert row["precision"] >= 0.9, (kind, row)


def found(query, locale):
    """Folders of the pages found for a query, or for what was meant when it finds nothing."""
    pages = Page.objects.live().public().filter(locale=locale, depth__gt=1)
    folders = {judged.title(page, query.language): page for page in query.pages}
    text = query.text
    if not pages.search(text, operator="and").count():
        text = suggest(text, pages, locale)
    results = pages.search(text, operator="and")[: judged.LOOKED_AT] if text else []
    return [folders.get(page.title, page.title) for page in results]
