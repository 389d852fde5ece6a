"""What cannot be true is refused beside its field, in every form; what can be is never stood in the way of."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from home.models import Organisation, Term
from media.models import AlbumPage
from news.models import EventPage, NewsPage
from projects.models import FundingStatement, Programme, ProjectPage
from tests.desk.forms import draft, edit_form, errors, row, row_errors, send
from tests.media_admin.helpers import form_data
from twinning.models import (
    AgreementPage,
    ExchangePage,
    MembershipPage,
    TwinCityPage,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(admin_client):
    """For what is the same in every language of the admin."""
    return admin_client


class Form:
    """The form at an address, opened once and sent as often as needed."""

    def __init__(self, client, url):
        self.client, self.url = client, url
        self.data = edit_form(client, url)[1]

    def send(self, **typed):
        typed = {name.replace("__", "-"): value for name, value in typed.items()}
        return self.client.post(self.url, self.data | {"title": "Ново"} | typed)


def told(answer):
    """{field: number of messages} of the page itself."""
    if answer.status_code == 302:
        return {}
    return {name: len(found) for name, found in answer.context["form"].errors.items()}


PAGES = {
    ProjectPage: [
        ({"start": "2024", "terminated_on": "2022"}, "terminated_on"),
        ({"start": "2024", "terminated_on": "2024"}, None),
        ({"start": "2024", "durability_until": "2022"}, "durability_until"),
        ({"start": "2020", "end": "2023", "durability_until": "06.2021"}, "durability_until"),
    ],
    AgreementPage: [
        ({"kind": "twinning", "signed_on": "2006", "ended_on": "2005"}, "ended_on"),
        ({"kind": "twinning", "signed_on": "05.2006", "ended_on": "2006"}, None),
    ],
    AlbumPage: [({"date_from": "2006", "date_to": "2005"}, "date_to")],
    NewsPage: [
        ({"date": "15.04.2027", "pin_until": "14.04.2027"}, "pin_until"),
        ({"date": "04.2027", "pin_until": "14.04.2027"}, None),
    ],
    EventPage: [
        ({"end": "15.04.2027 12:30", "deadline": "16.04.2027"}, "deadline"),
        ({"end": "15.04.2027 12:30", "deadline": "15.04.2027"}, None),
        ({"deadline": "16.04.2027"}, None),
        ({"recurrence_0": "FREQ=DAILY", "recurrence_1": "14.04.2027"}, "recurrence"),
        ({"recurrence_0": "FREQ=DAILY", "recurrence_1": "15.04.2027"}, None),
    ],
    ExchangePage: [
        ({"start": "07.2027", "end": "07.2027", "call_deadline": "01.08.2027"}, "call_deadline"),
        ({"start": "07.2027", "end": "2027", "call_deadline": "01.08.2027"}, None),
    ],
    TwinCityPage: [
        ({"town_holiday": "31.02"}, "town_holiday"),
        ({"town_holiday": "29.02"}, None),
        ({"town_holiday": "31.04"}, "town_holiday"),
        ({"status": "active", "status_since": "2101"}, "status_since"),
        ({"status": "active", "status_since": "2010"}, None),
        ({"status": "active", "cooperation_since": "2101"}, "cooperation_since"),
        ({"status": "unknown", "cooperation_since": "2101"}, None),
        ({"status": "ended", "cooperation_since": "2006", "status_since": "2001"}, "status_since"),
        ({"status": "ended", "cooperation_since": "05.2006", "status_since": "2006"}, None),
    ],
}


@pytest.mark.parametrize("model", PAGES)
def test_a_page_with_facts_that_contradict(editor, url_of, model):
    needed = {"start": "15.04.2027 10:30"} if model is EventPage else {}
    form = Form(editor, url_of(model))
    for typed, field in PAGES[model]:
        answer = form.send(**needed | typed)
        assert told(answer) == ({field: 1} if field else {}), typed
        if field:
            html = BeautifulSoup(answer.content, "html.parser")
            for name, text in typed.items():
                assert text in str(html.select(f"[name={name}]")), "nothing that was typed is lost"


def test_a_page_for_a_day_to_come_says_what_will_be_so_then(editor, url_of):
    typed = {"status": "active", "status_since": "01.05.2101", "cooperation_since": "01.05.2101"}
    url = url_of(TwinCityPage)
    assert told(send(editor, url, title="Ново", go_live_at="01.05.2101 09:00", **typed)) == {}
    early = send(editor, url, title="Друго", go_live_at="01.04.2101 09:00", **typed)
    assert told(early) == {"status_since": 1, "cooperation_since": 1}


ROWS = {
    ("activities", "end"): [
        ({"title": "Обучение", "start": "06.2026", "end": "05.2026"}, False),
        ({"title": "Обучение", "start": "06.2026", "end": "2026"}, True),
    ],
    ("partners", "left"): [({"role": "partner", "joined": "2030", "left": "2029"}, False)],
    ("outputs", "countries"): [
        ({"name": "Курс", "countries": "SI ZZ"}, False),
        ({"name": "Курс", "countries": "UK"}, False),
        ({"name": "Курс", "countries": "Италия"}, False),
        ({"name": "Курс", "countries": "SI XK"}, True),
    ],
    ("places", "country"): [({"name": "Брод", "country": "ZZ"}, False)],
    ("places", "nuts"): [
        ({"name": "Брод", "nuts": "ZZ999"}, False),
        ({"name": "Брод", "nuts": "GR30"}, False),
        ({"name": "Брод", "nuts": "BG-32"}, False),
        ({"name": "Брод", "country": "BG", "nuts": "RO31"}, False),
        ({"name": "Брод", "country": "GR", "nuts": "EL30"}, True),
        ({"name": "Брод", "country": "GB", "nuts": "UKI31"}, True),
        ({"name": "Брод", "country": "RE", "nuts": "FRY40"}, True),
        ({"name": "Брод", "country": "XK", "nuts": "XK00"}, True),
    ],
    ("periods", "until"): [({"reason": "joined", "since": "2012", "until": "2011"}, False)],
    ("representatives", "until"): [({"name": "Иван", "since": "2012", "until": "2011"}, False)],
}


@pytest.mark.parametrize("model", [ProjectPage, MembershipPage])
def test_a_row_with_facts_that_contradict(editor, url_of, home, model):
    union = str(Organisation.objects.create(name="Съюз", name_original="Union").pk)
    form = Form(editor, url_of(model))
    needed = {"organisation": union} if model is MembershipPage else {}
    rows = {key: cases for key, cases in ROWS.items() if hasattr(model, key[0])}
    assert rows
    for (relation, field), cases in rows.items():
        for typed, is_true in cases:
            more = {"organisation": union} if relation == "partners" else {}
            answer = form.send(**needed, **row(relation, **typed | more))
            if is_true:
                assert answer.status_code == 302, typed
            else:
                assert list(row_errors(answer, relation)) == [field], typed


def test_codes_are_kept_as_they_are_meant(editor, url_of):
    typed = row("outputs", name="Курс", countries="si, it; GB")
    send(editor, url_of(ProjectPage), title="Проект", **typed)
    assert draft(ProjectPage, "Проект").outputs.get().countries == "SI IT GB"
    typed = row("places", name="Русе", country="BG", nuts="bg323")
    send(editor, url_of(ProjectPage), title="Място", **typed)
    assert draft(ProjectPage, "Място").places.get().nuts == "BG323"


def test_a_wrong_region_is_told_with_the_right_letters(desk, url_of):
    typed = row("places", name="Атина", country="GR", nuts="GR30")
    answer = send(desk, url_of(ProjectPage), title="Проект", **typed)
    assert "EL30" in row_errors(answer, "places")["nuts"]
    typed = row("places", name="Атина", country="GR", nuts="BG32")
    text = row_errors(send(desk, url_of(ProjectPage), title="Проект", **typed), "places")["nuts"]
    assert "EL" in text and ("Гърция" if desk.language == "bg" else "Greece") in text


COUNTS = [
    ({"participants_total": "22", "count_women": "30"}, ["count_women"]),
    ({"participants_total": "22", "count_under_30": "40"}, ["count_under_30"]),
    ({"participants_ours": "10", "participants_theirs": "12", "count_under_30": "40"}, ["count_under_30"]),
    ({"participants_total": "22", "count_women": "12", "count_men": "11"}, ["count_men"]),
    ({"participants_total": "22", "count_invited": "12", "count_local": "11"}, ["count_local"]),
    ({"participants_total": "22", "count_women": "12", "count_men": "10", "count_under_30": "22"}, []),
    ({"participants_total": "22", "participants_at_least": "on", "count_women": "30"}, []),
    ({"participants_ours": "10", "count_women": "12"}, []),
    ({"participants_total": "2", "participants_ours": "10", "count_women": "5"}, ["participants_total"]),
    ({"participants_total": "две", "count_women": "5"}, ["participants_total"]),
]  # fmt: skip


def test_parts_are_no_more_than_the_whole(editor, url_of):
    form = Form(editor, url_of(ExchangePage))
    for typed, fields in COUNTS:
        answer = form.send(start="2024", **typed)
        assert told(answer) == dict.fromkeys(fields, 1), typed
        for name in fields:
            assert name == "participants_total" or "22" in errors(answer)[name]


DAYS = [
    ({"start": "07.2026", "end": "07.2026"}, "05.08.2026", False),
    ({"start": "10.07.2026", "end": "14.07.2026"}, "05.08.2026", False),
    ({"start": "10.07.2026", "end": "14.07.2026"}, "14.07.2026", True),
    ({"start": "10.07.2026"}, "09.07.2026", False),
    ({"start": "07.2026", "end": "2026"}, "05.08.2026", True),
    ({"start": "07.2026"}, "05.08.2026", True),
]


def test_a_day_of_the_programme_is_one_of_the_exchange(editor, url_of):
    """When only the beginning is known, the exchange may have lasted longer."""
    form = Form(editor, url_of(ExchangePage))
    for typed, day, is_true in DAYS:
        answer = form.send(**typed, **row("programme", day=day, text="Среща"))
        if is_true:
            assert answer.status_code == 302, typed
        else:
            assert list(row_errors(answer, "programme")) == ["day"], typed
            assert told(answer) == {} and day in answer.content.decode()
    answer = form.send(start="юли", **row("programme", day="05.08.2026", text="Среща"))
    assert told(answer) == {"start": 1} and row_errors(answer, "programme") == {}


def test_a_deleted_day_of_the_programme_is_not_looked_at(editor, url_of):
    typed = {"start": "10.07.2026", "end": "14.07.2026"}
    typed |= row("programme", day="05.08.2026", text="Среща", DELETE="1")
    assert send(editor, url_of(ExchangePage), title="Обмен", **typed).status_code == 302


@pytest.mark.parametrize(("day", "is_asked"), [("05.08.2026", True), ("31.07.2026", False)])
def test_the_end_is_asked_for_where_the_programme_goes_on(editor, section, day, is_asked):
    page = ExchangePage(title="Обмен", slug="obmen", start="2026-07", direction="in")
    section("exchanges").add_child(instance=page)
    url = f"/admin/pages/{page.pk}/edit/"
    typed = {**row("programme", day=day, text="Среща"), "action-publish": "1"}
    answer = editor.get(send(editor, url, **typed).url)
    found = [str(item) for item in answer.context["messages"] if item.level_tag == "warning"]
    assert ["#id_end" in text for text in found] == [True] * is_asked


def snippet_form(client, model, pk=None):
    """(address, what the form would send if nothing were typed) of a record without a page."""
    name = model.snippet_viewset.get_url_name("edit" if pk else "add")
    url = reverse(name, args=[pk] if pk else [])
    html = BeautifulSoup(client.get(url).content, "html.parser")
    return url, form_data(html, html.select_one("[name=code]").find_parent("form"))


def send_snippet(client, model, **typed):
    url, data = snippet_form(client, model)
    return client.post(url, data | typed)


PERIODS = [
    ("2027", "2021", ["period_to"]),
    ("2021", "2021", []),
    ("", "2021", []),
    ("202", "2021", ["period_from"]),
    ("2021", "20277", ["period_to"]),
]


def test_the_period_of_a_programme(editor, home):
    url, data = snippet_form(editor, Programme)
    for number, (first, last, fields) in enumerate(PERIODS):
        typed = {"name": "Дунав", "code": f"d{number}", "period_from": first, "period_to": last}
        assert told(editor.post(url, data | typed)) == dict.fromkeys(fields, 1), typed


CODED = {
    Programme: {"name": "Дунав"},
    FundingStatement: {"statement": "С подкрепата"},
    Term: {"name": "Танци", "vocabulary": "area"},
}


@pytest.mark.parametrize("model", CODED)
def test_a_code_is_typed_in_any_letters(desk, home, model):
    send_snippet(desk, model, code="дунав код", **CODED[model])
    kept = model.objects.get()
    assert kept.code == "dunav-kod"
    _url, data = snippet_form(desk, model, kept.pk)
    assert data["code"] == ["dunav-kod"]
    for typed in ("–", "-", "…"):
        answer = send_snippet(desk, model, code=typed, **CODED[model])
        html = answer.content.decode()
        assert ("латински букви" if desk.language == "bg" else "Latin letters, digits") in html
        assert f'value="{typed}"' in html
    assert model.objects.count() == 1


def test_what_is_a_code_already_stays(editor, home):
    send_snippet(editor, Programme, code="IPA_2021", name="ИПП")
    assert Programme.objects.get().code == "IPA_2021"


def test_the_side_of_a_person_is_chosen(editor, url_of):
    url = url_of(ExchangePage)
    html, _data = edit_form(editor, url)
    (side,) = html.find_all(attrs={"name": "delegates-__prefix__-side"})
    assert [option["value"] for option in side.select("option")] == ["", "ours", "theirs"]
    assert [option["value"] for option in side.select("[selected]")] == [""]
    typed = {"start": "2024", "direction": "in", **row("delegates", name="Иван Петров", side="")}
    answer = send(editor, url, title="Обмен", **typed, **{"action-publish": "1"})
    assert list(row_errors(answer, "delegates")) == ["side"]


def test_the_side_that_was_chosen_stays_in_the_draft(editor, url_of):
    sides = ["theirs", "ours", ""]
    typed = {"start": "2024", "delegates__TOTAL_FORMS": "3"}
    for number, side in enumerate(sides):
        more = {"name": f"Участник {number}", "side": side, "ORDER": str(number)}
        typed |= {f"delegates__{number}__{name}": text for name, text in more.items()}
    send(editor, url_of(ExchangePage), title="Обмен", **typed)
    url = f"/admin/pages/{draft(ExchangePage, 'Обмен').pk}/edit/"
    for _time in range(2):
        _html, data = edit_form(editor, url)
        assert [data[f"delegates-{number}-side"] for number in range(3)] == [[s] for s in sides]
        send(editor, url, title="Обмен")


def test_a_wrong_day_cannot_come_by_another_way(section):
    """Pages are written by programs too."""
    page = TwinCityPage(
        title="Град",
        slug="grad",
        country="SE",
        endonym="G",
        endonym_language="sv",
        status="active",
        status_since=str(datetime.date.max.year),
    )
    with pytest.raises(Exception, match="status_since"):
        section("towns").add_child(instance=page)
