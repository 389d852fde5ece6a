"""Long work is done once, item by item, whoever does it and whatever breaks off."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from home.models import StandardPage
from tests import helpers_translation as make
from translation import jobs, work
from translation.jobs import queue, runner
from translation.models import BulkJob

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 5, 1, 12, tzinfo=datetime.UTC)
# Queries for each page of a submitted tree, as measured on the engine's own way (22 texts a page).
STOCK_QUERIES = 715


def later(minutes):
    return NOW + datetime.timedelta(minutes=minutes)


@pytest.fixture
def done(monkeypatch):
    """What the handler "note" was given; items with a special meaning go wrong."""
    monkeypatch.setattr(queue, "HANDLERS", queue.HANDLERS)
    found = []

    def note(job, item):
        found.append(item)
        if item == "wrong":
            raise ValidationError("It is wrong.")
        if item == "impossible":
            raise jobs.Failed("It cannot be.")
        if item == "bug":
            raise ZeroDivisionError
        if item == "dies":
            raise SystemExit
        if item == "busy" and found.count("busy") < 3:
            raise jobs.NotNow(60)

    jobs.handler("note", title="Notes")(note)
    yield found
    del queue.HANDLERS["note"]


def order(*items, user=None):
    return jobs.enqueue("note", {"items": list(items)}, user)


def fresh(job):
    return BulkJob.objects.get(pk=job.pk)


def test_every_item_once_and_in_order(done):
    job = order(1, 2, 3)
    assert runner.run_waiting(lambda: NOW) == 1
    assert done == [1, 2, 3]
    assert fresh(job).state == BulkJob.State.DONE
    assert fresh(job).finished_at == NOW
    assert runner.run_waiting(lambda: later(100)) == 0


def test_a_bad_item_does_not_stop_the_others_and_says_why(done, caplog):
    job = order("wrong", 1, "impossible", "bug", 2)
    runner.run_waiting(lambda: NOW)
    assert done == ["wrong", 1, "impossible", "bug", 2]
    reasons = {failure["item"]: failure["reason"] for failure in fresh(job).failures}
    assert reasons["wrong"] == "It is wrong."
    assert reasons["impossible"] == "It cannot be."
    assert "ZeroDivision" not in reasons["bug"]
    assert "ZeroDivisionError" in caplog.text
    assert fresh(job).done == 5


def test_after_a_crash_it_goes_on_where_it_was(done):
    job = order(1, "dies", 2)
    with pytest.raises(SystemExit):
        runner.run_waiting(lambda: NOW)
    assert fresh(job).done == 1
    # The dead process still holds its lease; nobody else begins the same item meanwhile.
    assert runner.run_waiting(lambda: later(1)) == 0
    with pytest.raises(SystemExit):
        runner.run_waiting(lambda: later(10))
    with pytest.raises(SystemExit):
        runner.run_waiting(lambda: later(20))
    runner.run_waiting(lambda: later(30))
    assert done == [1, "dies", "dies", "dies", 2]
    assert [failure["item"] for failure in fresh(job).failures] == ["dies"]
    assert fresh(job).state == BulkJob.State.DONE


def test_two_workers_do_not_do_the_same(done):
    job = order(1, 2)
    first = runner.take("one", NOW)
    assert runner.take("two", NOW) is None
    runner.work_on_next(first, NOW)
    # The first one hangs so long that the second takes over.
    second = runner.take("two", later(10))
    runner.work_on_next(second, later(10))
    with pytest.raises(runner.LeaseLost):
        runner.work_on_next(first, later(11))
    assert done == [1, 2]
    assert fresh(job).done == 2


def test_a_lease_lost_in_the_middle_of_an_item_undoes_it(done):
    home = make.home_page()

    def slow(job, item):
        Page.objects.filter(pk=home.pk).update(title="Half done")
        BulkJob.objects.filter(pk=job.pk).update(lease_owner="another")

    jobs.handler("slow")(slow)
    job = jobs.enqueue("slow", {"items": [1]})
    runner.run(runner.take("one", NOW), lambda: NOW)
    del queue.HANDLERS["slow"]
    home.refresh_from_db()
    assert home.title == "Начало"
    assert fresh(job).done == 0


def test_a_busy_service_is_asked_again_later(done):
    job = order("busy", 1)
    runner.run_waiting(lambda: NOW)
    assert fresh(job).not_before == NOW + datetime.timedelta(seconds=60)
    assert runner.run_waiting(lambda: NOW) == 0
    runner.run_waiting(lambda: later(2))
    runner.run_waiting(lambda: later(4))
    assert done == ["busy", "busy", "busy", 1]
    assert fresh(job).failures == []


def test_a_cancelled_job_stops(done):
    job = order(1, 2)
    mine = runner.take("one", NOW)
    runner.work_on_next(mine, NOW)
    runner.cancel(job, NOW)
    runner.run(mine, lambda: NOW)
    assert done == [1]
    assert fresh(job).state == BulkJob.State.CANCELLED


def test_reasons_are_in_the_language_of_who_ordered(done):
    person = make.person("Мария")
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = "bg"
    profile.save()
    job = order("bug", user=type(person).objects.get(pk=person.pk))
    runner.run_waiting(lambda: NOW)
    assert fresh(job).failures[0]["reason"].startswith("Неочаквана")


def test_the_command_works_off_what_waits(done, capsys):
    job = order(1)
    call_command("run_jobs", "--once")
    assert fresh(job).state == BulkJob.State.DONE
    assert "1" in capsys.readouterr().out


# --- Through the admin -----------------------------------------------------------------------------------


def tree(count, texts=2):
    top = make.standard_page(make.home_page(), title="Раздел")
    for number in range(count):
        make.standard_page(
            top, title=f"Страница {number}", body=[f"{number}.{n}" for n in range(texts)]
        )
    return StandardPage.objects.get(pk=top.pk)


def submit(client, page, *codes):
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    locales = [make.locale(code).pk for code in codes]
    return client.post(url, {"locales": locales, "include_subtree": "on"})


@pytest.mark.feature("L9")
def test_a_branch_is_opened_in_the_background_with_progress(admin_client):
    page = tree(12)
    response = submit(admin_client, page, "en")
    job = BulkJob.objects.get()
    assert response.url == reverse("workspace:job", args=[job.pk])
    assert Translation.objects.count() == 1  # the request itself opened the page alone
    shown = BeautifulSoup(admin_client.get(response.url).content, "html.parser")
    assert shown.find("progress")["max"] == "12"
    assert shown.find(attrs={"aria-live": "polite"}) is not None
    # Without a script: the button does a part, and the page shows how far it is.
    button = shown.find("form", attrs={"data-advance": True})
    while BulkJob.objects.get().state != BulkJob.State.DONE:
        response = admin_client.post(button["action"])
        assert response.status_code == 302
    assert Translation.objects.filter(target_locale=make.locale("en"), enabled=True).count() == 13
    assert "data-open" not in admin_client.get(response.url).content.decode()


def test_a_branch_below_a_page_that_is_translated_already(
    admin_client, django_capture_on_commit_callbacks
):
    page = tree(3)
    make.translate(page, django_capture_on_commit_callbacks)
    title = make.english(page).title
    submit(admin_client, page, "en")
    call_command("run_jobs", "--once")
    assert Translation.objects.filter(target_locale=make.locale("en"), enabled=True).count() == 4
    assert make.english(page).title == title


def test_what_somebody_stopped_is_not_opened_again_with_its_branch(admin_client):
    page = tree(2)
    stopped = make.begin(page.get_children().first().specific)
    work.stop(stopped)
    submit(admin_client, page, "en")
    call_command("run_jobs", "--once")
    stopped.refresh_from_db()
    assert not stopped.enabled
    assert Translation.objects.filter(target_locale=make.locale("en"), enabled=True).count() == 2


def test_the_script_is_told_how_far_it_is(admin_client):
    submit(admin_client, tree(3), "en")
    url = reverse("workspace:advance_job", args=[BulkJob.objects.get().pk])
    state = admin_client.post(url, headers={"Accept": "application/json"}).json()
    assert (state["done"], state["total"], state["percent"], state["open"]) == (3, 3, 100, False)
    assert "3" in state["words"]


def test_reading_the_progress_does_no_work(admin_client):
    submit(admin_client, tree(3), "en")
    job = BulkJob.objects.get()
    admin_client.get(reverse("workspace:job", args=[job.pk]))
    assert admin_client.get(reverse("workspace:advance_job", args=[job.pk])).status_code == 405
    assert fresh(job).done == 0


def listed(client):
    return client.get(reverse("workspace:jobs")).content.decode()


def test_nobody_sees_or_drives_the_jobs_of_others(admin_client, client):
    submit(admin_client, tree(3), "en")
    job = BulkJob.objects.get()
    client.force_login(make.person("Чужд"))
    assert client.get(reverse("workspace:job", args=[job.pk]), follow=True).status_code == 404
    for name in ("advance_job", "cancel_job"):
        assert client.post(reverse(f"workspace:{name}", args=[job.pk])).status_code in (302, 403)
    assert fresh(job).done == 0
    assert fresh(job).state == BulkJob.State.WAITING
    assert reverse("workspace:job", args=[job.pk]) not in listed(client)
    assert reverse("workspace:job", args=[job.pk]) in listed(admin_client)


def test_a_page_that_is_gone_is_reported(admin_client):
    page = tree(2)
    submit(admin_client, page, "en")
    page.get_children().first().delete()
    call_command("run_jobs", "--once")
    job = BulkJob.objects.get()
    assert len(job.failures) == 1
    shown = admin_client.get(reverse("workspace:job", args=[job.pk])).content.decode()
    assert str(job.failures[0]["reason"]) in shown


def test_a_tree_takes_a_quarter_of_the_queries_of_the_engine_at_most(admin_client):
    submit(admin_client, tree(10, texts=20), "en")
    with CaptureQueriesContext(connection) as queries:
        call_command("run_jobs", "--once")
    assert Translation.objects.count() == 11
    assert len(queries) / 10 <= STOCK_QUERIES / 4
