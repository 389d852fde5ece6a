"""The tick "minor edit": translations stay valid, whenever the revision is published, and only then."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowPage, WorkflowTask
from wagtail_localize.models import StringTranslation

from home.models import StandardPage, Term
from tests import helpers_translation as make
from tests.translation.test_changes import rich_text
from translation import changes
from translation.missing import missing_strings
from translation.models import MinorEdit, TextRevision
from translation.models.texts import Origin, State
from translation.notices import notice_for
from translation.states import CURRENT, OUTDATED, state_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(capture):
    page = make.standard_page(make.home_page(), body=("Първи рет.", "Втори ред."))
    make.translate(page, capture)
    return page


def form(page, action, *, tick=False, first="Първи ред.", second="Втори ред.", **fields):
    data = {
        "title": page.title,
        "slug": page.slug,
        "role": "",
        "lead": "",
        "lead_image_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "body-count": "2",
        f"action-{action}": f"action-{action}",
    }
    if action == "save":
        del data["action-save"]
    for number, text in enumerate([first, second]):
        data |= {
            f"body-{number}-deleted": "",
            f"body-{number}-order": str(number),
            f"body-{number}-type": "paragraph",
            f"body-{number}-id": page.body[number].id,
            f"body-{number}-value": rich_text(text),
        }
    return data | ({"minor_edit": "on"} if tick else {}) | fields


def post(client, page, action="publish", **choices):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(url, form(page, action, **choices))
    assert response.status_code == 302, response.context["form"].errors
    return StandardPage.objects.get(pk=page.pk)


def english_state(page):
    return state_of(page, make.locale("en"))


def missing(page):
    return missing_strings(page.translation_key, make.locale("en").pk).count()


@pytest.mark.feature("L7")
def test_a_corrected_letter_leaves_the_translation_valid(admin_client, client, page, admin_user):
    row = make.english(page)
    before = client.get(row.url).content.decode()
    page = post(admin_client, page, tick=True)
    assert "Първи ред." in client.get(page.url).content.decode()
    assert missing(page) == 0
    assert english_state(page) == CURRENT
    assert notice_for(make.english(page)) is None
    after = client.get(row.url).content.decode()
    assert "English words 2" in after
    assert ("outdated" in after) == ("outdated" in before)
    kept = TextRevision.objects.get(origin=Origin.MINOR)
    assert kept.user == admin_user
    assert kept.data == "English words 2"
    text = StringTranslation.objects.get(translation_of__data="Първи ред.")
    assert text.state_record.state == State.TRANSLATED
    # The history of the page says so too.
    history = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert "дребна поправка" in history.content.decode()
    assert "Първи ред." not in {row.string.data for row in changes_now(page)}


def changes_now(page):
    source = make.begin(page).source
    return changes.changes_of(source).values()


def test_without_the_tick_translators_are_asked(admin_client, page):
    page = post(admin_client, page)
    assert missing(page) == 1
    assert english_state(page) == OUTDATED
    assert notice_for(make.english(page)).kind == "outdated"


def test_the_next_publication_is_not_minor_by_itself(admin_client, page):
    page = post(admin_client, page, tick=True)
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    tick = BeautifulSoup(shown.content, "html.parser").find("input", attrs={"name": "minor_edit"})
    assert tick["type"] == "checkbox"
    assert not tick.has_attr("checked")
    page = post(admin_client, page, second="Съвсем друго.")
    assert english_state(page) == OUTDATED


def test_a_draft_with_the_tick_changes_nothing(admin_client, page):
    post(admin_client, page, "save", tick=True)
    assert MinorEdit.objects.count() == 1
    assert not StringTranslation.objects.filter(translation_of__data="Първи ред.").exists()
    assert english_state(page) == CURRENT
    # Published later without it: the editor was asked anew.
    page = post(admin_client, page)
    assert missing(page) == 1


def test_the_tick_is_taken_back_when_a_draft_saves_itself_again(admin_client, page):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    accept = {"Accept": "application/json"}
    first = admin_client.post(url, form(page, "save", tick=True), headers=accept).json()
    assert MinorEdit.objects.filter(revision=first["revision_id"]).exists()
    again = form(page, "save", overwrite_revision_id=first["revision_id"])
    second = admin_client.post(url, again, headers=accept).json()
    assert second["revision_id"] == first["revision_id"]
    assert not MinorEdit.objects.exists()


def test_at_a_set_time(admin_client, page, capture):
    moment = timezone.now() + datetime.timedelta(days=1)
    page = post(
        admin_client,
        page,
        tick=True,
        go_live_at=timezone.localtime(moment).strftime("%Y-%m-%d %H:%M"),
    )
    assert not StringTranslation.objects.filter(translation_of__data="Първи ред.").exists()
    # The moment comes.
    waiting = Revision.objects.filter(approved_go_live_at__isnull=False)
    passed = timezone.now() - datetime.timedelta(minutes=1)
    for revision in waiting:
        revision.content["go_live_at"] = passed.isoformat()
        revision.approved_go_live_at = passed
        revision.save()
    with capture(execute=True):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live
    assert "Първи ред." in str(page.body)
    assert missing(page) == 0


def test_through_a_workflow(admin_client, page, admin_user):
    workflow = Workflow.objects.create(name="Преглед")
    task = GroupApprovalTask.objects.create(name="Одобрение")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    page = post(admin_client, page, "submit", tick=True)
    assert english_state(page) == CURRENT
    page.current_workflow_task_state.approve(user=admin_user)
    page = StandardPage.objects.get(pk=page.pk)
    assert "Първи ред." in str(page.body)
    assert missing(page) == 0
    assert english_state(page) == CURRENT


def test_a_new_text_is_work_all_the_same(admin_client, page):
    data = form(page, "publish", tick=True)
    data |= {
        "body-count": "3",
        "body-2-deleted": "",
        "body-2-order": "2",
        "body-2-type": "paragraph",
        "body-2-id": "",
        "body-2-value": rich_text("Трети, съвсем нов."),
    }
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert missing(page) == 1
    assert english_state(page) == OUTDATED


def test_a_change_that_waited_for_a_translator_still_waits(admin_client, page):
    page = post(admin_client, page, first="Първи рет, допълнен.")
    page = post(admin_client, page, tick=True, first="Първи ред, допълнен.")
    assert missing(page) == 1
    (change,) = changes_now(page)
    assert change.kind == "changed"
    assert change.string.data == "Първи ред, допълнен."
    assert change.previous.data == "Първи рет."


def test_a_lost_link_goes_to_a_translator(page):
    raw = [dict(block) for block in page.body.raw_data]
    raw[0]["value"] = '<p>Вижте <a href="https://example.org">сайта</a>.</p>'
    page.body = page.body.stream_block.to_python(raw)
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    linked = f"body.{page.body[0].id}"
    make.fill_in(make.begin(page), **{linked: 'See the <a id="a1">site</a>.'})
    raw[0]["value"] = "<p>Вижте сайта.</p>"
    page.body = page.body.stream_block.to_python(raw)
    page.minor_edit_by = None
    revision = page.save_revision()
    MinorEdit.objects.create(revision=revision)
    revision.publish()
    assert missing(page) == 1
    kept = StringTranslation.objects.get(translation_of__data="Вижте сайта.")
    assert kept.state_record.state == State.DRAFT


def test_records_have_the_tick_too(admin_client, capture):
    term = Term(
        name="Култура",
        code="kultura",
        vocabulary=next(iter(Term._meta.get_field("vocabulary").choices))[0],
    )
    term.live = False
    term.save()
    term.save_revision().publish()
    make.translate(term, capture, name="Culture")
    url = reverse("wagtailsnippets_home_term:edit", args=[term.pk])
    assert b'name="minor_edit"' in admin_client.get(url).content
    data = {
        "vocabulary": term.vocabulary,
        "name": "Култури",
        "position": "0",
        "code": "kultura",
        "minor_edit": "on",
        "action-publish": "action-publish",
    }
    response = admin_client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    assert make.english(term).name == "Culture"
    assert state_of(term, make.locale("en")) == CURRENT


def test_it_is_offered_only_where_there_is_a_translation(admin_client, page):
    other = make.standard_page(page.get_parent().specific, title="Друга")
    for pk, offered in ((page.pk, True), (other.pk, False)):
        shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[pk])).content
        assert (b'name="minor_edit"' in shown) == offered
