"""Calendar files, held against RFC 5545."""

import datetime
import re

import pytest

from news import ical
from news.models import EventIndexPage, EventPage
from news.recurrence import next_start, occurrences
from tests.public_pages import add, homes

__all__ = ["homes"]
UTC = datetime.UTC


def unfold(text):
    return text.replace("\r\n ", "").split("\r\n")


def made(**fields):
    values = {
        "title": "Среща",
        "start": datetime.datetime(2027, 4, 15, 7, 0, tzinfo=UTC),
    }
    return EventPage(**values | fields)


def lines_of(*events):
    text = ical.calendar_text(list(events), "Събития", lambda event: "https://example.org/e/")
    return unfold(text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Кубрат, залата; вход", r"Кубрат\, залата\; вход"),
        ("две\nреда\r\nтри", r"две\nреда\nтри"),
        ("C:\\път", r"C:\\път"),
        ("без\x00знаци\x07", "беззнаци"),
    ],
)
def test_text_is_escaped(text, escaped):
    assert ical.escape(text) == escaped


def test_lines_are_cut_by_octets_and_no_letter_is_cut():
    line = "SUMMARY:" + "Ж" * 200
    folded = ical.fold(line)
    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line
    assert ical.fold("SHORT") == "SHORT"


def test_every_line_ends_as_the_format_asks():
    text = ical.calendar_text([made()], "Събития", lambda event: "https://example.org/")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.feature("N6")
def test_an_event_has_its_moments_in_universal_time():
    lines = lines_of(made(end=datetime.datetime(2027, 4, 15, 13, 30, tzinfo=UTC), venue="Кубрат"))
    assert "DTSTART:20270415T070000Z" in lines
    assert "DTEND:20270415T133000Z" in lines
    assert "LOCATION:Кубрат" in lines
    assert "STATUS:CONFIRMED" in lines


def test_a_whole_day_ends_with_the_day_after():
    start = datetime.datetime(2027, 5, 8, 21, 0, tzinfo=UTC)  # midnight in Sofia
    lines = lines_of(made(start=start, all_day=True))
    assert "DTSTART;VALUE=DATE:20270509" in lines
    assert "DTEND;VALUE=DATE:20270510" in lines


def test_a_cancelled_event_stays_in_the_file_as_cancelled():
    assert "STATUS:CANCELLED" in lines_of(made(state="cancelled"))


@pytest.mark.feature("N5")
def test_a_repeating_event_keeps_its_hour_through_the_change_of_clocks():
    event = made(recurrence="FREQ=WEEKLY;COUNT=40", exceptions="2027-04-22")
    lines = lines_of(event)
    assert "DTSTART;TZID=Europe/Sofia:20270415T100000" in lines
    assert "RRULE:FREQ=WEEKLY;COUNT=40" in lines
    assert "EXDATE;TZID=Europe/Sofia:20270422T100000" in lines
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    # 28 March and 31 October 2027, each told in the time until then.
    assert "DTSTART:20270328T030000" in zone
    assert "DTSTART:20271031T040000" in zone
    assert {moment.hour for moment in occurrences(event)} == {10}
    assert len(list(occurrences(event))) == 39


def test_a_rule_that_is_none_does_not_reach_the_file():
    lines = lines_of(made(recurrence="FREQ=YEARLY\r\nATTENDEE:mailto:a@example.org"))
    assert not any(re.match("RRULE|ATTENDEE", line) for line in lines)


@pytest.mark.parametrize(
    ("rule", "now", "coming"),
    [
        ("FREQ=YEARLY", (2029, 1, 1), (2029, 4, 15)),
        ("FREQ=YEARLY;COUNT=2", (2029, 1, 1), None),
        ("FREQ=MONTHLY;UNTIL=20270615", (2027, 6, 1), (2027, 6, 15)),
        ("FREQ=DAILY;INTERVAL=2", (2027, 4, 16), (2027, 4, 17)),
        ("FREQ=WEEKLY;BYDAY=MO", (2028, 1, 1), None),
        ("FREQ=WEEKLY;INTERVAL=0", (2028, 1, 1), None),
        ("", (2027, 4, 15), (2027, 4, 15)),
        ("", (2027, 4, 16), None),
    ],
)
def test_the_next_repetition(rule, now, coming):
    found = next_start(made(recurrence=rule), datetime.datetime(*now, 5, 0, tzinfo=UTC))
    assert (found and (found.year, found.month, found.day)) == coming


def test_a_monthly_event_on_the_31st_leaves_short_months_out():
    start = datetime.datetime(2027, 1, 31, 8, 0, tzinfo=UTC)
    months = [
        moment.month for moment in occurrences(made(start=start, recurrence="FREQ=MONTHLY;COUNT=3"))
    ]
    assert months == [1, 3, 5]


def test_a_wrong_rule_is_refused_in_the_form():
    from django.core.exceptions import ValidationError

    event = made(slug="e", recurrence="every Monday")
    with pytest.raises(ValidationError) as refused:
        event.clean()
    assert "recurrence" in refused.value.message_dict


@pytest.mark.django_db
@pytest.mark.feature("N6")
def test_readers_download_an_event_and_the_calendar(client, homes):
    index = add(homes["bg"], EventIndexPage(title="Събития", slug="sabitia"))
    add(index, made(slug="sreshta", start=datetime.datetime(2099, 4, 15, 7, tzinfo=UTC)))
    for path in ("/bg/sabitia/sreshta/?format=ics", "/bg/sabitia/?format=ics"):
        response = client.get(path)
        assert response["Content-Type"].startswith("text/calendar")
        lines = unfold(response.content.decode())
        assert "SUMMARY:Среща" in lines
        assert "URL:http://testserver/bg/sabitia/sreshta/" in lines
