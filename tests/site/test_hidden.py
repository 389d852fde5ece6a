"""What is not public is nowhere: drafts, restricted pages, pages taken down."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.site.registry import folders, page_of
from tests.site.visits import nothing

pytestmark = pytest.mark.usefixtures("demo")
LISTS = ("IndexPage", "HomePage")
PLACES = [
    "/sitemap.xml",
    *(
        f"/{language}/{path}"
        for language in ("bg", "en")
        for path in ("search/?q={title}", "lists/a-z/", "lists/countries/")
    ),
]
# One record of each kind that others show and list.
RECORDS = [
    next((folder for folder in folders() if folder.startswith(f"/{section}/")), None)
    for section in (
        "twin-cities",
        "exchanges",
        "projects",
        "news",
        "events",
        "agreements",
        "memberships",
        "albums",
    )
]


def mentions(page, html):
    """Whether HTML or XML links to the page or to one of its own parts."""
    url = page.get_url()
    return any(text in html for text in (f'href="{url}"', f'href="{url}?', f"{url}</loc>"))


def places(page, visits):
    """Addresses of other pages that link to the page, and of the lists of everything."""
    found = [
        visit.url for visit in visits if visit.url != page.get_url() and mentions(page, visit.html)
    ]
    return found + [place.format(title=page.title) for place in PLACES]


def require_hidden(page, urls):
    client = Client()
    nothing(url for url in urls if mentions(page, client.get(url).content.decode()))


@pytest.mark.parametrize("folder", [folder for folder in RECORDS if folder])
def test_a_page_taken_down_is_nowhere(visits, folder):
    page = page_of(folder)
    rows = [page, *(row.specific for row in page.get_translations())]
    shown_on = [places(row, visits) for row in rows]
    assert len(shown_on[0]) > len(PLACES), "the test would prove nothing"
    for row in rows:
        row.refresh_from_db()
        if row.live:
            row.unpublish()
    for row, urls in zip(rows, shown_on, strict=True):
        assert Client().get(row.get_url()).status_code == 404
        require_hidden(row, urls)


@pytest.mark.parametrize("folder", [folder for folder in RECORDS if folder][:4])
def test_a_restricted_page_is_nowhere(visits, folder):
    page = page_of(folder)
    # A text may link to it for those who know the password; nothing lists it.
    lists = {visit.url for visit in visits if type(visit.page).__name__.endswith(LISTS)}
    urls = [
        url for url in places(page, visits) if url in lists or url not in {v.url for v in visits}
    ]
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    response = Client().get(page.get_url())
    assert response.status_code != 200 or page.lead not in response.content.decode()
    require_hidden(page, urls)


def test_drafts_of_the_demonstration_are_not_public(visits):
    drafts = Page.objects.filter(live=False, depth__gt=1)
    for page in drafts:
        url = page.specific.get_url()
        if url:
            assert Client().get(url).status_code == 404
        nothing(visit.url for visit in visits if url and mentions(page.specific, visit.html))


def test_a_draft_of_a_change_is_not_shown():
    page = page_of(RECORDS[0])
    page.title = "Неиздадено заглавие"
    page.save_revision()
    assert "Неиздадено заглавие" not in Client().get(page.get_url()).content.decode()
