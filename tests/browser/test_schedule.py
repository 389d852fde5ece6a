"""When a page is published later: the dialog of the editor in a browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from news.models import NewsPage
from tests.browser.test_desk import open_admin  # noqa: F401 - fixture

pytestmark = pytest.mark.browser
TOGGLE = "[data-a11y-dialog-show=schedule-publishing-dialog]"


@pytest.fixture
def news():
    row = NewsPage.objects.filter(locale__language_code="bg", alias_of=None).first()
    before = row.latest_revision_id
    yield row
    NewsPage.objects.filter(pk=row.pk).update(latest_revision=before)


@pytest.fixture
def page(open_admin, news):  # noqa: F811 - the fixture imported
    page = open_admin(reverse("wagtailadmin_pages:edit", args=[news.pk]))
    page.set_viewport_size({"width": 1280, "height": 720})
    opener = page.locator(TOGGLE).first
    if not opener.is_visible():
        page.locator(
            "[data-side-panel-toggle=status], [aria-controls=form-side-status]"
        ).first.click()
    opener.click()
    return page


def typed(page, **times):
    for name, text in times.items():
        page.locator(f"#id_{name}").fill(text)
        page.locator(f"#id_{name}").press("Tab")


def test_refused_times_are_said_where_they_are_seen(page, news):
    typed(page, go_live_at="05.04.2037 10:30", expire_at="04.04.2037 10:30")
    dialog = page.locator("#schedule-publishing-dialog")
    with page.expect_navigation():
        dialog.locator("button[type=submit]").click()
    expect(dialog.locator(".error-message").first).to_be_visible()
    assert page.locator("#id_expire_at").input_value() == "04.04.2037 10:30"
    # Closed by its cross it has what the page has.
    dialog.locator(".w-dialog__close-button").click()
    expect(page.locator("#id_expire_at")).to_have_value("")
    page.goto("about:blank")


def test_the_calendar_covers_neither_the_other_field_nor_the_button(page, news):
    page.locator("#id_go_live_at").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    page.locator("#id_expire_at").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    page.locator("#schedule-publishing-dialog button[type=submit]").click(trial=True)


def test_a_form_that_saves_itself_keeps_no_time_that_was_not_accepted(page, news):
    typed(page, go_live_at="05.04.2037 10:30")
    page.wait_for_timeout(12_000)
    with page.expect_response(lambda answer: answer.request.method == "POST") as saved:
        typed(page, expire_at="06.04.2037 10:30")
    assert saved.value.json()["success"]
    draft = NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object()
    assert (draft.go_live_at, draft.expire_at) == (None, None)
    page.goto("about:blank")
