"""A reader with a keyboard, without JavaScript, with their own settings."""

import os

import pytest
from django.conf import settings
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LANGUAGES = ["bg", "en"]
ACTIVE = "document.activeElement"
# "" when the focused element, or the card around it, is outlined; else its HTML; "end" after the last.
SEEN = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return "end";
  const outlined = (element, part) => {
    const style = getComputedStyle(element, part);
    return (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none";
  };
  const places = [stop, stop.closest(".card, li, article")].filter(Boolean);
  return places.some(element => outlined(element) || outlined(element, "::after"))
    ? "" : stop.outerHTML.slice(0, 100);
}"""


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


def follow(link):
    """Click, and wait for the next page to be whole: a click comes back as soon as its address is known."""
    with link.page.expect_navigation():
        link.click()


# --- The keyboard ------------------------------------------------------------------------------------


@pytest.mark.feature("A6")
@pytest.mark.parametrize("language", LANGUAGES)
def test_first_stop_leads_to_the_content(open_page, language):
    page = open_page(f"/{language}/")
    press(page, "Tab")
    assert page.evaluate(f"{ACTIVE}.getAttribute('href')") == "#main"
    box = page.locator(":focus").bounding_box()
    assert box["y"] >= 0 and box["height"] >= 24, "the skip link cannot be seen"
    press(page, "Enter")
    press(page, "Tab")
    assert page.evaluate(f"document.querySelector('main').contains({ACTIVE})")


@pytest.mark.feature("A6")
@pytest.mark.parametrize("width", [1280, 360])
def test_focus_can_be_seen_at_every_stop(open_page, width):
    page = open_page("/bg/", viewport={"width": width, "height": 800})
    unseen = []
    for _ in range(40):
        press(page, "Tab")
        stop = page.evaluate(SEEN)
        if stop == "end":
            break
        if stop:
            unseen.append(stop)
    assert not unseen


@pytest.mark.feature("A6")
def test_menu_opens_with_the_keyboard_on_a_phone(open_page):
    page = open_page("/bg/", viewport={"width": 360, "height": 780})
    summary = page.locator(".masthead__fold summary")
    summary.focus()
    link = page.locator(".masthead__fold nav a").first
    assert not link.is_visible()
    press(page, "Enter")
    expect(link).to_be_visible()
    press(page, "Tab")
    assert page.evaluate(f"{ACTIVE}.closest('.masthead__fold') !== null")


@pytest.mark.feature("G22", "A9")
@pytest.mark.parametrize("language", LANGUAGES)
def test_photographs_open_large_and_the_focus_returns(open_page, first_of, language):
    page = open_page(first_of["AlbumPage", language])
    links = page.locator("[data-lightbox] a[data-full]")
    links.nth(0).focus()
    press(page, "Enter")
    dialog = page.locator("dialog.lightbox")
    expect(dialog).to_be_visible()
    assert page.evaluate(f"{ACTIVE}.closest('dialog') !== null")
    shown = dialog.locator("[data-part=image]")
    assert shown.get_attribute("alt") == links.nth(0).locator("img").get_attribute("alt")
    press(page, "ArrowRight")
    expect(shown).to_have_attribute("src", links.nth(1).get_attribute("data-full"))
    press(page, "Escape")
    expect(dialog).to_be_hidden()
    expect(links.nth(1)).to_be_focused()


@pytest.mark.feature("A9")
def test_open_dialog_passes_axe(open_page, first_of):
    from tests.browser.conftest import AXE
    from tests.browser.walk import FULL, RUN

    page = open_page(first_of["AlbumPage", "bg"])
    page.locator("[data-lightbox] a[data-full]").first.click()
    expect(page.locator("dialog.lightbox")).to_be_visible()
    page.evaluate(AXE.read_text())
    assert not page.evaluate(RUN, FULL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_is_one_touch_away_on_a_phone(open_page, language):
    page = open_page(f"/{language}/", viewport={"width": 360, "height": 740}, has_touch=True)
    link = page.locator("header a[href$='/search/']:visible")
    assert link.bounding_box()["height"] >= 44
    with page.expect_navigation():
        link.tap()
    expect(page.locator("main input[type=search]")).to_be_visible()


# --- Without JavaScript ------------------------------------------------------------------------------


def plain(open_page, path, **options):
    return open_page(path, java_script_enabled=False, **options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_works_without_javascript(open_page, language):
    page = plain(open_page, f"/{language}/", viewport={"width": 360, "height": 780})
    page.locator(".masthead__fold summary").click()
    link = page.locator(".masthead__fold nav a").first
    target = link.get_attribute("href")
    follow(link)
    assert page.url.endswith(target)


@pytest.mark.feature("G24")
@pytest.mark.parametrize("language", LANGUAGES)
def test_album_works_without_javascript(open_page, first_of, language):
    page = plain(open_page, first_of["AlbumPage", language])
    link = page.locator("[data-lightbox] a").first
    target = link.get_attribute("href")
    follow(link)
    assert page.url.endswith(target)
    assert page.locator("main img").count() >= 1
    follow(page.locator('main a[rel~="next"]').first)
    assert not page.url.endswith(target)
    assert page.locator("h1").count() == 1


@pytest.mark.feature("S16")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["ExchangeIndexPage", "ProjectIndexPage", "NewsIndexPage"])
def test_filters_work_without_javascript(open_page, first_of, language, kind):
    page = plain(open_page, first_of[kind, language])
    options = page.locator(".filters a:not([aria-current])")
    assert options.count() >= 1
    follow(options.first)
    assert "?" in page.url
    assert page.locator(".filters a[aria-current]").count() >= 1


def test_search_works_without_javascript(open_page):
    page = plain(open_page, "/bg/")
    page.locator("header input[name=q]").first.fill("община")
    with page.expect_navigation():
        press(page, "Enter")
    assert "/bg/search/?" in page.url
    assert page.locator("main .results a").count() >= 1


def test_what_needs_javascript_is_not_offered_without_it(open_page):
    page = plain(open_page, "/bg/")
    assert not page.locator("[data-text-size] button").first.is_visible()


@pytest.mark.feature("L2")
@pytest.mark.parametrize(("language", "other"), [("bg", "en"), ("en", "bg")])
def test_language_switch_leads_to_the_same_page(open_page, first_of, language, other):
    page = plain(open_page, first_of["TwinCityPage", language])
    follow(page.locator(f'header a[hreflang="{other}"]').first)
    assert page.locator("html").get_attribute("lang") == other
    assert page.url.endswith(first_of["TwinCityPage", other])


# --- The reader's own settings -----------------------------------------------------------------------


@pytest.mark.feature("A8")
def test_nothing_moves_for_those_who_asked_for_it(open_page, first_of):
    for kind in ("HomePage", "AlbumPage", "TwinCityIndexPage"):
        page = open_page(first_of[kind, "bg"], reduced_motion="reduce")
        moving = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter(element => {
                const style = getComputedStyle(element);
                const longest = value => Math.max(...value.split(",").map(parseFloat));
                return longest(style.transitionDuration) > 0.02 ||
                  (style.animationName !== "none" && longest(style.animationDuration) > 0.02);
            }).map(element => element.outerHTML.slice(0, 100))"""
        )
        assert not moving


@pytest.mark.feature("A14", "S20")
def test_size_of_text_is_kept_without_a_cookie(open_page):
    page = open_page("/bg/")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.locator("[data-text-size] button").last.click()
    larger = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert larger > before
    page.goto(page.url.replace("/bg/", "/en/"))
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == larger
    assert not page.context.cookies()


@pytest.mark.feature("A7")
def test_text_spacing_of_the_reader_breaks_nothing(open_page, first_of):
    from tests.browser.walk import OVERFLOW

    for kind in ("HomePage", "TwinCityPage", "ProjectPage", "AlbumPage", "ExchangeIndexPage"):
        page = open_page(first_of[kind, "bg"], viewport={"width": 320, "height": 640})
        # WCAG 1.4.12, by the style sheet object: the policy allows no inline style.
        page.evaluate(
            """() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; " +
                  "word-spacing: .16em !important } p { margin-bottom: 2em !important }");
                document.adoptedStyleSheets = [sheet];
            }"""
        )
        assert not page.evaluate(OVERFLOW), kind


@pytest.mark.feature("A8")
def test_forced_colours_keep_pages_usable(open_page, first_of):
    page = open_page(first_of["TwinCityIndexPage", "bg"], forced_colors="active")
    press(page, "Tab", 3)
    style = page.evaluate(f"getComputedStyle({ACTIVE}).outlineStyle")
    assert style != "none"


# --- For looking -------------------------------------------------------------------------------------


@pytest.mark.skipif(
    not os.environ.get("POBRATIM_SCREENSHOTS"), reason="pictures for looking: make screenshots"
)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_screenshots(browser, live_site, first_of, width, theme):
    folder = settings.VAR_DIR / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    others = {("NotFound", code): f"/{code}/no-such-page/" for code in LANGUAGES}
    others |= {("Search", code): f"/{code}/search/?q=a" for code in LANGUAGES}
    for (kind, language), address in (first_of | others).items():
        page.goto(live_site + address)
        page.screenshot(path=folder / f"{kind}-{language}-{width}-{theme}.png", full_page=True)
    context.close()
