"""How many questions a page asks the database: few, and no more for three times the content."""

import re
from collections import Counter

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.generate import generate
from pobratim.generate.site import SECTIONS

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.feature("R7")]
MOST = 20
N = 5
KINDS = sorted(SECTIONS)


def queries(url, client=None, cold=False):
    """The tables that the queries of a page read from, one entry each.

    No page is kept whole. Before the count the process has met the page once (content types, compiled
    templates), so the frame around it, which all pages share, is in the cache; `cold` empties that too.
    """
    client = client or Client()
    assert client.get(url).status_code == 200, url
    if cold:
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [table(query["sql"]) for query in captured.captured_queries]


def table(sql):
    found = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)
    return found.group(1) if found else sql[:60]


def described(found):
    return f"{len(found)} queries: {', '.join(found)}"


def same(before, after):
    """Fails, with the tables asked more often, when `after` took more queries than `before`."""
    more = Counter(after) - Counter(before)
    assert len(after) == len(before), f"{len(before)} with n, {len(after)} with 3n: {dict(more)}"


def section_url(kind, language):
    model = SECTIONS[kind][0]
    return model.objects.get(locale__language_code=language).get_url()


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_index_stays_flat(kind, language):
    make(kind, N, seed=1)
    before = queries(section_url(kind, language), cold=True)
    make(kind, 2 * N, seed=2)
    same(before, queries(section_url(kind, language), cold=True))
    found = queries(section_url(kind, language))
    assert len(found) <= MOST, described(found)


def make(kind, count, seed):
    """`count` records of a kind, and some of those that it refers to."""
    generate(seed=seed, photos=3, **({"towns": 3, "projects": 2} | {kind: count}))


def related(count, seed):
    """One town and one project with `count` records of every other kind."""
    others = dict.fromkeys(("exchanges", "agreements", "news", "events", "albums"), count)
    return generate(seed=seed, photos=2, towns=1, projects=1, memberships=1, **others)


@pytest.mark.parametrize("kind", ["towns", "projects"])
def test_page_with_related_records_stays_flat(kind):
    few, many = related(N, 1)[kind][0], related(3 * N, 2)[kind][0]
    same(queries(few.get_url(), cold=True), queries(many.get_url(), cold=True))
    found = queries(many.get_url())
    assert len(found) <= MOST, described(found)


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_every_kind_asks_few_questions(kind):
    page = related(3, 1)[kind][0]
    found = queries(page.get_url())
    assert len(found) <= MOST, described(found)


@pytest.mark.parametrize("language", ["bg", "en"])
def test_album_stays_flat(language):
    few = generate(seed=1, albums=1, photos=8)["albums"][0]
    many = generate(seed=2, albums=1, photos=24)["albums"][0]
    url = [
        page.get_translations(inclusive=True).get(locale__language_code=language).get_url()
        for page in (few, many)
    ]
    same(queries(url[0], cold=True), queries(url[1], cold=True))
    found = queries(url[1])
    assert len(found) <= MOST, described(found)


@pytest.mark.parametrize("url", ["/bg/", "/en/", "/sitemap.xml"])
def test_home_and_sitemap_stay_flat(url):
    related(N, 1)
    before = queries(url, cold=True)
    related(2 * N, 2)
    same(before, queries(url, cold=True))


def test_search_stays_flat():
    from wagtail.search.index import insert_or_update_object

    for page in generate(seed=1, news=N, english=None)["news"]:
        page.title = f"щъркел {page.title}"
        page.save(update_fields=["title"])
        insert_or_update_object(page)
    before = queries("/bg/search/?q=щъркел")
    for page in generate(seed=2, news=2 * N, english=None)["news"]:
        page.title = f"щъркел {page.title}"
        page.save(update_fields=["title"])
        insert_or_update_object(page)
    after = queries("/bg/search/?q=щъркел")
    same(before, after)
    assert len(after) <= MOST
