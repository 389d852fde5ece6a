"""A refused publication is answered by every screen of the admin, and nothing is broken by it."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from home.models import StandardPage, Term
from tests import helpers_translation as make
from translation import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def page(home):
    return make.standard_page(home)


@pytest.fixture
def term():
    return Term.objects.create(vocabulary="area", code="culture", name="култура")


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def editor(admin_client):
    return admin_client


def edit_url(row):
    return reverse("wagtailadmin_pages:edit", args=[row.pk])


def errors(response):
    return [str(item) for item in response.context["messages"] if item.level_tag == "error"]


def test_the_translators_editor_says_what_is_missing(editor, page, capture):
    translation = make.begin(page)
    make.fill_in(translation, except_for=["Втори ред."])
    assert editor.get(edit_url(make.english(page)), follow=True).status_code == 200
    url = reverse("workspace:edit_publish", args=[translation.pk])
    with capture(execute=True):
        response = editor.post(url, follow=True)
    assert any("За нас" in text for text in errors(response))
    make.assert_untouched(page)
    make.fill_in(translation)
    with capture(execute=True):
        response = make.press(editor, url, follow=True)
    assert response.status_code == 200
    assert editor.get(make.english(page).url).status_code == 200
    assert make.english(page).alias_of_id is None


def test_the_editor_of_a_stopped_translation(editor, page, capture):
    """Written by hand from then on: still not in Bulgarian."""
    translation = make.translate(page, capture)
    work.stop(translation)
    row = make.english(page)
    form = {
        "title": row.title,
        "slug": row.slug,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": '{"entityMap": {}, "blocks": [{"key": "a", "text": "Само на български.",'
        ' "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}]}',
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "lead": "",
        "lead_image_alt": "",
        "role": "",
        "action-publish": "action-publish",
    }
    response = editor.post(edit_url(row), form, follow=True)
    assert any("Само на български" in text for text in errors(response))
    row.refresh_from_db()
    assert "Само" not in str(row.body)
    assert "Само" in str(row.get_latest_revision_as_object().body)


def test_a_new_page_in_bulgarian_below_the_english_ones(editor, home):
    """What was typed is kept as a draft."""
    row = make.english(home)
    form = {
        "title": "Само на български",
        "slug": "wrong-tree",
        "role": "",
        "body-count": "0",
        "lead": "",
        "lead_image_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", row.pk])
    response = editor.post(url, form, follow=True)
    page = StandardPage.objects.get(slug="wrong-tree")
    assert not page.live and page.title == "Само на български"
    assert any("Само на български" in text for text in errors(response))
    assert response.redirect_chain[-1][0] == edit_url(page)


def test_publishing_many_at_once(editor, page):
    row, _revision = make.draft_by_hand(page)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(
        f"{url}?id={row.pk}", {"include_descendants": ""}, headers={"referer": edit_url(row)}
    )
    assert response.status_code == 302
    assert not make.english(page).live


def test_approving_in_a_workflow(editor, admin_user, home, page):
    row, _revision = make.draft_by_hand(page)
    workflow = Workflow.objects.first() or Workflow.objects.create(name="Review")
    if not workflow.tasks.exists():
        task = GroupApprovalTask.objects.create(name="Review")
        WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=make.english(home), defaults={"workflow": workflow})
    state = workflow.start(row, admin_user)
    task_state = state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[row.pk, "approve", task_state.pk])
    response = editor.post(url, {"comment": ""}, headers={"referer": edit_url(row)})
    assert response.status_code in (200, 302)
    assert not make.english(page).live
    task_state.refresh_from_db()
    assert task_state.status == task_state.STATUS_IN_PROGRESS


def test_publishing_through_the_api(editor, page):
    row, _revision = make.draft_by_hand(page)
    url = reverse("wagtailadmin_api:pages:action", args=[row.pk, "publish"])
    response = editor.post(url)
    assert response.status_code == 400
    assert not make.english(page).live


def test_converting_and_copying_in_the_admin(editor, page):
    row = make.english(page)
    for name, data in (
        ("convert_alias", {}),
        ("copy", {"new_title": "x", "new_slug": "x", "new_parent_page": row.get_parent().pk}),
    ):
        response = editor.post(reverse(f"wagtailadmin_pages:{name}", args=[row.pk]), data)
        assert response.status_code == 302, name
    make.assert_untouched(page)
    assert not StandardPage.objects.filter(slug="x").exists()


def test_bringing_up_to_date_with_publication(editor, page, capture):
    translation = make.begin(page)
    url = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    assert editor.get(url).status_code == 200
    with capture(execute=True):
        response = editor.post(url, {"publish_translations": "on"}, follow=True)
    assert any("За нас" in text for text in errors(response))
    make.assert_untouched(page)
    make.fill_in(translation)
    with capture(execute=True):
        editor.post(url, {"publish_translations": "on"})
    assert make.english(page).alias_of_id is None


def test_publishing_a_snippet_by_hand(editor, term):
    translation = make.begin(term)
    work.stop(translation)
    row = make.english(term)
    response = editor.post(
        reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]),
        {
            "vocabulary": "area",
            "code": "culture",
            "name": "култура",
            "position": "0",
            "action-publish": "1",
        },
        headers={"referer": "http://testserver/admin/"},
    )
    assert response.status_code == 302
    assert not make.english(term).live
