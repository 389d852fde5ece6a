"""What the translators' editor says of texts is true of the words that stand there, however the page was opened."""

import pytest
from playwright.sync_api import expect

from tests.browser.translators import BODY, NOTHING_KEPT, box, row, until

pytestmark = pytest.mark.browser
WORDS = {
    "Проба": "A trial of words",
    "Първи": "The first line.",
    "Дойдоха": "25 people came.",
    "Вижте": 'See <a id="a1">the link</a>.',
}
COUNT = "#te-count"


def todo(page):
    return page.locator("#te-filters [data-show=todo] b")


def corrections(page):
    return page.locator("#te-corrections")


def finish(row, words):
    box(row).fill(words)
    box(row).press("Control+Enter")
    expect(row).to_have_attribute("data-s", "translated")


@pytest.fixture
def public(own_page):
    own_page.write(WORDS)
    own_page.publish()
    return own_page


# --- How far the work is --------------------------------------------------------------------------------


@pytest.mark.feature("L8")
def test_what_waits_is_counted_on_a_page_that_was_opened_at_it(open_editor, own_page):
    own_page.write({"Проба": WORDS["Проба"], "Вижте": WORDS["Вижте"]})
    page = open_editor(own_page.pk, "en", "?show=todo")
    expect(page.locator(".r:visible")).to_have_count(2)
    expect(page.locator(COUNT)).to_contain_text("2 of 4 texts")
    finish(row(page, "Първи"), "The first line.")
    expect(page.locator(COUNT)).to_contain_text("3 of 4 texts")
    expect(todo(page)).to_have_text("1")
    finish(row(page, "Дойдоха"), "25 people came.")
    expect(page.locator(COUNT)).to_contain_text("4 of 4 texts")
    expect(todo(page)).to_have_text("0")
    page.locator("#te-filters [data-show='']").click()
    expect(page.locator(".r:visible")).to_have_count(4)


@pytest.mark.feature("L3", "L8")
def test_what_is_said_of_corrections_follows_them(open_editor, public):
    public.write({"Първи": "The very first line."}, "draft")
    page = open_editor(public.pk, "en", "?show=published")
    expect(page.locator(".r:visible")).to_have_count(1)
    expect(corrections(page)).to_contain_text("1 text as it stands here. Finish what is left first")
    finish(row(page, "Първи"), "The very first line.")
    expect(corrections(page)).to_contain_text("1 text as it stands here. Publish the translation")
    page.locator("#te-filters [data-show='']").click()
    finish(row(page, "Дойдоха"), "25 persons came.")
    expect(corrections(page)).to_contain_text("2 texts as they stand here")


@pytest.mark.feature("L8")
def test_who_comes_back_from_the_checks_finds_the_texts_that_were_chosen(open_editor, own_page):
    own_page.write(WORDS | {"Дойдоха": "15 people came."}, "translated")
    page = open_editor(own_page.pk, "en")
    page.locator("#te-filters [data-show=warnings]").click()
    expect(page.locator(".r:visible")).to_have_count(1)
    page.get_by_role("link", name="Checks", exact=True).click()
    expect(page.get_by_role("heading", name="Checks")).to_be_visible()
    page.go_back()
    expect(page.locator("#te-filters [data-show=warnings]")).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.locator(".r:visible")).to_have_count(1)


# --- Words that come back --------------------------------------------------------------------------------


@pytest.mark.feature("L3", "L5", "L8")
@pytest.mark.parametrize("original", ["Първи", "Вижте"])
def test_published_words_that_come_back_are_what_they_were(open_editor, public, original):
    page = open_editor(public.pk, "en")
    here = row(page, original)
    box(here).click()
    page.keyboard.press("Control+Alt+c")
    expect(here.locator(".l i")).to_contain_text("has an error, not public yet")
    expect(here.locator(".f")).to_contain_text("Cyrillic")
    expect(corrections(page)).to_contain_text("1 text")
    page.keyboard.press("Control+z")
    expect(here.locator(".l i")).to_have_text("reviewed")
    expect(here.locator("textarea")).to_have_value(WORDS[original])
    expect(here.locator(".f, .te-error")).to_have_count(0)
    expect(page.locator(COUNT)).to_contain_text("4 of 4 texts")
    expect(corrections(page)).to_be_hidden()
    until(page, NOTHING_KEPT)
    page.reload()
    expect(row(page, original).locator(".l i")).to_have_text("reviewed")


@pytest.mark.feature("L5", "L11")
def test_a_term_that_was_put_in_and_taken_out_leaves_the_text_as_it_was(open_editor, own_page):
    own_page.republish("Омол е град.", *BODY[1:])
    words = {**WORDS, "Омол": "Åmål is a town."}
    del words["Първи"]
    own_page.write(words)
    own_page.publish()
    page = open_editor(own_page.pk, "en", viewport={"width": 1366, "height": 850})
    here = row(page, "Омол")
    box(here).click()
    page.keyboard.press("End")
    page.locator("[data-insert]").first.click()
    expect(here.locator("textarea")).to_have_value("Åmål is a town.Åmål")
    expect(here).to_have_attribute("data-s", "draft")
    page.keyboard.press("Control+z")
    expect(here.locator(".l i")).to_have_text("reviewed")
    expect(page.locator(COUNT)).to_contain_text("4 of 4 texts")


@pytest.mark.feature("L7")
def test_an_old_wording_is_taken_without_the_link_that_was_taken_out(open_editor, public):
    public.republish(*BODY[:2], "Вижте връзката на новата страница.")
    page = open_editor(public.pk, "en")
    here = row(page, "Вижте")
    expect(here.locator(".d")).to_contain_text("A link was taken out: “връзката”.")
    expect(here.locator(".w")).to_contain_text("See the link.")
    here.get_by_role("button", name="Use it").click()
    expect(box(here)).to_have_value("See the link.")
    box(here).press("Control+Enter")
    expect(here).to_have_attribute("data-s", "translated")


@pytest.mark.feature("L7")
def test_an_old_wording_shows_and_keeps_the_link_that_is_still_there(open_editor, public):
    public.republish(*BODY[:2], 'Вижте <a href="https://example.org">връзката</a> на сайта.')
    page = open_editor(public.pk, "en")
    here = row(page, "Вижте")
    offered = here.locator(".w")
    expect(offered.locator("a[data-n='1']")).to_have_text("the link")
    expect(offered).not_to_contain_text("<a")
    offered.get_by_role("button", name="Use it").click()
    expect(box(here).locator("a[data-m]")).to_have_text("the link")
    expect(here.locator("textarea")).to_have_value(WORDS["Вижте"])


# --- Handing it on ------------------------------------------------------------------------------------------


def note(page):
    page.locator("summary", has_text="Submit for review").click()
    return page.locator("#tf-submit")


@pytest.mark.feature("L3")
def test_the_note_to_the_reviewer_outlives_a_refusal_and_the_question(open_editor, own_page):
    page = open_editor(own_page.pk, "en")
    note(page).fill("Please look at the date.")
    page.locator(".tf-menu form button").click()
    expect(page.locator(".messages")).to_contain_text("4 texts wait for their translation")
    expect(note(page)).to_have_value("Please look at the date.")
    own_page.write(WORDS | {"Дойдоха": "15 people came."}, "translated")
    page.locator(".tf-menu form button").click()
    page.get_by_role("link", name="Back to the texts").click()
    expect(note(page)).to_have_value("Please look at the date.")
    page.locator(".tf-menu form button").click()
    page.get_by_role("button", name="Submit with these warnings").click()
    expect(page.locator(".tf-words")).to_contain_text("Please look at the date.")
    # Sent: the decision has a note of its own.
    expect(page.locator("#te-decision")).to_have_value("")


# --- Room to work ---------------------------------------------------------------------------------------


@pytest.fixture
def in_review(own_page, django_db_blocker):
    from django.contrib.auth import get_user_model

    from translation import flow

    own_page.write(WORDS, "translated")
    with django_db_blocker.unblock():
        user = get_user_model().objects.get(username="ekaterina")
        flow.submit(own_page.translation, user)
    return own_page


@pytest.mark.feature("L3")
def test_the_decision_stays_in_reach(open_editor, in_review):
    page = open_editor(in_review.pk, "en", viewport={"width": 1280, "height": 500})
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    menu = page.locator("summary", has_text="Approve or return")
    expect(menu).to_be_in_viewport()
    menu.click()
    expect(page.get_by_role("button", name="Approve and publish")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Return to the translator")).to_be_in_viewport()


@pytest.mark.feature("L13")
@pytest.mark.parametrize("language", ["bg", "en"])
def test_the_bar_has_two_rows_and_on_a_phone_a_text_is_seen_at_once(open_editor, public, language):
    page = open_editor(public.pk, language, viewport={"width": 1280, "height": 800})
    assert page.locator(".te-bar").bounding_box()["height"] < 110
    page.set_viewport_size({"width": 360, "height": 740})
    filters = page.locator("#te-filters")
    expect(filters).to_be_hidden()
    expect(page.locator(".r").first).to_be_in_viewport()
    page.locator("#te-fold").click()
    expect(filters).to_be_visible()
    filters.locator("[data-show=todo]").click()
    expect(filters).to_be_hidden()
    expect(page.locator("#te-none")).to_be_visible()


@pytest.mark.feature("L4", "L13")
def test_on_a_phone_lists_and_filters_of_the_overview_are_folded(open_editor, own_page, live_site):
    page = open_editor(own_page.pk, "en", viewport={"width": 360, "height": 740})
    page.goto(f"{live_site}/admin/translation/overview/?queue=all")
    lists = page.locator(".tr-queues")
    expect(lists).to_be_hidden()
    expect(page.locator(".tr-filters")).to_be_hidden()
    page.get_by_role("button", name="Lists: All").click()
    expect(lists).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.locator(".tr-filters")).to_be_visible()


@pytest.mark.feature("L13")
def test_escape_leaves_a_field_so_that_keys_are_keys(open_editor, own_page):
    page = open_editor(own_page.pk, "en")
    for original in ("Първи", "Вижте"):
        box(row(page, original)).click()
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        expect(page.locator("#te-keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("#te-keys")).to_be_hidden()
    page.keyboard.press("Alt+ArrowUp")
    expect(box(row(page, "Дойдоха"))).to_be_focused()
