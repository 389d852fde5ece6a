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
    toggle = page.locator("[data-side-panel-toggle=status]").first
    # Its script shows or folds it when the page is there.
    for _ in range(50):
        if opener.is_visible():
            break
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        page.wait_for_timeout(100)
    opener.click()
    return page


def is_saving(answer):
    """To the form's own address; it also tells the site, elsewhere, who is editing."""
    return answer.request.method == "POST" and answer.url.partition("?")[0].endswith("/edit/")


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
    answers = []
    page.on("response", lambda answer: answers.append(answer) if is_saving(answer) else None)
    typed(page, go_live_at="05.04.2037 10:30")
    # It notices changes only a while after it was opened.
    for pause in range(600):
        if answers:
            break
        if pause % 30 == 0:
            typed(page, expire_at=f"06.04.2037 10:{pause // 30:02}")
        page.wait_for_timeout(100)
    assert answers[0].json()["success"]
    draft = NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object()
    assert (draft.go_live_at, draft.expire_at) == (None, None)
    page.goto("about:blank")
