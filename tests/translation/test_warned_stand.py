"""On the page of warnings a person lets stand what is right as it is."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _

from tests import helpers_translation as make
from translation import flow
from translation.models import CheckDismissal

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L5")]


@pytest.fixture
def translation():
    page = make.standard_page(make.home_page(), "Гости", body=["От 2000 г. дойдоха над 365 гости."])
    found = make.begin(page)
    make.fill_in(found, text="Over 350 guests came since 2001.", title="Guests")
    return found


@pytest.fixture
def people(translation):
    return {role: make.person(role, parts=[(role, "en")]) for role in ("translator", "reviewer")}


def post(client, name, translation, **data):
    return client.post(reverse(f"workspace:{name}", args=[translation.pk]), data)


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def fields(page):
    hidden = page.select("form:has([name=warned]) input[type=hidden]")
    return {field["name"]: field["value"] for field in hidden}


def test_what_is_ticked_stands_with_the_name_and_is_not_asked_again(client, translation, people):
    client.force_login(people["translator"])
    page = main(post(client, "edit_submit", translation))
    assert _("Nothing has been sent yet.") in page.get_text()
    ticks = [tick["value"] for tick in page.select("input[name=stand][form=go-on]")]
    assert ticks
    answer = post(client, "edit_submit", translation, stand=ticks, **fields(page))
    assert answer.status_code == 302 and flow.in_review(translation)
    assert {found.user for found in CheckDismissal.objects.all()} == {people["translator"]}

    client.force_login(people["reviewer"])
    seen = flow.fingerprint(translation)
    assert post(client, "edit_approve", translation, fingerprint=seen).status_code == 302
    assert not flow.in_review(translation)


def test_what_is_not_ticked_is_the_reviewers_to_look_at(client, translation, people):
    client.force_login(people["translator"])
    page = main(post(client, "edit_submit", translation))
    post(client, "edit_submit", translation, **fields(page))
    assert not CheckDismissal.objects.exists()

    client.force_login(people["reviewer"])
    page = main(post(client, "edit_approve", translation, fingerprint="x"))
    assert _("Nothing has been published yet.") in page.get_text()
    assert page.select("input[name=stand]")


def test_each_warning_leads_to_its_text(client, translation, people):
    client.force_login(people["translator"])
    page = main(post(client, "edit_submit", translation))
    link = page.select_one("section a")
    editor = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert editor.find(id=link["href"].partition("#")[2])
