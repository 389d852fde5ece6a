"""Titles in Wagtail's page chooser: what is neither public nor one's own is not named."""

import json

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests import helpers_translation as make
from tests.helpers_translation import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def pages(home):
    """(public page, draft, private page, page below the private one)."""
    public = make.standard_page(home, title="Общодостъпна")
    draft = make.standard_page(home, title="Потайна чернова")
    draft.unpublish()
    private = make.standard_page(home, title="Потайна частна")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    return public, draft, private, make.standard_page(private, title="Потайна отдолу")


def shown(client, address):
    response = client.get(address)
    if response.status_code != 200:
        return ""
    return (
        json.loads(response.content).get("html", "")
        if response.content[:1] == b"{"
        else (response.content.decode())
    )


def everything(client, home, private):
    addresses = [
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_choose_page_child", args=[home.pk]),
        reverse("wagtailadmin_choose_page_child", args=[private.pk]),
        reverse("wagtailadmin_choose_page_search") + "?q=потайна",
        reverse("wagtailadmin_choose_page_search") + "?q=общодостъпна",
    ]
    return "".join(shown(client, address) for address in addresses).replace("q=потайна", "")


@pytest.mark.feature("L12")
def test_a_person_with_a_branch_finds_the_public_and_their_own(client, home, pages):
    public, draft, private, below = pages
    client.force_login(person("ana", parts=[("translator", "en", draft)]))
    html = everything(client, home, private)
    assert public.title in html and draft.title in html
    assert private.title not in html and below.title not in html
    client.force_login(person("nobody"))
    html = everything(client, home, private)
    assert public.title in html
    assert "Потайна" not in html


def test_who_has_the_whole_language_or_the_pages_finds_all(client, home, pages):
    for user in (
        person("translator", parts=[("translator", "en")]),
        person("editor", [(home, "change")]),
    ):
        client.force_login(user)
        html = everything(client, home, pages[2])
        assert all(page.title in html for page in pages)
