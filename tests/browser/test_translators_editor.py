"""A translator at work in a browser: keyboard, marks, two people at once, a lost connection, previews."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.translators import (
    ALBUM,
    MARKS,
    NOTHING_KEPT,
    PROJECT,
    TABLE,
    field,
    in_state,
    until,
)

pytestmark = pytest.mark.browser
# --- Accessibility ---------------------------------------------------------------------------------------


@pytest.mark.feature("L8", "L13")
@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("kind", [ALBUM, TABLE, PROJECT])
def test_the_editor_passes_axe_with_its_help_open(open_editor, kind, language, width):
    from tests.browser.conftest import AXE
    from tests.browser.walk import FULL, RUN

    theme = "dark" if language == "en" else "light"
    page = open_editor(kind, language, viewport={"width": width, "height": 850}, color_scheme=theme)
    field(page, 2).click()
    page.locator(".te-tools [data-do=help]").click()
    page.locator(".te-about").first.wait_for()
    assert page.locator("html").get_attribute("lang") == language
    page.evaluate(AXE.read_text())
    # Of a link half under the bar, axe would measure the other half.
    page.evaluate("scrollTo(0, 0)")
    assert not page.evaluate(RUN, FULL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- Writing ---------------------------------------------------------------------------------------------


@pytest.mark.feature("L8")
def test_words_save_themselves_and_the_keyboard_leads_on(open_editor):
    page = open_editor(PROJECT)
    field(page, 0).fill("A new title")
    in_state(page, 0, "draft")
    field(page, 2).fill("Another draft")
    in_state(page, 2, "draft")
    field(page, 0).focus()
    page.keyboard.press("Control+Enter")
    in_state(page, 0, "translated")
    until(page, "document.activeElement.closest('.r')?.dataset.s === 'draft'")
    page.keyboard.press("Alt+ArrowUp")
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.r')].indexOf(document.activeElement.closest('.r'))"
        )
        == 1
    )
    page.reload()
    assert field(page, 0).input_value() == "A new title"
    assert field(page, 2).input_value() == "Another draft"


@pytest.mark.feature("L3", "L13")
def test_what_readers_do_not_have_yet_is_marked_at_once_and_compared_later(open_editor):
    from tests.browser.conftest import AXE
    from tests.browser.walk import FULL, RUN

    page = open_editor(ALBUM, "en", viewport={"width": 360, "height": 850})
    row = page.locator(".r").nth(1)
    expect(page.locator(".te-corrections")).to_be_hidden()
    expect(page.locator("[data-show=published] b")).to_have_text("0")
    field(page, 1).fill("Words that no reader has seen")
    in_state(page, 1, "draft")
    expect(row.locator(".l i")).to_contain_text("not public yet")
    expect(page.locator("[data-show=published] b")).to_have_text("1")
    page.reload()
    page.locator(".te-on").wait_for()
    expect(page.locator(".te-corrections")).to_contain_text("Readers do not see 1 text")
    expect(row.locator(".u ins").first).to_have_text("Words")
    expect(row.locator(".u del").last).to_contain_text("photographs from Åmål")
    page.evaluate(AXE.read_text())
    page.evaluate("scrollTo(0, 0)")
    assert not page.evaluate(RUN, FULL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.feature("L5", "L8")
def test_a_warning_that_is_let_stand_leaves_what_else_is_said_of_the_text(open_editor):
    page = open_editor(PROJECT, "en", viewport={"width": 1366, "height": 850})
    told = page.locator(".r").nth(3).locator(".l i")
    field(page, 3).fill("By hand")
    page.keyboard.press("Control+Enter")
    expect(told).to_have_text("translated, not public yet, warnings: 3")
    field(page, 3).focus()
    page.get_by_role("button", name="Let it stand").first.click()
    expect(told).to_have_text("translated, not public yet, warnings: 2")


@pytest.mark.feature("L8")
def test_filters_and_search_narrow_the_page(open_editor):
    page = open_editor(ALBUM)
    field(page, 1).fill("Something quite peculiar")
    in_state(page, 1, "draft")
    page.locator("#te-filters [data-show=drafts]").click()
    expect(page.locator(".r:visible")).to_have_count(1)
    page.locator("#te-filters [data-show='']").click()
    page.locator("#te-search").fill("quite peculiar")
    expect(page.locator(".r:visible")).to_have_count(1)


def test_a_link_stays_whole_and_is_put_by_keyboard(open_editor):
    page = open_editor(MARKS)
    row = page.locator("#" + page.locator(".r:has(.te-box a)").first.get_attribute("id"))
    box, area = row.locator(".te-box"), row.locator("textarea")
    assert '<a id="a1">' in area.input_value()
    box.click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    assert area.input_value() == ""
    assert row.locator(".te-mark.is-missing").count() >= 1
    page.keyboard.type("See our partners")
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.keyboard.press("Alt+1")
    assert area.input_value() == 'See our <a id="a1">partners</a>'
    page.keyboard.press("End")
    page.keyboard.type(" & <b>")
    assert area.input_value() == 'See our <a id="a1">partners</a> & &lt;b>'
    # Half of it cannot be deleted: it goes letter by letter, and then as a whole.
    for _ in range(len(" & <b>") + len("partners") + 2):
        page.keyboard.press("Backspace")
    assert "<a" not in area.input_value()


def test_all_that_is_said_of_a_text_is_read_on_a_phone(open_editor):
    page = open_editor(ALBUM, "en", viewport={"width": 360, "height": 800})
    said = page.locator(".r .l i").first
    said.evaluate(
        "i => { i.textContent = 'translated, changed since the return, other link or picture, not public yet' }"
    )
    box = said.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360


@pytest.mark.feature("L5")
def test_two_people_choose_between_their_words(open_editor):
    first, second = open_editor(ALBUM), open_editor(ALBUM)
    field(first, 3).fill("The words of one")
    in_state(first, 3, "draft")
    field(second, 3).fill("The words of the other")
    choice = second.locator(".te-conflict")
    choice.wait_for()
    assert "The words of one" in choice.inner_text()
    assert field(second, 3).input_value() == "The words of the other"
    choice.get_by_role("button").nth(0).click()
    choice.wait_for(state="detached")
    in_state(second, 3, "draft")
    expect(second.locator("#te-saved")).not_to_be_empty()
    until(second, NOTHING_KEPT)
    first.reload()
    assert field(first, 3).input_value() == "The words of the other"


def test_a_lost_connection_loses_nothing(open_editor):
    page = open_editor(ALBUM)
    page.context.set_offline(True)
    field(page, 4).fill("Written in a tunnel")
    page.locator("#te-saved.is-bad").wait_for()
    assert page.locator("#te-said").inner_text() or page.locator("#te-saved").inner_text()
    page.context.set_offline(False)
    in_state(page, 4, "draft")
    until(page, NOTHING_KEPT)
    page.reload()
    assert field(page, 4).input_value() == "Written in a tunnel"


def test_words_of_a_closed_window_come_back(open_editor):
    page = open_editor(ALBUM)
    page.route(re.compile("/save/"), lambda route: route.abort())
    field(page, 5).fill("Left behind")
    page.locator("#te-saved.is-bad").wait_for()
    page.unroute(re.compile("/save/"))
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator(".te-on").wait_for()
    assert field(page, 5).input_value() == "Left behind"
    in_state(page, 5, "draft")


# --- Beside the texts ----------------------------------------------------------------------------------


@pytest.mark.feature("L8")
def test_both_languages_are_previewed_and_no_other_host_is_asked(open_editor, live_site):
    asked = []
    page = open_editor(ALBUM)
    page.on("request", lambda request: asked.append(request.url))
    field(page, 1).fill("A lead that is only a draft")
    in_state(page, 1, "draft")
    page.locator("#te-preview").click()
    target = page.frame_locator("#te-frames figure:nth-child(1) iframe")
    target.get_by_text("A lead that is only a draft").first.wait_for()
    source = page.frame_locator("#te-frames figure:nth-child(2) iframe")
    assert source.locator("html").get_attribute("lang") == "bg"
    assert all(url.startswith((live_site, "data:", "blob:")) for url in asked)


@pytest.mark.feature("L8", "L11")
def test_terms_of_the_glossary_are_marked_in_the_original(open_editor):
    page = open_editor(ALBUM)
    row = (
        page.locator(".r")
        .filter(has=page.locator(".o", has_text=re.compile("Кубрат|Омол|Тюри")))
        .first
    )
    row.locator("textarea:visible, .te-box").click()
    page.locator(".te-terms dt").first.wait_for()
    marked = page.evaluate("[...CSS.highlights.get('te-term')].map(range => range.toString())")
    assert marked
    listed = page.locator(".te-terms dt").all_inner_texts()
    assert len(listed) == len(set(listed)) and set(listed) <= set(marked)


def test_a_comment_is_written_beside_its_text(open_editor):
    page = open_editor(ALBUM)
    field(page, 2).click()
    page.locator("#te-comment").fill("Which lake is this?")
    page.locator(".te-about form:has(#te-comment) .button").click()
    page.locator(".te-comment").wait_for()
    assert page.locator(".te-comment").inner_text() == "Which lake is this?"
    expect(page.locator(".r").nth(2)).to_have_attribute("data-c", "1")


def test_a_misspelt_call_is_told_once(open_editor):
    page = open_editor(ALBUM, "en")
    rows = page.locator(".r textarea")
    rows.nth(0).focus()
    form = page.locator(".te-about form:has(#te-comment)")
    form.locator("#te-comment").fill("Is it so, @rewiewer?")
    form.locator(".button").click()
    alert = page.locator(".te-about [role=alert]")
    expect(alert).to_contain_text("@rewiewer")
    rows.nth(1).focus()
    expect(alert).to_have_count(0)
    rows.nth(0).focus()
    expect(page.locator(".te-comment").last).to_contain_text("@rewiewer")
    expect(alert).to_have_count(0)


def test_what_was_saved_is_said_beside_the_comments_not_over_them(open_editor):
    page = open_editor(ALBUM, "en", viewport={"width": 1280, "height": 800})
    page.locator(".r textarea").first.focus()
    page.locator("#te-comment").wait_for()
    saved = page.evaluate(
        "() => { const place = document.getElementById('te-saved'); place.hidden = false;"
        " place.textContent = 'Saved'; return place.getBoundingClientRect().right; }"
    )
    assert saved <= page.locator("#te-side").bounding_box()["x"]


def test_without_a_script_the_form_saves(open_page, live_site, work):
    page = open_page("/bg/", java_script_enabled=False)
    page.context.add_cookies([{"name": "sessionid", "value": work["session"], "url": live_site}])
    page.goto(f"{live_site}/admin/translation/editing/{work[PROJECT]}/")
    page.locator(".r textarea").nth(3).fill("By the plain form")
    with page.expect_navigation():
        page.locator(".te-plain button").first.click()
    assert page.locator(".r textarea").nth(3).input_value() == "By the plain form"
    assert page.locator(".r .l i").nth(3).inner_text().startswith("translated")
