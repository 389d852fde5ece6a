"""A headless Chromium of the machine, and one walk over every page of the demonstration."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import FLAGS, chromium
from tests.browser.translators import open_editor, own_page, work  # noqa: F401 - fixtures
from tests.browser.walk import Walk

expect.set_options(timeout=20_000)
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    path = chromium()
    if path is None:
        pytest.skip("no Chromium found (apt-get install chromium, or CHROMIUM=/path)")
    return {"executable_path": path, "args": FLAGS, "headless": True}


@pytest.fixture(scope="session")
def addresses(visits):
    """Addresses of all public pages, the search and the error page."""
    return [visit.url for visit in visits]


@pytest.fixture(scope="session")
def first_of(visits):
    """{(page type, language): address of the first page of it}."""
    found = {}
    for visit in visits:
        if visit.page:
            found.setdefault((type(visit.page).__name__, visit.language), visit.url)
    return found


@pytest.fixture(scope="session")
def walk(browser, live_site, addresses):
    """What a browser meets on every page, at both widths and in both themes."""
    return Walk(browser, live_site, AXE.read_text()).run(addresses)


def keep_unsent(page, path):
    """What a form of the admin sends to its own address stays on its way: it never saves itself.

    Not refused: the console would tell of it, and the form would try again.
    """
    page.route(
        lambda url: path in url,
        lambda route: None if route.request.method == "POST" else route.continue_(),
    )


def hold_answer(page):
    """[] that gets (route, what the site answers) when the form first sends itself: the answer stays on its way."""
    held = []

    def hold(route):
        if route.request.method == "POST" and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route(page.url, hold)
    return held


@pytest.fixture
def open_page(browser, live_site):
    """open_page(path, **context options) → Playwright page, closed after the test."""
    contexts = []

    def opened(path, **options):
        context = browser.new_context(**{"reduced_motion": "reduce"} | options)
        # Generous: a slow machine is no fault of the page.
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(live_site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
