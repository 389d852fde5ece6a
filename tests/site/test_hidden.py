"""What is not public is nowhere: drafts, restricted pages, pages taken down."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.site.registry import folders, page_of
from tests.site.visits import live_pages

pytestmark = pytest.mark.usefixtures("demo")
PLACES = ["/sitemap.xml", "/bg/search/?q={title}", "/en/search/?q={title}"]
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


def addresses():
    """Every address at which a reader could come across a page."""
    return [page.get_url() for page in live_pages()]


def mentions(page):
    """Addresses whose HTML links to the page."""
    client = Client()
    urls = addresses() + [place.format(title=page.title) for place in PLACES]
    wanted = [f'href="{page.get_url()}"', f"{page.get_url()}</loc>", f'href="{page.get_url()}?']
    return [
        url
        for url in urls
        if url != page.get_url()
        and any(text in client.get(url).content.decode() for text in wanted)
    ]


@pytest.mark.parametrize("folder", [folder for folder in RECORDS if folder])
def test_a_page_taken_down_is_nowhere(folder):
    page = page_of(folder)
    assert mentions(page), "the test would prove nothing"
    rows = [page, *(row.specific for row in page.get_translations())]
    for row in rows:
        row.unpublish()
    for row in rows:
        assert Client().get(row.get_url()).status_code == 404
        assert not mentions(row)


@pytest.mark.parametrize("folder", [folder for folder in RECORDS if folder][:4])
def test_a_restricted_page_is_nowhere(folder):
    page = page_of(folder)
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    response = Client().get(page.get_url())
    assert response.status_code != 200 or page.lead not in response.content.decode()
    assert not mentions(page)


def test_drafts_of_the_demonstration_are_not_public():
    drafts = Page.objects.filter(live=False, depth__gt=1)
    for page in drafts:
        url = page.specific.get_url()
        if url:
            assert Client().get(url).status_code == 404
        assert not mentions(page)


def test_a_draft_of_a_change_is_not_shown():
    page = page_of(RECORDS[0])
    page.title = "Неиздадено заглавие"
    page.save_revision()
    assert "Неиздадено заглавие" not in Client().get(page.get_url()).content.decode()
