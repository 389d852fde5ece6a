"""Warnings that nobody let stand are shown before a translation goes on; what is right as it is gets a name there."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

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


def page_of(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def asked(answer):
    return page_of(answer).select_one("form:has([name=warned])")


def fields(form):
    return {field["name"]: field["value"] for field in form.select("input[name]")}


@pytest.mark.parametrize("name", ["edit_submit", "edit_publish"])
def test_nothing_goes_on_before_the_warnings_were_seen(admin_client, translation, name):
    answer = post(admin_client, name, translation, comment="Готово е")
    form = asked(answer)
    assert form and "365" in answer.content.decode()
    assert not flow.in_review(translation)
    assert make.english(translation.source.get_source_instance()).alias_of_id
    assert admin_client.get(form.a["href"]).status_code == 200
    if name == "edit_submit":
        assert fields(form)["comment"] == "Готово е"


def test_who_has_seen_them_goes_on(admin_client, translation):
    form = asked(post(admin_client, "edit_submit", translation, comment="Готово е"))
    assert post(admin_client, "edit_submit", translation, **fields(form)).status_code == 302
    assert flow.open_task(translation).submitted_comment == "Готово е"
    seen = flow.fingerprint(translation)
    form = asked(post(admin_client, "edit_approve", translation, fingerprint=seen))
    assert fields(form)["fingerprint"] == seen


def test_another_warning_is_asked_about_again(admin_client, translation):
    seen = fields(asked(post(admin_client, "edit_submit", translation)))
    make.fill_in(translation, text="Over 340 guests came since 2002.", title="Guests")
    assert asked(post(admin_client, "edit_submit", translation, **seen))
    assert not flow.in_review(translation)


def test_where_all_is_well_nothing_is_asked(admin_client, translation):
    texts = StringTranslation.objects.exclude(data="Guests")
    texts.update(data="More than 365 guests have come since 2000.")
    assert post(admin_client, "edit_submit", translation).status_code == 302
    assert flow.in_review(translation)


def test_what_is_missing_is_refused_without_a_question(admin_client, translation):
    translation.source.stringsegment_set.first().string.translations.all().delete()
    answer = post(admin_client, "edit_submit", translation)
    assert answer.status_code == 302 and not flow.in_review(translation)


# --- let stand ------------------------------------------------------------------------------------------


def test_what_is_ticked_stands_with_the_name_and_is_not_asked_again(client, translation, people):
    client.force_login(people["translator"])
    page = page_of(post(client, "edit_submit", translation))
    assert _("Nothing has been sent yet.") in page.get_text()
    ticks = [tick["value"] for tick in page.select("input[name=stand][form=go-on]")]
    assert ticks
    answer = post(
        client, "edit_submit", translation, stand=ticks, **fields(page.select_one("#go-on"))
    )
    assert answer.status_code == 302 and flow.in_review(translation)
    assert {found.user for found in CheckDismissal.objects.all()} == {people["translator"]}

    client.force_login(people["reviewer"])
    seen = flow.fingerprint(translation)
    assert post(client, "edit_approve", translation, fingerprint=seen).status_code == 302
    assert not flow.in_review(translation)


def test_what_is_not_ticked_is_the_reviewers_to_look_at(client, translation, people):
    client.force_login(people["translator"])
    page = page_of(post(client, "edit_submit", translation))
    post(client, "edit_submit", translation, **fields(page.select_one("#go-on")))
    assert not CheckDismissal.objects.exists()

    client.force_login(people["reviewer"])
    page = page_of(post(client, "edit_approve", translation, fingerprint="x"))
    assert _("Nothing has been published yet.") in page.get_text()
    assert page.select("input[name=stand]")


def test_each_warning_leads_to_its_text(client, translation, people):
    client.force_login(people["translator"])
    page = page_of(post(client, "edit_submit", translation))
    link = page.select_one("section a")
    editor = BeautifulSoup(client.get(link["href"]).content, "html.parser")
    assert editor.find(id=link["href"].partition("#")[2])
