"""Pages that are locked, scheduled, deleted: what the editor is told before anything is lost."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, GroupPagePermission, Workflow, WorkflowTask

from news.models import NewsPage

pytestmark = pytest.mark.django_db
LATER = timezone.now().replace(microsecond=0) + datetime.timedelta(days=400)


@pytest.fixture
def news(section):
    """News that are public, in a section of their own."""
    page = NewsPage(title="Панаир", date="2026", lead="Увод")
    section("news").add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def scheduled(section):
    page = NewsPage(title="Утрешна", date="2026", lead="Увод", live=False, go_live_at=LATER)
    section("news").add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def editor(home):
    """A client of somebody who may change pages and not publish them."""
    group = Group.objects.create(name="Редактори")
    for codename in ("add_page", "change_page"):
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=home, permission=right)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("editor", password="x")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def url(name, page, *more):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *more])


def opened(client, address):
    return BeautifulSoup(
        client.get(address, headers={"accept-language": "en"}).content, "html.parser"
    )


def notice(client, page):
    found = opened(client, url("edit", page)).select_one(".locked-notice")
    return found and found.get_text(" ", strip=True)


def test_a_scheduled_page_says_what_comes_first(admin_client, editor, scheduled):
    assert "first cancel the scheduled publishing" in notice(admin_client, scheduled)
    assert "ask somebody who may publish it" in notice(editor, scheduled)


def test_a_page_locked_by_somebody_says_who_can_unlock_it(admin_client, editor, news):
    NewsPage.objects.filter(pk=news.pk).update(locked=True)
    assert "first unlock it" in notice(admin_client, news)
    assert "ask whoever locked it" in notice(editor, news)


def test_a_page_in_approval_says_who_may_change_it(editor, news):
    task = GroupApprovalTask.objects.create(name="Одобрение")
    task.groups.add(Group.objects.create(name="Одобряват новините"))
    workflow = Workflow.objects.create(name="Одобрение")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(news, User.objects.get(username="editor"))
    assert "first take it back" in notice(editor, news)


def test_a_page_that_one_may_change_says_nothing_of_it(admin_client, news):
    assert notice(admin_client, news) is None


def test_a_cancelled_time_is_forgotten(admin_client, scheduled):
    revision = scheduled.scheduled_revision
    admin_client.post(url("revisions_unschedule", scheduled, revision.pk))
    html = opened(admin_client, url("edit", scheduled))
    assert html.find(id="id_go_live_at").get("value", "") == ""
    assert str(LATER.year) not in html.select_one("[data-side-panel=status]").get_text()
    assert NewsPage.objects.get(pk=scheduled.pk).go_live_at is None
    # Published now, it is public now.
    scheduled.get_latest_revision().publish()
    assert NewsPage.objects.get(pk=scheduled.pk).live


def test_deleting_says_that_it_is_for_good_and_offers_the_gentler_way(admin_client, news):
    html = opened(admin_client, url("delete", news))
    assert "for good" in html.select_one(".help-critical").get_text()
    assert html.select_one(f'a[href="{url("unpublish", news)}"]')
    news.unpublish()
    html = opened(admin_client, url("delete", news))
    assert "for good" in html.select_one(".help-critical").get_text()
    assert not html.select_one(f'a[href="{url("unpublish", news)}"]')


def test_deleting_a_section_counts_what_goes_with_it(admin_client, news, scheduled):
    html = opened(admin_client, url("delete", news.get_parent()))
    assert "2 pages below it" in html.select_one(".help-critical").get_text()
    admin_client.post(url("delete", scheduled))
    assert not NewsPage.objects.filter(pk=scheduled.pk).exists()


def test_deleting_several_says_it_too(admin_client, news):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    html = opened(admin_client, f"{address}?id={news.pk}")
    assert "for good" in html.select_one(".help-critical").get_text()
