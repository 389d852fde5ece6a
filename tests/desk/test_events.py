"""How often an event repeats is chosen, not written as a rule."""

import pytest
from bs4 import BeautifulSoup

from news.models import EventPage
from tests.desk.forms import add_url, draft, edit_form, errors, send

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("often", "until", "times", "rule"),
    [
        ("", "", "", ""),
        ("FREQ=YEARLY", "", "", "FREQ=YEARLY"),
        ("FREQ=WEEKLY;INTERVAL=2", "31.12.2027", "", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20271231"),
        ("FREQ=MONTHLY", "", "6", "FREQ=MONTHLY;COUNT=6"),
    ],
)
def test_the_choice_is_kept_and_shown_again(desk, section, often, until, times, rule):
    typed = {"recurrence_0": often, "recurrence_1": until, "recurrence_2": times}
    url = add_url(EventPage, section("events"))
    send(desk, url, title="Панаир", start="15.04.2027 10:30", **typed)
    page = draft(EventPage, "Панаир")
    assert page.recurrence == rule
    _html, data = edit_form(desk, f"/admin/pages/{page.pk}/edit/")
    assert {name: data[name] for name in typed} == {name: [text] for name, text in typed.items()}


def test_each_part_has_its_name(desk, section):
    html, _data = edit_form(desk, add_url(EventPage, section("events")))
    for number in range(3):
        assert html.select_one(f"label[for=id_recurrence_{number}]").get_text(strip=True)
    assert "RFC 5545" not in str(html)


@pytest.mark.parametrize(
    "typed",
    [
        {"recurrence_1": "31.12.2027"},
        {"recurrence_0": "FREQ=WEEKLY", "recurrence_1": "31.12.2027", "recurrence_2": "3"},
        {"recurrence_0": "FREQ=WEEKLY", "recurrence_1": "края на годината"},
        {"recurrence_0": "FREQ=WEEKLY", "recurrence_2": "0"},
    ],
)
def test_a_choice_that_says_two_things_is_refused(desk, section, typed):
    url = add_url(EventPage, section("events"))
    answer = send(desk, url, title="Панаир", start="15.04.2027 10:30", **typed)
    assert errors(answer)["recurrence"]


def test_a_rule_from_elsewhere_is_kept(desk, section):
    rule = "FREQ=MONTHLY;BYDAY=1MO"
    page = EventPage(title="Сесия", slug="s", start="2027-04-15T10:30Z", recurrence=rule)
    section("events").add_child(instance=page)
    send(desk, f"/admin/pages/{page.pk}/edit/", title="Сесия на съвета")
    assert page.get_latest_revision_as_object().recurrence == rule


def test_the_calendar_file_gives_the_last_day_as_a_moment(client, section):
    rule = "FREQ=WEEKLY;UNTIL=20270601"
    page = EventPage(title="Курс", slug="k", start="2027-04-15T10:30Z", recurrence=rule)
    section("events").add_child(instance=page)
    assert (
        b"RRULE:FREQ=WEEKLY;UNTIL=20270601T205959Z" in client.get(page.url + "?format=ics").content
    )


def test_unpublishing_says_what_becomes_of_the_other_languages(desk, section):
    page = EventPage(title="Курс", slug="k", start="2027-04-15T10:30Z")
    section("events").add_child(instance=page)
    english = page.get_translations().get()
    type(english).objects.filter(pk=english.pk).update(alias_of=None, live=True)
    html = BeautifulSoup(desk.get(f"/admin/pages/{page.pk}/unpublish/").content, "html.parser")
    text = html.select_one("main").get_text(" ")
    assert "come back by themselves" in text or "връщат" in text
