"""How many questions a page asks the database: few, and no more for three times the content."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.generate import generate
from pobratim.generate.site import SECTIONS
from tests.site.visits import nothing

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.feature("R7")]
MOST = 20
N = 5
KINDS = sorted(SECTIONS)


def queries(url, client=None):
    """The queries of an uncached page; what a process learns once (content types …) is known before."""
    client = client or Client()
    assert client.get(url).status_code == 200, url
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def described(url, found):
    return f"{url}: {len(found)} queries\n" + "\n".join(sql[:300] for sql in found)


def difference(before, after):
    """The tables of the queries that came on top, for reading."""
    return f"{len(before)} queries with n, {len(after)} with 3n\n" + "\n".join(
        sql[:300] for sql in after[len(before) - 3 :]
    )


def test_every_page_asks_few_questions(visits):
    over = []
    for visit in visits:
        if visit.response.status_code == 200 and len(found := queries(visit.url)) > MOST:
            over.append(f"{visit.url}: {len(found)}")
    nothing(over)


def section_url(kind, language):
    model = SECTIONS[kind][0]
    return model.objects.get(locale__language_code=language).get_url()


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_index_stays_flat(kind, language):
    make(kind, N, seed=1)
    before = queries(section_url(kind, language))
    make(kind, 2 * N, seed=2)
    after = queries(section_url(kind, language))
    assert len(after) == len(before), difference(before, after)
    assert len(after) <= MOST, described(kind, after)


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
    before, after = queries(few.get_url()), queries(many.get_url())
    assert len(after) == len(before), difference(before, after)
    assert len(after) <= MOST, described(kind, after)


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_every_kind_asks_few_questions(kind):
    page = related(3, 1)[kind][0]
    found = queries(page.get_url())
    assert len(found) <= MOST, described(kind, found)


@pytest.mark.parametrize("language", ["bg", "en"])
def test_album_stays_flat(language):
    few = generate(seed=1, albums=1, photos=8)["albums"][0]
    many = generate(seed=2, albums=1, photos=24)["albums"][0]
    url = [
        page.get_translations(inclusive=True).get(locale__language_code=language).get_url()
        for page in (few, many)
    ]
    before, after = queries(url[0]), queries(url[1])
    assert len(after) == len(before), difference(before, after)
    assert len(after) <= MOST, described("album", after)


@pytest.mark.parametrize("url", ["/bg/", "/en/", "/sitemap.xml"])
def test_home_and_sitemap_stay_flat(url):
    related(N, 1)
    before = queries(url)
    related(2 * N, 2)
    after = queries(url)
    assert len(after) == len(before), difference(before, after)


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
    assert len(after) == len(before), difference(before, after)
    assert len(after) <= MOST
