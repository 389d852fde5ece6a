"""A reader with large letters, by the site's buttons or the browser's setting; and one with a mouse."""

import re

import pytest
from playwright.sync_api import expect

from projects.models import ProjectPage
from tests.browser.chromium import FLAGS, chromium

pytestmark = pytest.mark.browser
# Words of headings that stand on two lines.
BROKEN = """() => [...document.querySelectorAll("h1, h2, .brand__name, .facts dt, .facts dd, .text-size > span")].flatMap(element =>
  [...element.childNodes].filter(node => node.nodeType === 3).flatMap(node =>
    [...node.data.matchAll(/[\\p{L}]+/gu)].filter(word => {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
    }).map(word => word[0])))"""
# Amounts in euro whose sign stands on another line than the last figure before it.
ALONE = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode()); ) {
    for (const amount of node.data.matchAll(/\\d\\s*€/g)) {
      const tops = [amount.index, amount.index + amount[0].length - 1].map(at => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return Math.round(range.getBoundingClientRect().top);
      });
      if (tops[0] !== tops[1]) found.push(node.data);
    }
  }
  return found;
}"""
# Header and footer clip what sticks out: it would be cut off without a bar to scroll by.
CUT_OFF = """() => [...document.querySelectorAll("header *, footer *")]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest(".visually-hidden"))
  .map(element => element.outerHTML.slice(0, 80))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.feature("A6")
@pytest.mark.parametrize("size", ["137.5%", "200%"])
@pytest.mark.parametrize("kind", ["HomePage", "TwinCityIndexPage", "TwinCityPage", "ProjectPage"])
@pytest.mark.parametrize("language", ["bg", "en"])
def test_words_stay_whole_and_nothing_sticks_out(open_page, first_of, kind, language, size):
    page = open_page(first_of[kind, language], viewport={"width": 360, "height": 780})
    page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.feature("A6", "S13")
@pytest.mark.parametrize("size", ["100%", "118.75%", "137.5%"])
def test_the_list_by_year_shows_every_section_on_a_phone(open_page, size):
    page = open_page("/bg/lists/years/", viewport={"width": 360, "height": 780})
    page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    table = page.locator(".years table")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    assert table.evaluate("table => table.getBoundingClientRect().right <= innerWidth")
    assert page.evaluate(SIDEWAYS) == 0
    assert page.get_by_role("link", name="Новини").last.is_visible()


@pytest.mark.feature("A6")
@pytest.mark.parametrize(
    "kind", ["HomePage", "TwinCityIndexPage", "ProjectIndexPage", "ProjectPage"]
)
def test_the_sign_of_the_euro_stays_with_its_amount(open_page, first_of, kind):
    page = open_page(first_of[kind, "bg"], viewport={"width": 360, "height": 780})
    page.evaluate("() => { document.documentElement.style.fontSize = '137.5%' }")
    assert page.locator("text=/\\d\\s€/").count()
    assert page.evaluate(ALONE) == []


@pytest.mark.parametrize("kind", ["HomePage", "AlbumPage"])
def test_no_scrolling_sideways_beside_a_scroll_bar(playwright, live_site, first_of, kind):
    """With a scroll bar that takes room, as on most desktops."""
    browser = playwright.chromium.launch(
        executable_path=chromium(), args=FLAGS, ignore_default_args=["--hide-scrollbars"]
    )
    page = browser.new_page(viewport={"width": 1280, "height": 500})
    page.goto(live_site + first_of[kind, "bg"])
    room = page.evaluate("innerWidth - document.documentElement.clientWidth")
    sideways = page.evaluate(SIDEWAYS)
    browser.close()
    assert room > 0, "this browser shows no scroll bar"
    assert sideways == 0


def test_the_table_of_towns_is_read_on_a_phone_without_scrolling(open_page, first_of):
    page = open_page(first_of["TwinCityIndexPage", "bg"], viewport={"width": 360, "height": 780})
    table = page.get_by_role("table", name="Какво е направено заедно с всеки град")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    assert page.get_by_role("rowheader", name="Омол").is_visible()
    label = table.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "Сътрудничество" in label


def test_first_and_last_photograph_by_one_key(open_page, first_of):
    page = open_page(first_of["AlbumPage", "bg"])
    page.locator("[data-lightbox] a").nth(1).click()
    count = page.locator("[data-part=count]")
    expect(count).to_have_text(re.compile(r"^2 / \d+$"))
    last = count.text_content().split("/")[1].strip()
    page.keyboard.press("End")
    expect(count).to_have_text(f"{last} / {last}")
    page.keyboard.press("Home")
    expect(count).to_have_text(f"1 / {last}")


@pytest.mark.parametrize("language", ["bg", "en"])
def test_the_way_to_a_project_names_it_as_its_heading_does(open_page, demo_site, language):
    project = ProjectPage.objects.exclude(acronym="").filter(
        live=True, locale__language_code=language
    )[0]
    page = open_page(project.url)
    assert page.locator(".crumbs [aria-current]").text_content() == project.acronym
