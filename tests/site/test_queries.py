"""How many questions a page asks the database: few, and no more for three times the content."""

import re
from collections import Counter

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.search.index import insert_or_update_object

from home.models import Menu, MenuItem, MunicipalitySettings
from media.models import DocumentFile, Image
from pobratim.generate import generate
from pobratim.generate.site import SECTIONS
from projects.models import Activity
from tests.site.visits import live_pages
from twinning.models import PartnerText

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.feature("R7")]
MOST = 20
N = 5
KINDS = sorted(SECTIONS)
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def queries(url, client=None, status=200):
    """The tables that the queries of a page read from, one entry each, with nothing in the cache.

    Only what Django itself keeps in the process (content types, compiled templates) is there: the process
    has met the page once.
    """
    client = client or Client()
    assert client.get(url).status_code == status, url
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == status
    return [table(query["sql"]) for query in captured.captured_queries]


def table(sql):
    found = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)
    return found.group(1) if found else sql[:60]


def few(found, url=""):
    assert len(found) <= MOST, f"{url} {len(found)} queries: {', '.join(found)}"


def same(before, after):
    """Fails, with the tables asked more often, when `after` took more queries than `before`."""
    more = Counter(after) - Counter(before)
    assert len(after) == len(before), f"{len(before)} with n, {len(after)} with 3n: {dict(more)}"
    few(after)


def section_url(kind, language):
    model = SECTIONS[kind][0]
    return model.objects.get(locale__language_code=language).get_url()


def in_language(page, language):
    """Address of a page's row in a language: its translation, or the stand-in for it."""
    return page.get_translations(inclusive=True).get(locale__language_code=language).get_url()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_index_stays_flat(kind, language):
    make(kind, N, seed=1)
    before = queries(section_url(kind, language))
    make(kind, 2 * N, seed=2)
    same(before, queries(section_url(kind, language)))


def make(kind, count, seed):
    """`count` records of a kind, and some of those that it refers to."""
    generate(seed=seed, photos=3, **({"towns": 3, "projects": 2} | {kind: count}))


def related(count, seed):
    """One town and one project with `count` records of every other kind."""
    others = dict.fromkeys(("exchanges", "agreements", "news", "events", "albums"), count)
    return generate(seed=seed, photos=2, towns=1, projects=1, memberships=1, **others)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["towns", "projects"])
def test_page_with_related_records_stays_flat(kind, language):
    few_records, many = related(N, 1)[kind][0], related(3 * N, 2)[kind][0]
    same(queries(in_language(few_records, language)), queries(in_language(many, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_of_every_kind_asks_few_questions(kind, language):
    few(queries(in_language(related(3, 1)[kind][0], language)))


def test_every_page_of_the_demonstration_asks_few_questions():
    for page in live_pages():
        url = page.get_url()
        few(queries(url), url)


@pytest.mark.parametrize("language", LANGUAGES)
def test_album_and_photograph_stay_flat(language):
    few_photos = generate(seed=1, albums=1, photos=8)["albums"][0]
    many = generate(seed=2, albums=1, photos=24)["albums"][0]
    urls = [in_language(page, language) for page in (few_photos, many)]
    same(*(queries(url) for url in urls))
    keys = [page.photos.first().key for page in (few_photos, many)]
    same(*(queries(f"{url}{key}/") for url, key in zip(urls, keys, strict=True)))


OTHER = ["", "feeds/news/", "feeds/events/", "feeds/projects/"]


@pytest.mark.parametrize(
    "url", ["/sitemap.xml", *(f"/{code}/{path}" for code in LANGUAGES for path in OTHER)]
)
def test_home_feeds_and_sitemap_stay_flat(url):
    related(N, 1)
    before = queries(url)
    related(2 * N, 2)
    same(before, queries(url))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["no-such-page/", "novini/no-such-page/", "news/no-such-page/"])
def test_an_address_without_a_page_asks_few_questions(path, language):
    few(queries(f"/{language}/{path}", status=404))


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_stays_flat(language):
    url = f"/{language}/search/?q=щъркел"
    findable(generate(seed=1, news=N)["news"])
    before = queries(url)
    findable(generate(seed=2, news=2 * N)["news"])
    same(before, queries(url))


def findable(pages):
    for page in pages:
        for row in page.get_translations(inclusive=True):
            row.title = f"щъркел {row.title}"
            row.save(update_fields=["title"])
            insert_or_update_object(row.specific)


# --- What an editor may add anywhere -----------------------------------------------------------------


def test_links_in_texts_stay_flat():
    """Every paragraph, activity and text of a partner may link to pages and documents."""
    made = generate(seed=1, towns=1, projects=1)
    town, project = made["towns"][0], made["projects"][0]
    document = DocumentFile.objects.create(title="Протокол", file="p.pdf")
    found = []
    for number in (N, 3 * N):
        texts = linking(number, document)
        project.activities.set([Activity(title="Дейност", body=text) for text in texts])
        project.save()
        town.body = [("paragraph", RichText(text)) for text in texts]
        town.partner_texts.set([PartnerText(language="sv", text=text) for text in texts])
        town.save()
        html = Client().get(project.get_url()).content.decode()
        assert html.count('<a href="/bg/pobratimi/">дума</a>') == number
        found.append([queries(page.get_url()) for page in (town, project)])
    for before, after in zip(*found, strict=True):
        same(before, after)


def linking(number, document):
    """`number` rich texts with links to a document and two pages, one of them another in each text."""
    pages = Page.objects.live().filter(depth__gt=2, locale__language_code="bg")
    towns = pages.get(slug="pobratimi")
    return [
        f'<p><a linktype="page" id="{page.pk}">нещо</a> <a linktype="page" id="{towns.pk}">дума</a> '
        f'<a linktype="document" id="{document.pk}">писмо</a></p>'
        for page in pages[:number]
    ]


def test_menu_and_coat_of_arms_cost_nothing():
    before = queries("/bg/")
    menu = Menu.objects.get(place="main", locale__language_code="bg")
    for page in Page.objects.live().filter(depth=3, locale__language_code="bg"):
        MenuItem.objects.create(menu=menu, locale=menu.locale, label="Още", page=page)
    MunicipalitySettings.objects.update(arms=Image.objects.first())
    same(before, queries("/bg/"))


def test_a_closed_section_asks_few_questions():
    closed = SECTIONS["projects"][0].objects.get(locale__language_code="bg")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    page = generate(seed=1, projects=1)["projects"][0]
    client = Client()
    client.force_login(get_user_model().objects.create_user("reader"))
    few(queries(page.get_url(), client))
