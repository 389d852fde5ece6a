"""No word is lost in the translators' editor, and it claims nothing that the server has not confirmed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.translators import NOTHING_KEPT, box, row, until

pytestmark = pytest.mark.browser
SAVED = "#te-saved"


@pytest.fixture
def page(open_editor, own_page):
    return open_editor(own_page.pk, "en")


def label(row):
    return row.locator(".l i")


# --- The original is published anew ---------------------------------------------------------------------


@pytest.mark.feature("L7", "L8")
def test_words_for_a_changed_original_are_offered_at_the_text_that_took_its_place(page, own_page):
    own_page.republish("Първи нов ред.", "Дойдоха 25 души.")
    first = row(page, "Първи ред.")
    box(first).fill("The first line")
    gone = first.locator(".te-gone")
    expect(gone).to_contain_text("changed meanwhile")
    expect(page.locator(SAVED)).to_be_hidden()
    box(first).fill("The first line, and more")
    with page.expect_navigation():
        gone.get_by_role("button", name="Reload").click()
    now = row(page, "Първи нов ред.")
    expect(now.locator(".te-kept")).to_contain_text("The first line, and more")
    assert box(now).input_value() == ""
    now.locator(".te-kept").get_by_role("button", name="Use it").click()
    expect(box(now)).to_have_value("The first line, and more")
    expect(now).to_have_attribute("data-s", "draft")
    until(page, NOTHING_KEPT)


@pytest.mark.feature("L8")
def test_words_for_a_text_that_was_taken_out_are_there_to_copy(page, own_page):
    own_page.republish("Първи ред.")
    second = row(page, "Дойдоха")
    box(second).fill("25 people came")
    second.locator(".te-gone").wait_for()
    with page.expect_navigation():
        second.get_by_role("button", name="Reload").click()
    strays = page.locator(".te-strays")
    expect(strays.locator("textarea")).to_have_value("25 people came")
    expect(strays).to_contain_text("Дойдоха 25 души.")
    with page.expect_navigation():
        page.reload()
    expect(strays.locator("textarea")).to_have_value("25 people came")
    strays.get_by_role("button", name="Throw away").click()
    expect(strays).to_have_count(0)
    until(page, NOTHING_KEPT)


# --- Other words take the place of typed ones -----------------------------------------------------------


@pytest.mark.feature("L8")
@pytest.mark.parametrize("original", ["Първи ред.", "Вижте"])
def test_copying_the_original_over_typed_words_is_undone_by_ctrl_z(page, original):
    here = row(page, original)
    box(here).click()
    page.keyboard.type("Typed by hand")
    page.keyboard.press("Control+Alt+c")
    area = here.locator("textarea")
    until(
        page,
        f"document.activeElement.closest('.r').querySelector('textarea').value.includes('{original[:5]}')",
    )
    page.keyboard.press("Control+z")
    assert area.input_value() == "Typed by hand"
    expect(here).to_have_attribute("data-s", "draft")


@pytest.mark.feature("L8")
@pytest.mark.parametrize("original", ["Първи ред.", "Вижте"])
def test_what_was_typed_before_is_in_the_history(page, original):
    here = row(page, original)
    box(here).click()
    page.keyboard.type("Typed by hand")
    page.keyboard.press("Control+Alt+c")
    expect(here).to_have_attribute("data-s", "error")
    until(page, NOTHING_KEPT)
    page.reload()
    box(row(page, original)).click()
    page.keyboard.press("Control+Alt+h")
    expect(page.locator(".te-history")).to_contain_text("Typed by hand")


@pytest.fixture
def two_wrote(page, own_page, django_db_blocker):
    """The row of a text that Ana has finished while somebody else typed; both are shown."""
    from wagtail_localize.models import StringSegment

    from translation import texts

    here = row(page, "Първи ред.")
    with django_db_blocker.unblock():
        source = own_page.translation.source
        segment = StringSegment.objects.get(source=source, string__data="Първи ред.")
        texts.save(own_page.translation, texts.Entry(segment, "The line of Ana"))
    box(here).fill("My own line")
    here.locator(".te-conflict").wait_for()
    return here


def own_words_in_the_history(page):
    page.reload()
    here = row(page, "Първи ред.")
    box(here).click()
    expect(box(here)).to_have_value("The line of Ana")
    expect(here).to_have_attribute("data-s", "translated")
    page.keyboard.press("Control+Alt+h")
    expect(page.locator(".te-history")).to_contain_text("My own line")
    until(page, NOTHING_KEPT)


@pytest.mark.feature("L5", "L8")
def test_who_takes_the_words_of_another_finds_their_own_in_the_history(page, two_wrote):
    two_wrote.get_by_role("button", name="Take theirs").click()
    expect(box(two_wrote)).to_have_value("The line of Ana")
    until(page, NOTHING_KEPT)
    own_words_in_the_history(page)


@pytest.mark.feature("L5", "L8")
def test_the_window_is_closed_before_the_server_heard_of_ones_own_words(page, two_wrote):
    page.route(re.compile("/save/"), lambda route: route.abort())
    two_wrote.get_by_role("button", name="Take theirs").click()
    page.locator(f"{SAVED}.is-bad").wait_for()
    page.unroute(re.compile("/save/"))
    page.on("dialog", lambda dialog: dialog.accept())
    own_words_in_the_history(page)


# --- What is not confirmed is not claimed ---------------------------------------------------------------


@pytest.mark.feature("L8")
def test_done_without_a_connection_is_done_when_it_is_back(page):
    first = row(page, "Първи ред.")
    before = page.locator("#te-count").inner_text()
    page.context.set_offline(True)
    box(first).fill("The first line.")
    page.keyboard.press("Control+Enter")
    expect(label(first)).to_have_text("not saved yet")
    assert page.locator("#te-count").inner_text() == before
    page.context.set_offline(False)
    expect(first).to_have_attribute("data-s", "translated")
    expect(label(first)).not_to_have_text("not saved yet")
    until(page, NOTHING_KEPT)


@pytest.mark.feature("L8")
def test_done_in_a_closed_window_is_done_when_the_page_is_opened_again(page):
    first = row(page, "Първи ред.")
    page.route("**/save/", lambda route: route.abort())
    box(first).fill("The first line.")
    page.keyboard.press("Control+Enter")
    expect(label(first)).to_have_text("not saved yet")
    page.unroute("**/save/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(row(page, "Първи ред.")).to_have_attribute("data-s", "translated")


@pytest.mark.feature("L8")
def test_who_is_signed_out_is_told_and_words_go_on_after_signing_in(page):
    first = row(page, "Първи ред.")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    box(first).fill("Typed too late")
    told = page.locator(SAVED)
    expect(told).to_contain_text("signed out")
    link = told.get_by_role("link", name="Sign in")
    assert link.get_attribute("target") == "_blank"
    with page.expect_popup() as opened:
        link.click()
    assert "/admin/login/" in opened.value.url
    opened.value.close()
    # In the other tab: with a session again, and another token.
    page.context.add_cookies([cookie for cookie in cookies if cookie["name"] == "sessionid"])
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(first).to_have_attribute("data-s", "draft")
    expect(told).not_to_contain_text("signed out")


# --- Checks ----------------------------------------------------------------------------------------------


@pytest.mark.feature("L5")
def test_an_error_keeps_a_text_from_being_done_and_the_words_are_a_draft(page):
    first = row(page, "Първи ред.")
    box(first).fill("Пак на кирилица")
    page.keyboard.press("Control+Enter")
    expect(first.locator(".te-error")).to_contain_text("Cyrillic")
    expect(label(first)).to_contain_text("has an error")
    expect(page.locator(SAVED)).to_have_text("Kept as a draft, not finished")
    expect(box(first)).to_be_focused()


@pytest.mark.feature("L5")
def test_a_warning_is_read_at_the_text_and_is_not_green(page):
    first, second = row(page, "Първи ред."), row(page, "Дойдоха")
    for here, words in ((first, "The first line."), (second, "15 people came.")):
        box(here).fill(words)
        box(here).press("Control+Enter")
        expect(here).to_have_attribute("data-s", "translated")
    expect(second.locator(".f li")).to_contain_text("25")
    colours = [
        label(here).evaluate("node => getComputedStyle(node).color") for here in (first, second)
    ]
    assert colours[0] != colours[1]


@pytest.mark.feature("L8")
def test_who_closes_the_window_is_here_no_longer(page, own_page, live_site):
    expect(page.locator(".te-on")).to_be_visible()
    own_page.wait_for_names(["ekaterina"])
    page.goto(f"{live_site}/bg/")
    own_page.wait_for_names([])


# --- Accessibility ---------------------------------------------------------------------------------------


@pytest.mark.feature("L8", "L13")
@pytest.mark.parametrize(("width", "theme"), [(1366, "light"), (360, "dark")])
def test_what_is_told_passes_axe(open_editor, own_page, width, theme):
    page = open_editor(
        own_page.pk, "en", viewport={"width": width, "height": 850}, color_scheme=theme
    )
    second, third = row(page, "Дойдоха"), row(page, "Вижте")
    box(second).fill("15 people came.")
    box(second).press("Control+Enter")
    second.locator(".f").wait_for()
    own_page.republish("Първи нов ред.", "Дойдоха 25 души.")
    first = row(page, "Първи ред.")
    box(first).fill("The first line")
    first.locator(".te-gone").wait_for()
    box(third).click()
    page.keyboard.type("See the link")
    third.locator(".te-gone").wait_for()
    passes_axe(page, width)
    with page.expect_navigation():
        first.get_by_role("button", name="Reload").click()
    page.locator(".te-kept").wait_for()
    page.locator(".te-strays").wait_for()
    passes_axe(page, width)


def passes_axe(page, width):
    from tests.browser.conftest import AXE
    from tests.browser.walk import FULL, RUN

    page.evaluate(AXE.read_text())
    page.evaluate("scrollTo(0, 0)")
    assert not page.evaluate(RUN, FULL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
