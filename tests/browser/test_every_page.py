"""Every page of the demonstration in a browser: accessibility, errors, requests, reflow."""

import pytest

from tests.site.visits import nothing

pytestmark = pytest.mark.browser


@pytest.mark.feature("A1", "A8", "A16")
def test_axe_finds_nothing(walk):
    nothing(
        f"{problem} ({len(places)}: {', '.join(places[:3])})"
        for problem, places in walk.violations.items()
    )


@pytest.mark.feature("V4")
def test_no_error_and_no_violation_of_the_policy_in_the_console(walk):
    nothing(walk.console)


def test_nothing_that_a_page_loads_fails(walk):
    nothing(walk.failed)


@pytest.mark.feature("V5")
def test_no_request_to_another_host(walk):
    nothing(walk.foreign)


@pytest.mark.feature("V6")
def test_no_cookie_is_left(walk):
    nothing(walk.cookies)


@pytest.mark.feature("A7")
def test_no_page_scrolls_sideways_at_320_pixels(walk):
    nothing(walk.overflow)
