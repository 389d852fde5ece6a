"""A translation goes back to its translator, and comes again: nobody loses the thread."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail_localize.models import StringSegment

from tests.helpers_translation import (
    begin,
    fill_in,
    home_page,
    locale,
    person,
    press,
    standard_page,
)
from translation import flow, notify, texts
from translation.flow import drafts, tasks
from translation.memory import matches
from translation.models import MemoryEntry, Notification, TranslationTask

State = TranslationTask.State
REMARK = "Заглавието е другаде „За нас“"


@pytest.fixture
def page(db):
    return standard_page(home_page(), body=["Първи ред.", "Втори ред."])


@pytest.fixture
def translation(page, translator):
    translation = begin(page)
    fill_in(translation)
    flow.submit(translation, translator)
    return translation


def url(name, translation):
    return reverse(f"workspace:{name}", args=[translation.pk])


def editor(client, user, translation):
    client.force_login(user)
    return BeautifulSoup(client.get(url("edit", translation)).content, "html.parser")


def save_title(translation, words, user):
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    texts.save(translation, texts.Entry(segment, words), user=user)


def give_back(client, reviewer, translation, remark=REMARK):
    client.force_login(reviewer)
    return client.post(url("edit_return", translation), {"comment": remark}, follow=True)


@pytest.mark.feature("L3")
def test_nothing_is_returned_without_a_word(client, reviewer, translation):
    response = give_back(client, reviewer, translation, "  ")
    assert "Кажете с няколко думи какво да се преработи" in response.content.decode()
    assert flow.open_task(translation).state == State.IN_REVIEW


@pytest.mark.feature("L3")
def test_the_remark_stays_until_the_end_and_what_changed_since_is_marked(
    client, translator, reviewer, translation
):
    give_back(client, reviewer, translation)
    assert REMARK in editor(client, translator, translation).text
    save_title(translation, "About us", translator)
    assert REMARK in editor(client, translator, translation).text
    flow.submit(translation, translator)
    seen = editor(client, reviewer, translation)
    assert REMARK in seen.text
    changed = seen.select(".r[data-e]")
    assert [row.textarea.text.strip() for row in changed] == ["About us"]
    assert "променен след връщането" in changed[0].text
    narrowed = BeautifulSoup(
        client.get(url("edit", translation) + "?show=since").content, "html.parser"
    )
    assert len(narrowed.select(".r:not([hidden])")) == 1


def test_who_was_never_returned_anything_sees_no_filter_for_it(client, reviewer, translation):
    assert not editor(client, reviewer, translation).select("[data-show=since]")


@pytest.mark.feature("L4")
def test_returned_work_is_not_ready_and_open_tasks_stay_in_sight(client, reviewer, translation):
    give_back(client, reviewer, translation)
    client.force_login(person("manager", parts=[("manager", "en")]))

    def listed(queue):
        html = client.get(reverse("workspace:overview"), {"queue": queue}).content
        rows = BeautifulSoup(html, "html.parser").select("tbody tr")
        return [row.th.a.text.strip() for row in rows]

    title = translation.source.object_repr
    assert title not in listed("ready")
    assert listed("returned") == [title] == listed("tasks")


@pytest.mark.feature("L4")
def test_the_open_editor_has_read_its_notices(client, page, translator, translation):
    notify.send(notify.CHANGED, [translator], translation=translation)
    other = begin(standard_page(page.get_parent().specific, title="Друга"))
    notify.send(notify.CHANGED, [translator], translation=other)
    editor(client, translator, translation)
    unread = Notification.objects.filter(recipient=translator, read_at=None)
    assert [notice.translation_id for notice in unread] == [other.pk]


@pytest.mark.feature("L3")
def test_approval_says_that_readers_see_it_now(
    client, reviewer, translation, django_capture_on_commit_callbacks
):
    sent = {"fingerprint": flow.fingerprint(translation)}
    client.force_login(reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        press(client, url("edit_approve", translation), sent)
    said = BeautifulSoup(client.get(url("edit", translation)).content, "html.parser")
    message = said.select_one(".messages li.success")
    assert "вижда" in message.text
    assert client.get(message.a["href"]).status_code == 200


def test_a_task_is_taken_where_there_is_one(client, translator, page):
    translation = begin(page)
    take = url("flow_take", translation)
    assert not editor(client, translator, translation).select(f'form[action="{take}"]')
    tasks.begin(translation, assignee=None, created_by=None, kind=TranslationTask.Kind.TRANSLATE)
    assert editor(client, translator, translation).select(f'form[action="{take}"]')


@pytest.mark.feature("L5")
def test_words_of_a_draft_are_in_no_memory_before_the_draft_is_public(
    page, translator, django_capture_on_commit_callbacks
):
    secret = "Посещение на краля през май"
    begin(page)
    page.title = secret
    page.save_revision()
    (translation,) = drafts.prepare(page, [locale("en")], translator)
    fill_in(translation, title="A visit of the king")
    source, target = translation.source.locale, translation.target_locale
    assert not matches(secret, source, target)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_latest_revision().publish()
    assert matches(secret, source, target)[0].target == "A visit of the king"
    assert MemoryEntry.objects.exists()
