"""The translator's home: what there is to do, what is shown to whom, what is done to many at once."""

import csv
import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation

from home.models import Term
from tests import helpers_translation as make
from tests.steps import analyze, counted, sqlite_only
from tests.translation.overview_helpers import begin_all, many_pages, translator
from translation import standings, states, texts
from translation.models import TranslationTask
from translation.models.texts import State
from translation.overview import bulk, queues

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(home):
    return make.standard_page(home)


def shown(client, name="overview", **params):
    response = client.get(reverse(f"workspace:{name}"), params)
    assert response.status_code == 200
    return response.content.decode()


def titles(client, **params):
    client_response = client.get(reverse("workspace:overview"), params)
    return [row.standing.title for row in client_response.context["rows"]]


def test_no_way_in_without_a_part_in_the_translations(client, page):
    client.force_login(make.person("stranger"))
    for name in ("overview", "matrix", "coverage"):
        assert client.get(reverse(f"workspace:{name}")).status_code == 302
    assert client.get(reverse("workspace:object", args=[page.translation_key])).status_code == 302
    assert (
        reverse("workspace:overview")
        not in client.get(reverse("wagtailadmin_home")).content.decode()
    )


@pytest.mark.feature("L19")
def test_a_translator_sees_what_is_theirs_first(client, home, page):
    user = translator()
    other = make.standard_page(home, title="Друга")
    make.begin(other)
    TranslationTask.objects.create(
        translation=make.begin(page),
        assignee=user,
        due=timezone.localdate() - datetime.timedelta(days=1),
        priority=TranslationTask.Priority.URGENT,
    )
    client.force_login(user)
    html = shown(client)
    assert titles(client) == ["За нас"]
    assert "просрочено" in html and "спешн" in html
    assert "(1)" in client.get(reverse("wagtailadmin_home")).content.decode()
    assert set(titles(client, queue="all")) >= {"За нас", "Друга", "Начало"}
    assert titles(client, queue="missing") == ["Начало"]


@pytest.mark.feature("L3", "L19")
def test_every_queue_holds_what_it_says(client, home, capture):
    pages = {
        name: make.standard_page(home, title=name)
        for name in ("изменена", "машинна", "готова", "преглед", "нова")
    }
    make.translate(pages["изменена"], capture)
    pages["изменена"].body = [("paragraph", "<p>Друг ред.</p>")]
    pages["изменена"].save_revision().publish()
    machine = make.begin(pages["машинна"])
    segments = machine.source.stringsegment_set.all()
    texts.save_many(machine, [texts.Entry(segment, "Words", State.MACHINE) for segment in segments])
    make.fill_in(make.begin(pages["готова"]))
    TranslationTask.objects.create(
        translation=make.begin(pages["преглед"]), state=TranslationTask.State.IN_REVIEW
    )
    client.force_login(translator())
    for queue, title in (
        ("changed", "изменена"),
        ("machine", "машинна"),
        ("ready", "готова"),
        ("review", "преглед"),
    ):
        assert titles(client, queue=queue) == [title]
    assert set(titles(client, queue="missing")) == {"Начало", "нова"}
    html = shown(client, queue="all")
    for state in (states.MACHINE, states.READY, states.IN_REVIEW, states.MISSING):
        assert str(states.LABELS[state]) in html


def test_an_empty_queue_says_so_and_leads_on(client, page):
    client.force_login(translator())
    html = shown(client, queue="mine")
    assert "Нищо не Ви е възложено." in html and "?queue=all" in html
    html = shown(client, queue="all", q="няма такова")
    assert "отговаря на филтрите" in html


def test_filters_narrow_the_list_and_its_numbers(client, home, capture):
    news = make.standard_page(home, title="Новини")
    make.standard_page(news, title="Мостът на приятелството")
    Term.objects.create(vocabulary="area", code="culture", name="култура")
    client.force_login(translator())
    section = next(row.path for row in standings.fetch() if row.title == "Новини")
    assert set(titles(client, queue="all", section=section)) == {
        "Новини",
        "Мостът на приятелството",
    }
    assert titles(client, queue="all", section="records") == ["култура"]
    assert titles(client, queue="all", q="МОСТЪТ") == ["Мостът на приятелството"]
    assert titles(client, queue="all", q="%") == []
    # What nobody offered is no filter and no error.
    assert len(titles(client, queue="all", section="x", person="999", language="bg")) == 4


@pytest.mark.feature("L12")
def test_nobody_is_told_of_pages_that_are_not_theirs(client, home, capture):
    mine = make.standard_page(home, title="Моят клон")
    make.standard_page(mine, title="Моя страница")
    secret = make.standard_page(home, title="Чужда страница")
    Term.objects.create(vocabulary="area", code="culture", name="чуждо понятие")
    client.force_login(translator(branch=mine))
    for name in ("overview", "matrix", "coverage"):
        for extra in ({}, {"format": "csv"}):
            html = shown(client, name, queue="all", **extra)
            assert "Чужда страница" not in html and "чуждо понятие" not in html
    assert set(titles(client, queue="all")) == {"Моят клон", "Моя страница"}
    foreign = reverse("workspace:object", args=[secret.translation_key])
    assert client.get(foreign, follow=True).status_code == 404
    token = f"{secret.translation_key.hex}:{make.locale('en').pk}"
    client.post(reverse("workspace:bulk"), {"action": "start", "row": token})
    assert not Translation.objects.filter(source__object_id=secret.translation_key).exists()


def test_an_editor_sees_the_pages_they_may_edit(client, home):
    mine = make.standard_page(home, title="Моят клон")
    make.standard_page(home, title="Чужда страница")
    client.force_login(make.person("editor", page_rights=[(mine, "change")]))
    assert titles(client, queue="all") == ["Моят клон"]


def test_a_language_of_others_is_not_shown(client, page):
    Locale.objects.get_or_create(language_code="sl")
    client.force_login(translator())
    rows = client.get(reverse("workspace:overview"), {"queue": "all"}).context["rows"]
    assert {row.language.language_code for row in rows} == {"en"}
    client.force_login(translator("both", code="sl"))
    rows = client.get(reverse("workspace:overview"), {"queue": "all"}).context["rows"]
    assert {row.language.language_code for row in rows} == {"sl"}


# --- actions on many rows ---------------------------------------------------------------------------------


def token(page, code="en"):
    return f"{page.translation_key.hex}:{make.locale(code).pk}"


def test_one_press_begins_a_translation_and_opens_it(client, page):
    client.force_login(translator())
    assert f'value="start:{token(page)}"' in shown(client, queue="missing")
    response = client.post(reverse("workspace:bulk"), {"one": f"start:{token(page)}"})
    translation = Translation.objects.get(source__object_id=page.translation_key)
    assert str(translation.pk) in response.url or str(make.english(page).pk) in response.url


def test_many_are_begun_at_once(client, home, page):
    other = make.standard_page(home, title="Друга")
    client.force_login(translator())
    back = reverse("workspace:overview") + "?queue=missing"
    response = client.post(
        reverse("workspace:bulk"),
        {"action": "start", "row": [token(page), token(other)], "next": back},
        follow=True,
    )
    assert response.redirect_chain[-1][0] == back
    assert "2 превода" in response.content.decode()
    assert Translation.objects.count() == 2


def test_other_parts_add_actions(client, page, monkeypatch):
    monkeypatch.setattr(bulk, "ACTIONS", dict(bulk.ACTIONS))
    done = []

    def run(request, targets, data):
        done.append((targets, data))

    from django import forms

    class Form(forms.Form):
        due = forms.DateField(label="до кога")

    bulk.register("plan", "Планирай", run, form=Form)
    bulk.register("hidden", "Скрито", run, shown=lambda user: False)
    client.force_login(translator())
    html = shown(client, queue="all")
    assert "Планирай" in html and "Скрито" not in html
    send = {"action": "plan", "row": [token(page)]}
    # Nothing to do before the translation has begun.
    assert (
        "преводът му не е започнат"
        in client.post(reverse("workspace:bulk"), send, follow=True).content.decode()
    )
    translation = make.begin(page)
    response = client.post(reverse("workspace:bulk"), send)
    assert "до кога" in response.content.decode() and token(page) in response.content.decode()
    response = client.post(reverse("workspace:bulk"), send | {"confirmed": "1", "due": "утре"})
    assert not done and "утре" in response.content.decode()
    client.post(reverse("workspace:bulk"), send | {"confirmed": "1", "due": "2026-12-01"})
    ((targets, data),) = done
    assert [one.translation for one in targets] == [translation]
    assert data["due"] == datetime.date(2026, 12, 1)
    response = client.post(reverse("workspace:bulk"), {"action": "hidden", "row": [token(page)]})
    assert response.status_code == 302 and len(done) == 1


def test_nothing_ticked_is_said(client, page):
    client.force_login(translator())
    for data in ({"action": "start"}, {"row": token(page)}, {"action": "start", "row": "x:y"}):
        response = client.post(
            reverse("workspace:bulk"), data | {"next": "https://elsewhere.example/"}, follow=True
        )
        assert response.redirect_chain[-1][0] == reverse("workspace:overview")
        assert response.context["messages"]


@pytest.mark.feature("L19")
def test_a_manager_gives_out_and_a_translator_takes(client, home, page):
    other = make.standard_page(home, title="Друга")
    maria = translator("maria")
    client.force_login(translator("manager", role="manager"))
    rows = {"action": "assign", "row": [token(page), token(other)]}
    html = client.post(reverse("workspace:bulk"), rows).content.decode()
    assert "maria" in html
    client.post(
        reverse("workspace:bulk"),
        rows | {"confirmed": "1", "assignee": maria.pk, "due": "2026-12-01", "priority": "30"},
    )
    tasks = TranslationTask.objects.all()
    assert {(task.assignee, str(task.due), task.priority) for task in tasks} == {
        (maria, "2026-12-01", 30)
    }
    TranslationTask.objects.filter(translation__source__object_id=page.translation_key).update(
        assignee=None
    )
    client.force_login(maria)
    assert titles(client, queue="mine") == ["Друга"]
    client.post(reverse("workspace:bulk"), {"action": "take", "row": [token(page)]})
    assert set(titles(client, queue="mine")) == {"Друга", "За нас"}
    taken = TranslationTask.objects.get(translation__source__object_id=page.translation_key)
    assert (str(taken.due), taken.priority) == ("2026-12-01", 30)
    # To give out is not for translators.
    response = client.post(
        reverse("workspace:bulk"), rows | {"confirmed": "1", "due": "2027-01-01"}
    )
    assert response.status_code == 302
    assert not TranslationTask.objects.filter(due__year=2027).exists()


# --- downloads --------------------------------------------------------------------------------------------


def table(response, delimiter):
    text = response.content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=delimiter))


def test_a_list_as_csv_opens_rightly_in_a_spreadsheet(client, home):
    make.standard_page(home, title="=HYPERLINK(„х“); 1", slug="formula")
    user = translator()
    client.force_login(user)
    response = client.get(reverse("workspace:overview"), {"queue": "all", "format": "csv"})
    heads, *rows = table(response, ";")
    assert heads[0] == "Заглавие"
    assert [row[0] for row in rows] == ["Начало", "'=HYPERLINK(„х“); 1"]
    assert all(len(row) == len(heads) for row in rows)


# --- cost -------------------------------------------------------------------------------------------------


def test_more_rows_cost_no_more_queries(client, home, capture):
    client.force_login(translator())

    def queries(name, **params):
        shown(client, name, **params)
        with CaptureQueriesContext(connection) as found:
            shown(client, name, **params)
        return len(found)

    make.begin(make.standard_page(home, title="Първа"))
    before = [queries("overview", queue="all"), queries("matrix"), queries("coverage")]
    for number in range(5):
        make.begin(make.standard_page(home, title=f"Страница {number}"))
    after = [queries("overview", queue="all"), queries("matrix"), queries("coverage")]
    assert after == before
    assert max(after) <= 30


def test_the_numbers_of_all_queues_are_one_query(page):
    user = translator()
    found = queues.queues_for(user)
    standings.fetch()  # content types are kept
    with CaptureQueriesContext(connection) as queries:
        queues.counts(found, [])
    assert len(queries) == 1


@sqlite_only
def test_four_times_the_rows_take_at_most_four_times_the_work(client, home):
    """Also when the planner knows the site as it was, with ten translations."""
    client.force_login(translator())
    begin_all(many_pages(home, 10, first=100))
    shown(client)
    analyze()

    def steps(name, **params):
        shown(client, name, **params)
        with counted() as found:
            shown(client, name, **params)
        return found["steps"]

    def all_steps():
        return [steps("overview", queue="all"), steps("matrix"), steps("coverage")]

    begin_all(many_pages(home, 90, first=200))
    before = all_steps()
    begin_all(many_pages(home, 300, first=300))
    growth = [more / few for few, more in zip(before, all_steps(), strict=True)]
    assert max(growth) < 4, growth
