"""What an editor types is kept as it was meant, or refused with a word; never changed in silence."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from news.models import EventPage, NewsPage
from projects.models import ProjectPage
from tests.desk.forms import add_url, draft, edit_form, errors, send
from twinning.models import ExchangePage, TwinCityPage

pytestmark = pytest.mark.django_db
SOFIA = ZoneInfo("Europe/Sofia")


@pytest.mark.parametrize("typed", ["15.04.2027 10:30", "2027-04-15 10:30", "15.4.2027 г., 10:30"])
def test_an_event_begins_when_the_editor_typed(desk, section, typed):
    url = add_url(EventPage, section("events"))
    send(desk, url, title="Ден на Европа", start=typed)
    kept = draft(EventPage, "Ден на Европа")
    assert kept.start.astimezone(SOFIA) == datetime(2027, 4, 15, 10, 30, tzinfo=SOFIA)


def test_the_form_shows_dates_as_they_are_typed_and_says_how(desk, section):
    page = EventPage(title="Ден", slug="den", start=datetime(2027, 4, 5, 10, 30, tzinfo=SOFIA))
    section("events").add_child(instance=page)
    html, data = edit_form(desk, f"/admin/pages/{page.pk}/edit/")
    assert data["start"] == ["05.04.2027 10:30"]
    # Beginning, end, and the two of the dialog for publishing later.
    assert str(html).count("30.11.2027 17:30") == 4


@pytest.mark.parametrize("typed", ["петък", "31.02.2027 10:00", "04/05/2027 10:00"])
def test_a_time_that_cannot_be_read_is_refused(desk, section, typed):
    answer = send(desk, add_url(EventPage, section("events")), title="Ден", start=typed)
    assert "30.11.2027 17:30" in errors(answer)["start"]
    assert typed.encode() in answer.content


def test_news_stays_on_top_until_the_day_that_was_typed(desk, section):
    url = add_url(NewsPage, section("news"))
    send(desk, url, title="Новина", pin_until="15.04.2027")
    kept = draft(NewsPage, "Новина")
    assert str(kept.pin_until) == "2027-04-15"


AMOUNTS = {
    "12 345,50": "12345.50",
    "12\u00a0345,50": "12345.50",
    "12345.50": "12345.50",
    "12.345,50": "12345.50",
    "12,345.50": "12345.50",
    "1.234.567": "1234567",
}


def test_an_amount_is_the_one_that_was_typed(desk, section):
    for number, (typed, kept) in enumerate(AMOUNTS.items()):
        title = f"Проект {number}"
        send(desk, add_url(ProjectPage, section("projects")), title=title, amount=typed)
        assert draft(ProjectPage, title).amount == Decimal(kept), typed


def test_an_amount_with_two_meanings_or_none_is_refused(desk, section):
    for typed in ["12.345", "12,345", "12 34", "1.2.3", "сто", "12.345.50"]:
        answer = send(desk, add_url(ProjectPage, section("projects")), title="Проект", amount=typed)
        assert "12 345,50" in errors(answer)["amount"]
    assert not ProjectPage.objects.exists()


def test_an_amount_is_a_field_of_text_with_the_keys_for_figures(desk, section):
    page = ProjectPage(title="Проект", slug="proekt", amount=Decimal("12345.5"))
    section("projects").add_child(instance=page)
    html, data = edit_form(desk, f"/admin/pages/{page.pk}/edit/")
    field = html.select_one("[name=amount]")
    assert (field["type"], field["inputmode"]) == ("text", "decimal")
    assert data["amount"] == ["12345,50" if desk.language == "bg" else "12345.50"]


COORDINATES = {
    ("43,79658", "26.50063"): ("43.79658", "26.50063"),
    ("59.0511234567 N", "12,70194° E"): ("59.05112", "12.70194"),
    ("43° 47′ 48″ с. ш.", "26°30' и.д."): ("43.79667", "26.5"),
    ("33° 52' 4\" S", "−70,5"): ("-33.86778", "-70.5"),
}


def test_a_place_is_the_one_that_was_copied_from_a_map(desk, section):
    for number, ((north, east), kept) in enumerate(COORDINATES.items()):
        title = f"Град {number}"
        send(
            desk,
            add_url(TwinCityPage, section("towns")),
            title=title,
            latitude=north,
            longitude=east,
        )
        page = draft(TwinCityPage, title)
        assert (page.latitude, page.longitude) == tuple(map(Decimal, kept)), (north, east)


@pytest.mark.parametrize("model", ["towns", "events"])
def test_a_place_that_is_none_is_refused_and_kept_in_the_form(desk, section, model):
    url = add_url({"towns": TwinCityPage, "events": EventPage}[model], section(model))
    for typed in ["43.79658, 26.50063", "север", "43° 61′", "-43 S"]:
        answer = send(desk, url, title="Място", latitude=typed, longitude="26,5")
        assert "47′ 48″" in errors(answer)["latitude"]
        field = BeautifulSoup(answer.content, "lxml").select_one("[name=latitude]")
        assert (field["type"], field["value"]) == ("text", typed)
    assert "90" in errors(send(desk, url, title="М", latitude="143", longitude="2"))["latitude"]
    assert "longitude" in errors(send(desk, url, title="М", latitude="43", longitude=""))


MISREAD = [
    (TwinCityPage, "towns", {"latitude": "абв", "longitude": "26,5"}, ["latitude"]),
    (TwinCityPage, "towns", {"latitude": "43,8", "longitude": "абв"}, ["longitude"]),
    (TwinCityPage, "towns", {"latitude": "абв", "longitude": "126,5°"}, ["latitude"]),
    (EventPage, "events", {"start": "петък", "end": "15.04.2020 10:30"}, ["start"]),
    (EventPage, "events", {"end": "петък"}, ["end"]),
    (ProjectPage, "projects", {"is_lower_bound": "on", "amount": "сто"}, ["amount"]),
    (ProjectPage, "projects", {"start": "някога", "end": "2011"}, ["start"]),
    (ExchangePage, "exchanges", {"start": "някога", "end": "2011"}, ["start"]),
]
KEPT = {
    TwinCityPage: {"endonym": "Omol", "endonym_language": "sv", "country": "SE"},
    EventPage: {"start": datetime(2027, 4, 5, 10, 30, tzinfo=SOFIA)},
    ProjectPage: {"start": "2027", "end": "2028"},
    ExchangePage: {"start": "2027", "end": "2028"},
}


@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.parametrize(("model", "where", "typed", "told"), MISREAD)
def test_what_cannot_be_read_is_told_once(desk, section, is_new, model, where, typed, told):
    """No rule speaks beside it, by nothing or by what the page had before."""
    if is_new:
        url = add_url(model, section(where))
        required = {"start": "05.04.2027 10:30"} if model is EventPage else {}
    else:
        page = model(title="Стара", slug="stara", **KEPT[model])
        section(where).add_child(instance=page)
        url, required = f"/admin/pages/{page.pk}/edit/", {}
    answer = send(desk, url, **{"title": "Място", **required, **typed})
    found = answer.context["form"].errors
    assert {name: len(messages) for name, messages in found.items()} == dict.fromkeys(told, 1)


def test_a_row_that_cannot_be_read_is_told_once(desk, section):
    typed = {"places__TOTAL_FORMS": "1", "places__0__name": "Брод", "places__0__ORDER": "1"}
    typed |= {"places__0__latitude": "абв", "places__0__longitude": "26,5"}
    answer = send(desk, add_url(ProjectPage, section("projects")), title="Проект", **typed)
    (row,) = answer.context["form"].formsets["places"].errors
    assert list(row) == ["latitude"]


@pytest.mark.parametrize(
    ("model", "where", "field"),
    [
        (ExchangePage, "exchanges", "participants_total"),
        (ExchangePage, "exchanges", "count_women"),
        (TwinCityPage, "towns", "population"),
        (EventPage, "events", "capacity"),
    ],
)
def test_a_count_with_a_digit_too_many_is_refused(desk, section, model, where, field):
    answer = send(desk, add_url(model, section(where)), title="Много", **{field: "99999999"})
    assert ("000\u00a0000" if desk.language == "bg" else ",000,000") in errors(answer)[field]


CONTRIBUTION = {
    "contributions__TOTAL_FORMS": "1",
    "contributions__0__kind": "eu",
    "contributions__0__currency": "EUR",
    "contributions__0__ORDER": "1",
}


@pytest.mark.parametrize("at_least", [False, True])
def test_nobody_pays_more_than_the_whole_project(desk, section, at_least):
    typed = {"is_lower_bound": "on"} if at_least else {}
    typed |= {"amount": "100 000", "contributions__0__amount": "150 000", **CONTRIBUTION}
    answer = send(desk, add_url(ProjectPage, section("projects")), title="Проект", **typed)
    if at_least:
        assert ProjectPage.objects.filter(title="Проект").exists()
    else:
        assert "150" in errors(answer)["amount"]


def test_no_share_above_the_whole_is_shown(client, section):
    page = ProjectPage(title="Проект", slug="proekt", amount=100_000, our_role="lead")
    page.contributions.create(kind="eu", amount=150_000)
    section("projects").add_child(instance=page)
    shown = (
        client.get(page.url).content.decode() + client.get(page.get_parent().url).content.decode()
    )
    assert "Проект" in shown
    assert "150%" not in shown


RISKY = [
    (TwinCityPage, "towns", ["relation_kind", "status"]),
    (ExchangePage, "exchanges", ["direction"]),
    (ProjectPage, "projects", ["our_role"]),
]


@pytest.mark.parametrize(("model", "where", "fields"), RISKY)
def test_no_fact_is_chosen_before_the_editor_chooses(desk, section, model, where, fields):
    url = add_url(model, section(where))
    html, data = edit_form(desk, url)
    for field in fields:
        assert data[field] == [""]
        assert len(html.select(f"[name={field}] option[value='']")) == 1
    answer = send(desk, url, title="Ново", **{"action-publish": "1"})
    assert set(fields) <= set(errors(answer))


@pytest.mark.parametrize(
    ("go_live_at", "expire_at", "told"),
    [
        ("05.04.2037 10:30", "04.04.2020 10:30", ["expire_at"]),
        ("петък", "04.04.2037 10:30", ["go_live_at"]),
    ],
)
def test_a_refused_schedule_is_told_once(desk, section, go_live_at, expire_at, told):
    page = NewsPage(title="Ден", slug="den", go_live_at=datetime(2036, 4, 5, 10, 30, tzinfo=SOFIA))
    section("news").add_child(instance=page)
    url = f"/admin/pages/{page.pk}/edit/"
    answer = send(desk, url, go_live_at=go_live_at, expire_at=expire_at)
    found = answer.context["form"].errors
    assert {name: len(messages) for name, messages in found.items()} == dict.fromkeys(told, 1)
    html = answer.content.decode()
    assert go_live_at in html and 'data-w-action-value-param="05.04.2036 10:30"' in html
