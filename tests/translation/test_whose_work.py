"""Lists and tasks say whose work a translation is, and one thing about how it stands."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests import helpers_translation as make
from tests.translation.exchange import FIRST, file_of, segment, set_target, take_over, upload
from translation import flow
from translation.flow import tasks

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L19")]


@pytest.fixture
def page():
    return make.standard_page(make.home_page(), body=(FIRST,))


@pytest.fixture
def translation(page):
    return make.begin(page)


@pytest.fixture
def people(translation):
    return {
        role: make.person(role, parts=[(role, "en")])
        for role in ("translator", "reviewer", "manager")
    }


def shown(client, **query):
    return client.get(reverse("workspace:overview"), query)


def state_shown(client, page):
    html = shown(client, queue="all").content
    row = BeautifulSoup(html, "html.parser").find("a", string=page.title).find_parent("tr")
    return row.find(class_="tr-state").get_text(" ", strip=True)


def type_in(client, translation, words):
    address = reverse("workspace:edit_save", args=[translation.pk, segment(translation).pk])
    return client.post(address, {"do": "done", "value": words, "version": "0"})


def test_what_was_returned_is_not_called_ready(client, page, translation, people):
    make.fill_in(translation)
    flow.submit(translation, people["translator"])
    flow.return_(translation, people["reviewer"], "Още веднъж")
    for name in ("translator", "reviewer", "manager"):
        client.force_login(people[name])
        assert "готов" not in state_shown(client, page)
        assert "Върната за преработка" in state_shown(client, page)


def test_a_reviewers_list_opens_on_what_waits_for_a_review(client, page, translation, people):
    other = make.standard_page(page.get_parent(), title="Друга")
    make.fill_in(translation)
    flow.submit(translation, people["translator"])
    tasks.assign(make.begin(other), people["manager"], assignee=people["reviewer"])
    client.force_login(people["reviewer"])
    assert shown(client).context["queue"].name == "review"
    flow.return_(translation, people["reviewer"], "Още веднъж")
    client.force_login(people["reviewer"])
    assert shown(client).context["queue"].name == "mine"


def test_a_task_that_nobody_has_is_theirs_who_writes(client, translation, people):
    task = tasks.assign(translation, people["manager"])
    client.force_login(people["translator"])
    type_in(client, translation, "25 people came.")
    task.refresh_from_db()
    assert task.assignee == people["translator"] and task.state == "in_progress"
    client.force_login(people["manager"])
    strip = BeautifulSoup(
        client.get(reverse("workspace:edit", args=[translation.pk])).content, "html.parser"
    ).find(class_="tf-strip")
    assert "translator" in strip.get_text() and "Още на никого" not in strip.get_text()


def test_somebody_elses_task_stays_theirs(client, translation, people):
    task = tasks.assign(translation, people["manager"], assignee=people["translator"])
    client.force_login(people["manager"])
    type_in(client, translation, "25 people came.")
    task.refresh_from_db()
    assert task.assignee == people["translator"]


def test_who_brings_a_file_does_not_take_the_task(client, translation, people):
    task = tasks.assign(translation, people["manager"])
    client.force_login(people["manager"])
    data = set_target(file_of(client, translation), FIRST, "25 people came.")
    take_over(client, upload(client, data), "new")
    task.refresh_from_db()
    assert task.assignee is None and task.state == "in_progress"
