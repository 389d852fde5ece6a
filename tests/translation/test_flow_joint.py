"""The original and its translation become public in one moment; a draft reaches no reader before."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision
from wagtail_localize.models import StringSegment, StringTranslation

from facts.publication import PublicationBlocked
from home.models import StandardPage
from tests.helpers_translation import (
    begin,
    english,
    fill_in,
    home_page,
    locale,
    person,
    standard_page,
    translate,
)
from translation import flow, notices, work
from translation.flow import drafts
from translation.models import JointPublication, Notification, TextChange, TranslationTask

State = JointPublication.State


@pytest.fixture
def home(db):
    return home_page()


@pytest.fixture
def page(home, django_capture_on_commit_callbacks):
    """Public in both languages, with a draft of a new title."""
    page = standard_page(home)
    translate(page, django_capture_on_commit_callbacks, title="About us")
    page = StandardPage.objects.get(pk=page.pk)
    draft_with(page, "За общината")
    return page


def draft_with(page, title, at=None):
    """A draft with this title; scheduled when `at` says so."""
    draft = page.get_latest_revision_as_object()
    draft.title, draft.go_live_at = title, at
    revision = draft.save_revision()
    if at is not None:
        revision.publish()
    return revision


def prepare(page, user, **options):
    (translation,) = drafts.prepare(page, [locale("en")], user, **options)
    return translation


def title_of(translation):
    segment = StringSegment.objects.select_related("string").get(
        source=translation.source, context__path="title"
    )
    return segment.string.data


def translate_title(translation, words):
    fill_in(translation, except_for=set(), title=words)


def approve(translation, translator, manager):
    flow.submit(translation, translator)
    flow.approve(translation, manager, flow.fingerprint(translation))


def schedule(page, title, hours=1):
    return draft_with(page, title, timezone.now() + timedelta(hours=hours))


def let_time_pass(page):
    """The set time comes: what was scheduled for the future lies in the past."""
    moment = timezone.now() - timedelta(minutes=1)
    for revision in Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = moment.isoformat()
        revision.approved_go_live_at = moment
        Revision.objects.filter(pk=revision.pk).update(
            content=revision.content, approved_go_live_at=moment
        )
    call_command("publish_scheduled", stdout=StringIO())


def titles(page):
    rows = StandardPage.objects.filter(translation_key=page.translation_key, live=True)
    return dict(rows.values_list("locale__language_code", "title"))


@pytest.mark.feature("L19")
def test_both_languages_become_public_at_the_set_time(page, translator, manager):
    translation = prepare(page, manager)
    assert title_of(translation) == "За общината"
    translate_title(translation, "About the town")
    schedule(page, "За общината")
    approve(translation, translator, manager)
    assert titles(page) == {"bg": "За нас", "en": "About us"}
    assert flow.open_task(translation).state == TranslationTask.State.APPROVED

    let_time_pass(page)
    assert titles(page) == {"bg": "За общината", "en": "About the town"}
    assert JointPublication.objects.get().state == State.DONE
    assert flow.open_task(translation) is None
    assert notices.notice_for(english(page)) is None


def test_readers_learn_nothing_of_the_draft(page, translator, manager):
    translation = prepare(page, manager)
    assert notices.notice_for(english(page)) is None
    translate_title(translation, "About the town")
    with pytest.raises(PublicationBlocked):
        work.publish(translation, manager)
    with pytest.raises(ValidationError):
        translation.save_target(publish=True)
    approve(translation, translator, manager)
    assert titles(page) == {"bg": "За нас", "en": "About us"}
    # A new fact of the public page reaches English; the words of the draft do not.
    public = StandardPage.objects.get(pk=page.pk)
    public.save()
    assert titles(page) == {"bg": "За нас", "en": "About us"}


def test_without_a_ready_translation_the_original_goes_alone_and_the_manager_is_told(
    page, translator, manager, django_capture_on_commit_callbacks
):
    translation = prepare(page, manager)
    schedule(page, "За общината")
    with django_capture_on_commit_callbacks(execute=True):
        let_time_pass(page)
    assert titles(page) == {"bg": "За общината", "en": "About us"}
    assert JointPublication.objects.get().state == State.MISSED
    told = Notification.objects.get(recipient=manager, kind="published")
    assert told.extra["failed"]
    assert notices.notice_for(english(page)).kind == notices.OUTDATED
    assert flow.open_task(translation).kind == TranslationTask.Kind.UPDATE


def test_the_original_waits_where_the_editor_chose_so(page, translator, manager):
    translation = prepare(page, manager, wait=True)
    schedule(page, "За общината")
    let_time_pass(page)
    assert titles(page) == {"bg": "За нас", "en": "About us"}
    translate_title(translation, "About the town")
    approve(translation, translator, manager)
    call_command("publish_scheduled", stdout=StringIO())
    assert titles(page) == {"bg": "За общината", "en": "About the town"}


def test_another_draft_shows_the_difference_and_takes_the_approval_back(page, translator, manager):
    translation = prepare(page, manager)
    translate_title(translation, "About the town")
    approve(translation, translator, manager)
    schedule(page, "За нашата община")
    assert title_of(translation) == "За нашата община"
    change = TextChange.objects.get(source=translation.source, string__data="За нашата община")
    assert (change.kind, change.previous.data) == (TextChange.Kind.CHANGED, "За общината")
    assert flow.open_task(translation).state == TranslationTask.State.IN_PROGRESS
    assert JointPublication.objects.get().state == State.PREPARING
    let_time_pass(page)
    assert titles(page) == {"bg": "За нашата община", "en": "About us"}


def test_the_same_words_scheduled_anew_keep_the_approval(page, translator, manager):
    translation = prepare(page, manager)
    translate_title(translation, "About the town")
    approve(translation, translator, manager)
    schedule(page, "За общината")
    schedule(page, "За общината", hours=2)
    let_time_pass(page)
    assert titles(page) == {"bg": "За общината", "en": "About the town"}


def test_published_by_hand_both_go_together(page, translator, manager):
    translation = prepare(page, manager)
    translate_title(translation, "About the town")
    approve(translation, translator, manager)
    page.get_latest_revision().publish()
    assert titles(page) == {"bg": "За общината", "en": "About the town"}


def test_other_words_published_than_were_translated_go_alone(page, translator, manager):
    translation = prepare(page, manager)
    translate_title(translation, "About the town")
    approve(translation, translator, manager)
    draft_with(page, "Съвсем друго").publish()
    assert titles(page) == {"bg": "Съвсем друго", "en": "About us"}
    assert flow.open_task(translation).state == TranslationTask.State.IN_PROGRESS


def test_given_up_translators_see_the_public_words_again(page, translator, manager):
    translation = prepare(page, manager)
    drafts.give_up(page)
    assert title_of(translation) == "За нас"
    assert not flow.shows_draft(translation)
    assert StringTranslation.objects.filter(data="About us").exists()
    draft_with(page, "За общината").publish()
    assert titles(page) == {"bg": "За общината", "en": "About us"}


def test_the_translation_of_a_page_that_was_never_public_waits_for_it(home):
    page = StandardPage(title="Ново", slug="novo", live=False)
    home.add_child(instance=page)
    manager = person("manager", parts=[("manager", "en")])
    page.save_revision()
    translation = begin(page)
    fill_in(translation, title="New")
    flow.publish(translation, manager)
    assert titles(page) == {}
    StandardPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert titles(page) == {"bg": "Ново", "en": "New"}
