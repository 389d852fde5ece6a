"""How much work the database has with a page, counted in the steps of SQLite's machine, not by the clock.

With the statistics that a long-running site has (ANALYZE), the planner may choose a plan that reads every
page for every page: no query more, and nothing to see while there is little.
"""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from pobratim.generate import generate
from pobratim.generate.site import SECTIONS
from tests.steps import analyze, counted, sqlite_only

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.feature("R7"), sqlite_only]
N = 20
# For each page of the site in all languages. It takes up to 150; reading every page for every page, thousands.
MOST_PER_PAGE = 250
LANGUAGES = [code for code, _name in settings.LANGUAGES]
OTHER = ["", "feeds/news/", "feeds/events/", "feeds/projects/"]


def steps(url):
    client = Client()
    assert client.get(url).status_code == 200, url
    cache.clear()
    with counted() as found:
        client.get(url)
    return found["steps"]


def related(count, seed):
    """One town and one project with `count` records of most other kinds: {kind: a record}."""
    others = dict.fromkeys(("exchanges", "agreements", "news", "events"), count)
    made = generate(seed=seed, photos=2, towns=1, projects=1, memberships=1, albums=2, **others)
    return {kind: pages[0] for kind, pages in made.items()}


def addresses(records):
    """The list and one record of every kind in every language, and what is no page of the tree."""
    for language in LANGUAGES:
        for kind, (index, _maker) in SECTIONS.items():
            for page in (index.objects.first(), records[kind]):
                row = page.get_translations(inclusive=True).get(locale__language_code=language)
                yield f"{language} {kind} {page.depth}", row.get_url()
        yield from ((f"{language} {path}", f"/{language}/{path}") for path in OTHER)
    yield "sitemap", "/sitemap.xml"


def measured(records):
    return {name: steps(url) for name, url in addresses(records)}


def few(found):
    """Fails where the steps are out of proportion to the number of pages, whatever each is about."""
    most = MOST_PER_PAGE * Page.objects.count()
    assert {name: number for name, number in found.items() if number > most} == {}


def test_three_times_the_records_take_at_most_three_times_the_steps():
    records = related(N, seed=1)
    analyze()
    before = measured(records)
    records = related(2 * N, seed=2)
    analyze()
    after = measured(records)
    few(after)
    assert {
        name: after[name] / before[name] for name in after if after[name] > 3 * before[name]
    } == {}


def test_the_planner_may_know_nothing():
    few(measured(related(3 * N, seed=1)))


@pytest.mark.parametrize("most", [None, 10])
def test_the_planner_may_know_the_site_as_it_was(most):
    """Before most of the content came, or when there were ten pages."""
    analyze(most)
    few(measured(related(3 * N, seed=1)))


def test_private_pages_cost_the_others_little():
    records = related(N, seed=1)
    for page in [*related(4, seed=2).values()][:4]:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    analyze()
    few(measured(records))
