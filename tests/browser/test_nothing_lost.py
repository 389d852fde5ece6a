"""The editor's forms in a browser: what was typed is saved or asked about, and nothing is typed in vain."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from news.models import NewsIndexPage, NewsPage
from tests.browser.conftest import hold_answer
from tests.browser.test_desk import open_admin  # noqa: F401 - fixture

pytestmark = pytest.mark.browser
TYPED = "Написано веднага"
TEXT = "Първоначалният текст."


@pytest.fixture
def parent(demo_site):
    """The section of the news; what was made in it meanwhile is gone after the test."""
    section = NewsIndexPage.objects.get(locale__language_code="bg")
    before = set(NewsPage.objects.values_list("pk", flat=True))
    yield section
    for made in NewsPage.objects.filter(locale=section.locale).exclude(pk__in=before):
        made.delete()


@pytest.fixture
def news(parent):
    body = [{"type": "paragraph", "value": f"<p>{TEXT}</p>"}]
    page = NewsPage(
        title="Опазено", date="2026", lead="Увод", locale=parent.locale, body=json.dumps(body)
    )
    row = parent.add_child(instance=page)
    row.save_revision().publish()
    return row


def edit_path(row):
    return reverse("wagtailadmin_pages:edit", args=[row.pk])


@pytest.fixture(params=["new", "existing"])
def path(request, parent):
    if request.param == "new":
        return reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk])
    return edit_path(request.getfixturevalue("news"))


@pytest.fixture
def opened(open_admin):  # noqa: F811 - the fixture imported
    """opened(path) → page just loaded, its clock standing: no script looks at the form before it goes on."""

    def made(path):
        page = open_admin(reverse("wagtailadmin_login"))
        page.clock.install(time=0)
        page.clock.pause_at(1000)
        page.goto(page.url.partition("/admin/")[0] + path)
        return page

    return made


def is_own(answer, path):
    return answer.request.method == "POST" and answer.url.endswith(path)


def asks(page):
    """Leaves the page for good; whether the browser asked before."""
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    kind = asked.value.type
    asked.value.accept()
    return kind == "beforeunload"


def leave(page):
    """Once the form has saved itself and the site has answered all that it asked for meanwhile."""
    indicator = page.locator("#w-autosave-indicator")
    expect(indicator).to_have_attribute("data-w-autosave-state-value", "saved")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")


def test_what_is_typed_at_once_is_saved_by_itself(opened, path):
    page = opened(path)
    page.locator("#id_title").press_sequentially(TYPED)
    with page.expect_response(lambda answer: is_own(answer, path)) as saved:
        page.clock.resume()
    assert saved.value.json()["success"]
    row = NewsPage.objects.get(pk=saved.value.json()["pk"])
    assert TYPED in row.get_latest_revision_as_object().title
    leave(page)


def test_who_typed_at_once_is_asked_before_leaving(opened, path):
    page = opened(path)
    page.locator("#id_lead").press_sequentially(TYPED)
    assert asks(page)


def test_rich_text_typed_at_once_counts(opened, news):
    page = opened(edit_path(news))
    page.locator("[role=textbox][contenteditable=true]").click()
    # Where the editor itself puts the caret when it gets the focus, a moment later.
    page.keyboard.press("End")
    page.keyboard.type(TYPED)
    with page.expect_response(lambda answer: is_own(answer, edit_path(news))) as saved:
        page.clock.resume()
    assert saved.value.json()["success"]
    body = str(NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().body)
    assert TYPED in body and TEXT in body
    leave(page)


def test_what_is_only_looked_at_is_not_saved(opened, news):
    page = opened(edit_path(news))
    sent = []
    page.on("request", lambda request: sent.append(request.method + request.url))
    page.locator("#id_title").click()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.locator("[role=textbox][contenteditable=true]").click()
    page.keyboard.press("ArrowRight")
    page.locator("[data-panel-toggle]:visible").first.click()
    page.clock.run_for(10_000)
    assert not [one for one in sent if one.startswith("POST") and one.endswith(edit_path(news))]
    page.goto("about:blank")


def test_what_is_typed_while_the_form_saves_itself_is_saved_next(open_admin, news):  # noqa: F811
    page = open_admin(edit_path(news))
    answers = hold_answer(page)
    page.locator("#id_title").press_sequentially(TYPED)
    for _pause in range(300):
        if answers:
            break
        page.wait_for_timeout(100)
    ((route, answer),) = answers
    page.locator("#id_lead").press_sequentially(TYPED)
    with page.expect_response(lambda answer: is_own(answer, edit_path(news))):
        route.fulfill(response=answer)
    with page.expect_response(lambda answer: is_own(answer, edit_path(news))):
        pass
    assert TYPED in NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object().lead
    leave(page)


def test_a_page_kept_after_mistakes_is_not_called_lost(open_admin, parent):  # noqa: F811
    path = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk])
    page = open_admin(path)
    page.locator("#id_title").fill(TYPED)
    page.locator("#id_date").fill("")
    form = page.locator("form[data-edit-form]")
    form.locator(".footer .w-dropdown__toggle").click()
    with page.expect_navigation():
        form.locator("[name=action-publish]").click()
    said = page.locator(".messages li.error")
    before = said.inner_text()
    expect(page).not_to_have_url(page.url, timeout=60_000)
    expect(said).not_to_contain_text(before.splitlines()[0])
    row = NewsPage.objects.get(title=TYPED, locale=parent.locale)
    assert page.url.endswith(edit_path(row)) and not row.live
    leave(page)


@pytest.mark.parametrize("lock", ["schedule", "person"])
def test_the_fields_of_a_locked_page_are_read(open_admin, news, lock):  # noqa: F811
    if lock == "schedule":
        news.go_live_at = timezone.now() + datetime.timedelta(days=3)
        news.save_revision().publish()
    else:
        NewsPage.objects.filter(pk=news.pk).update(locked=True)
    page = open_admin(edit_path(news))
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.type), dialog.accept()))
    for name in ("title", "lead", "date"):
        field = page.locator(f"#id_{name}")
        kept = field.input_value()
        field.click()
        page.keyboard.type(TYPED)
        expect(field).to_have_value(kept)
        expect(field).to_be_focused()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(0)
    text = page.locator(".public-DraftEditor-content")
    text.click()
    page.keyboard.type(TYPED)
    page.keyboard.press("Control+b")
    page.keyboard.press("Backspace")
    expect(text).to_have_text(TEXT)
    box = page.locator("[name=categories]").first
    box.click(force=True)
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    # The preview sees every field.
    sent = page.evaluate("[...new FormData(document.querySelector('form[data-edit-form]')).keys()]")
    assert {"title", "date", "body-0-value"} <= set(sent)
    page.goto("about:blank")
    assert dialogs == []
