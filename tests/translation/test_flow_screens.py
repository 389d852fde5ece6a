"""Tasks, review and publication together through the admin's doors."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from home.models import Term
from tests.helpers_translation import (
    begin,
    english,
    fill_in,
    home_page,
    locale,
    person,
    press,
    standard_page,
)
from translation import flow, states
from translation.flow import tasks
from translation.models import BulkJob, JointPublication, Notification, TaskBatch, TranslationTask

State = TranslationTask.State


@pytest.fixture
def home(db):
    return home_page()


@pytest.fixture
def page(home):
    return standard_page(home)


@pytest.fixture
def as_(client):
    def log_in(user):
        client.force_login(user)
        return client

    return log_in


def address(name, *args):
    return reverse(f"workspace:{name}", args=args)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.feature("L19")
def test_from_the_task_to_the_published_page(as_, page, translator, reviewer, manager):
    client = as_(manager)
    response = client.post(
        address("flow_assign_page", page.pk),
        {
            "locales": [locale("en").pk],
            "assignee": translator.pk,
            "due": timezone.localdate().isoformat(),
            "priority": "30",
            "note": "За сайта на Ånge",
        },
    )
    task = TranslationTask.objects.get()
    translation = task.translation
    assert response.url == address("edit", translation.pk)
    assert (task.assignee, task.priority, task.state) == (translator, 30, State.OPEN)
    assert Notification.objects.get(recipient=translator).kind == "assigned"

    client = as_(translator)
    fill_in(translation)
    html = client.get(address("edit", translation.pk)).content.decode()
    assert "За сайта на Ånge" in html
    assert address("edit_approve", translation.pk) not in html
    response = press(
        client, address("edit_submit", translation.pk), {"comment": "Заглавието?"}, follow=True
    )
    assert flow.in_review(translation)
    assert states.state_of(page, locale("en")) == states.IN_REVIEW
    assert "readonly" in response.content.decode()

    client = as_(reviewer)

    html = client.get(address("edit", translation.pk)).content.decode()
    assert "Заглавието?" in html
    seen = re.search(r'name="fingerprint" value="([^"]+)"', html)[1]
    client.post(address("edit_return", translation.pk), {"comment": "С главна буква"})
    assert flow.open_task(translation).state == State.RETURNED

    client = as_(translator)
    assert "С главна буква" in client.get(address("edit", translation.pk)).content.decode()
    fill_in(translation, title="About Us")
    press(client, address("edit_submit", translation.pk))

    client = as_(reviewer)
    response = press(
        client, address("edit_approve", translation.pk), {"fingerprint": seen}, follow=True
    )
    assert "За нас" in said(response)
    assert english(page).alias_of_id == page.pk
    html = client.get(address("edit", translation.pk)).content.decode()
    seen = re.search(r'name="fingerprint" value="([^"]+)"', html)[1]
    press(client, address("edit_approve", translation.pk), {"fingerprint": seen})
    assert (english(page).title, english(page).live) == ("About Us", True)
    assert flow.open_task(translation) is None
    assert states.state_of(page, locale("en")) == states.CURRENT


@pytest.mark.feature("L3")
def test_in_work_and_in_review_are_told_apart(as_, page, translator):
    translation = begin(page)
    assert states.state_of(page, locale("en")) == states.IN_PROGRESS
    fill_in(translation)
    press(as_(translator), address("edit_submit", translation.pk))
    assert states.state_of(page, locale("en")) == states.IN_REVIEW
    as_(translator).post(address("edit_take_back", translation.pk))
    assert states.state_of(page, locale("en")) == states.READY


def test_the_reviewer_finds_it_on_the_front_page_and_may_approve_there(
    as_, page, translator, reviewer
):
    translation = begin(page)
    fill_in(translation)
    flow.submit(translation, translator)
    row, state = english(page), flow.open_task(translation).review.current_task_state
    client = as_(reviewer)
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    approve = reverse("wagtailadmin_pages:workflow_action", args=[row.pk, "approve", state.pk])
    assert approve in html
    assert reverse("wagtailadmin_pages:edit", args=[row.pk]) in html
    assert approve not in as_(translator).get(reverse("wagtailadmin_home")).content.decode()
    assert "English words 1" in (
        as_(reviewer)
        .get(reverse("wagtailadmin_pages:workflow_preview", args=[row.pk, state.task_id]))
        .content.decode()
    )
    client.post(approve, {"comment": "Добре"})
    assert english(page).title == "English words 1"


def test_a_text_that_was_corrected_is_not_approved_from_the_front_page(
    as_, page, translator, reviewer
):
    translation = begin(page)
    fill_in(translation)
    flow.submit(translation, translator)
    state = flow.open_task(translation).review.current_task_state
    fill_in(translation, title="Corrected")
    as_(reviewer).post(
        reverse("wagtailadmin_pages:workflow_action", args=[english(page).pk, "approve", state.pk]),
        {"comment": ""},
    )
    assert english(page).alias_of_id == page.pk


def test_records_are_reviewed_too(as_, home, manager, translator, reviewer):
    term = Term(vocabulary="theme", code="culture", name="Култура", locale=locale("bg"))
    term.save()
    term.save_revision().publish()
    client = as_(manager)
    client.post(
        address("flow_assign_record", "home", "term", term.pk),
        {"locales": [locale("en").pk], "assignee": translator.pk, "priority": "20"},
    )
    translation = TranslationTask.objects.get().translation
    fill_in(translation, name="Culture")
    press(as_(translator), address("edit_submit", translation.pk))
    assert flow.in_review(translation)
    client = as_(reviewer)
    assert "Култура" in client.get(reverse("wagtailadmin_home")).content.decode()
    press(
        client,
        address("edit_approve", translation.pk),
        {"fingerprint": flow.fingerprint(translation)},
    )
    row = Term.objects.get(locale=locale("en"), translation_key=term.translation_key)
    assert (row.name, row.live) == ("Culture", True)


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("edit_approve", "translator"),
        ("edit_return", "translator"),
        ("edit_publish", "translator"),
        ("flow_assign", "reviewer"),
        ("flow_take", "stranger"),
        ("edit_submit", "stranger"),
    ],
)
def test_who_has_no_part_is_refused(as_, page, request, name, who):
    translation = begin(page)
    fill_in(translation)
    user = (
        person("stranger", parts=[("manager", "bg")])
        if who == "stranger"
        else request.getfixturevalue(who)
    )
    response = as_(user).post(address(name, translation.pk), {"comment": "x"}, follow=True)
    assert response.status_code in (302, 403) or response.redirect_chain
    assert not TranslationTask.objects.exists()
    assert english(page).alias_of_id == page.pk


def test_a_free_task_is_taken_once(as_, page, translator, manager):
    translation = begin(page)
    tasks.assign(translation, manager)
    as_(translator).post(address("flow_take", translation.pk))
    assert flow.open_task(translation).assignee == translator
    other = person("other", parts=[("translator", "en")])
    response = as_(other).post(address("flow_take", translation.pk), follow=True)
    assert "translator" in said(response)
    assert flow.open_task(translation).assignee == translator


def test_only_translators_of_the_place_are_offered(as_, home, page, manager, translator):
    other = standard_page(home, title="Друга")
    elsewhere = person("elsewhere", parts=[("translator", "en", other)])
    german = person("german", parts=[("translator", "de")])
    translation = begin(page)
    html = as_(manager).get(address("flow_assign", translation.pk)).content.decode()
    assert f'value="{translator.pk}"' in html
    assert f'value="{elsewhere.pk}"' not in html
    assert f'value="{german.pk}"' not in html
    with pytest.raises(tasks.Refused):
        tasks.assign(translation, manager, assignee=elsewhere)


def test_a_branch_is_given_out_in_the_background(as_, home, page, manager, translator):
    for number in range(8):
        standard_page(page, title=f"Страница {number}")
    response = as_(manager).post(
        address("flow_assign_page", page.pk),
        {
            "locales": [locale("en").pk],
            "scope": "branch",
            "assignee": translator.pk,
            "priority": "20",
        },
    )
    job = BulkJob.objects.get()
    assert response.url == address("job", job.pk)
    while BulkJob.objects.get().state in BulkJob.OPEN:
        as_(manager).post(address("advance_job", job.pk))
    assert TranslationTask.objects.filter(assignee=translator).count() == 9
    assert TaskBatch.objects.get().tasks.count() == 9


def test_two_at_once_open_one_task(page, manager, translator):
    translation = begin(page)
    tasks.begin(translation)
    with pytest.raises(tasks.Refused):
        tasks.begin(translation)
    assert TranslationTask.objects.count() == 1


def test_a_published_change_of_the_original_opens_a_task_for_the_last_translator(
    as_, page, translator, reviewer, django_capture_on_commit_callbacks
):
    from wagtail_localize.models import StringSegment

    from translation import texts

    translation = begin(page)
    for segment in StringSegment.objects.filter(source=translation.source):
        texts.save(translation, texts.Entry(segment, f"Words {segment.pk}"), user=translator)
    flow.publish(translation, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "За общината"
        page.save_revision().publish()
    task = flow.open_task(translation)
    assert (task.kind, task.assignee) == (TranslationTask.Kind.UPDATE, translator)


def test_several_rows_of_the_list_are_given_out_at_once(as_, home, page, manager, translator):
    other = standard_page(home, title="Друга")
    rows = [f"{item.translation_key}:{locale('en').pk}" for item in (page, other)]
    client = as_(manager)
    html = client.post(address("bulk"), {"action": "assign", "row": rows}).content.decode()
    tokens = re.findall(r'name="row" value="([^"]+)"', html)
    assert len(tokens) == 2
    client.post(
        address("bulk"),
        {
            "action": "assign",
            "row": tokens,
            "confirmed": "1",
            "assignee": translator.pk,
            "priority": "40",
        },
    )
    assert TranslationTask.objects.filter(assignee=translator, priority=40).count() == 2


@pytest.fixture
def draft(page):
    page.title = "За общината"
    page.save_revision()
    return page


def test_an_editor_hands_the_draft_over_and_gives_it_up(as_, home, draft):
    editor = person("editor", page_rights=[(home, "change")])
    client = as_(editor)
    place = address("flow_together_page", draft.pk)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert place in edit
    client.post(place, {"locales": [locale("en").pk], "wait": "1"})
    joint = JointPublication.objects.get()
    assert (joint.wait, joint.from_draft) == (True, True)
    assert joint.translation.source.object_repr == "За общината"
    client.post(place, {"give-up": "1"})
    assert JointPublication.objects.get().state == JointPublication.State.CANCELLED
    translator = person("t2", parts=[("translator", "en")])
    assert as_(translator).get(place).status_code in (302, 403)


def test_required_reviews_need_a_second_person(settings, as_, page, reviewer):
    settings.POBRATIM_TRANSLATION_REVIEW_REQUIRED = True
    translation = begin(page)
    fill_in(translation)
    client = as_(reviewer)
    press(client, address("edit_publish", translation.pk))
    assert english(page).alias_of_id == page.pk
    press(client, address("edit_submit", translation.pk))
    press(
        client,
        address("edit_approve", translation.pk),
        {"fingerprint": flow.fingerprint(translation)},
    )
    assert english(page).alias_of_id == page.pk
    other = person("second", parts=[("reviewer", "en")])
    press(
        as_(other),
        address("edit_approve", translation.pk),
        {"fingerprint": flow.fingerprint(translation)},
    )
    assert english(page).live
    assert english(page).alias_of_id is None


@pytest.mark.feature("L7", "L19")
def test_a_changed_original_comes_back_to_who_translated_not_to_who_approved(
    as_, page, translator, reviewer, django_capture_on_commit_callbacks
):
    translation = begin(page)
    fill_in(translation)
    press(as_(translator), address("edit_submit", translation.pk))
    client = as_(reviewer)
    html = client.get(address("edit", translation.pk)).text
    seen = re.search(r'name="fingerprint" value="([^"]+)"', html)[1]
    with django_capture_on_commit_callbacks(execute=True):
        press(client, address("edit_approve", translation.pk), {"fingerprint": seen})
    page.refresh_from_db()
    page.body = [("paragraph", "<p>Друг ред.</p>")]
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    task = flow.open_task(translation)
    assert (task.kind, task.assignee) == (TranslationTask.Kind.UPDATE, translator)
