"""Submitting, reviewing, publishing: readers find no gap, and what was read is what is published."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import TaskState, WorkflowState
from wagtail_localize.models import StringSegment

from facts.publication import PublicationBlocked
from tests.helpers_translation import (
    assert_untouched,
    begin,
    english,
    fill_in,
    home_page,
    person,
    standard_page,
    translate,
)
from translation import flow, texts, work
from translation.models import Notification, TextState, TranslationTask

State = TranslationTask.State


@pytest.fixture
def home(db):
    return home_page()


@pytest.fixture
def page(home):
    return standard_page(home)


def complete(page):
    translation = begin(page)
    fill_in(translation)
    return translation


def save_text(translation, path, words, user):
    segment = StringSegment.objects.get(source=translation.source, context__path=path)
    return texts.save(translation, texts.Entry(segment, words), user=user)


def test_submitted_texts_are_closed_to_translators_and_open_to_reviewers(
    page, translator, reviewer
):
    translation = complete(page)
    task = flow.submit(translation, translator, "Готово")
    assert task.state == State.IN_REVIEW
    assert task.assignee == translator
    assert flow.in_review(translation)
    with pytest.raises(PublicationBlocked, match="проверява|reviewed"):
        flow.require_writable(translation, translator)
    with pytest.raises(PublicationBlocked):
        flow.require_writable(translation, None)
    flow.require_writable(translation, reviewer)
    assert_untouched(page)
    notice = Notification.objects.get(recipient=reviewer)
    assert (notice.kind, notice.extra) == ("submitted", {"comment": "Готово"})


def test_an_incomplete_translation_is_not_submitted(page, translator):
    translation = begin(page)
    with pytest.raises(PublicationBlocked, match="3"):
        flow.submit(translation, translator)
    assert flow.open_task(translation) is None
    assert not WorkflowState.objects.exists()


def test_approval_publishes_what_was_read_and_closes_the_task(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    flow.approve(translation, reviewer, flow.fingerprint(translation), "Добре")
    row = english(page)
    assert row.live
    assert row.alias_of_id is None
    assert row.title == "English words 1"
    assert flow.open_task(translation) is None
    task = TranslationTask.objects.get(translation=translation)
    assert task.state == State.DONE
    assert task.review.status == WorkflowState.STATUS_APPROVED
    assert TaskState.objects.get().comment == "Добре"
    assert set(TextState.objects.values_list("state", flat=True)) == {"reviewed"}
    assert Notification.objects.get(recipient=translator).kind == "published"


def test_changed_texts_are_not_approved_unseen(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    seen = flow.fingerprint(translation)
    save_text(translation, "title", "Corrected title", person("other", parts=[("reviewer", "en")]))
    with pytest.raises(ValidationError, match="За нас"):
        flow.approve(translation, reviewer, seen)
    assert_untouched(page)
    assert flow.in_review(translation)
    flow.approve(translation, reviewer, flow.fingerprint(translation))
    assert english(page).title == "Corrected title"


def test_what_the_reviewer_corrected_is_seen(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    seen = flow.fingerprint(translation)
    save_text(translation, "title", "Corrected title", reviewer)
    flow.approve(translation, reviewer, seen)
    assert english(page).title == "Corrected title"


def test_a_change_of_the_original_stops_the_approval(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    seen = flow.fingerprint(translation)
    page.title = "За общината"
    page.save_revision().publish()
    with pytest.raises(ValidationError):
        flow.approve(translation, reviewer, seen)
    assert english(page).alias_of_id == page.pk


def test_returned_work_is_open_again_and_can_be_submitted_anew(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    task = flow.return_(translation, reviewer, "Поправете заглавието")
    assert task.state == State.RETURNED
    flow.require_writable(translation, translator)
    assert Notification.objects.get(recipient=translator).extra == {
        "comment": "Поправете заглавието"
    }
    save_text(translation, "title", "Better title", translator)
    flow.submit(translation, translator)
    assert WorkflowState.objects.count() == 1
    flow.approve(translation, reviewer, flow.fingerprint(translation))
    assert english(page).title == "Better title"


def test_a_public_translation_stays_public_while_it_is_reviewed(
    page, translator, reviewer, django_capture_on_commit_callbacks
):
    translation = translate(page, django_capture_on_commit_callbacks, title="About us")
    page.title = "За общината"
    page.save_revision().publish()
    fill_in(translation, title="About the town")
    flow.submit(translation, translator)
    row = english(page)
    assert (row.live, row.title) == (True, "About us")
    with pytest.raises(ValidationError):
        work.publish(translation, reviewer)
    flow.approve(translation, reviewer, flow.fingerprint(translation))
    assert english(page).title == "About the town"


def test_with_the_original_its_task_and_its_review_end(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    page.delete()
    assert not TranslationTask.objects.exclude(state=State.CANCELLED).exists()
    assert not WorkflowState.objects.exists()


def test_a_stopped_translation_has_no_task_and_no_review(page, translator, reviewer):
    translation = complete(page)
    flow.submit(translation, translator)
    work.stop(translation)
    assert flow.open_task(translation) is None
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert_untouched(page)


def test_an_original_that_was_hidden_meanwhile_holds_the_translation_back(
    page, translator, reviewer
):
    translation = complete(page)
    flow.submit(translation, translator)
    page.unpublish()
    flow.approve(translation, reviewer, flow.fingerprint(translation))
    assert not english(page).live
    page.refresh_from_db()
    page.get_latest_revision().publish()
    assert (english(page).live, english(page).title) == (True, "English words 1")


def test_a_cancelled_workflow_opens_the_texts_again(page, translator, reviewer):
    translation = complete(page)
    task = flow.submit(translation, translator)
    task.review.cancel(user=reviewer)
    assert not flow.in_review(translation)
    assert flow.open_task(translation).state == State.IN_PROGRESS
    flow.submit(translation, translator)
    assert flow.in_review(translation)
