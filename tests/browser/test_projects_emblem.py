"""The emblem of the European Union: in the first screen, and no logo larger than it."""

import pytest

from projects.models import ProjectPage

pytestmark = pytest.mark.browser
# The smallest screens that we promise to fit.
SCREENS = [{"width": 1280, "height": 800}, {"width": 360, "height": 640}]
LOGO = """() => {
    const list = document.createElement("ul");
    list.className = "logos";
    list.innerHTML = '<li><img src="/static/img/icon-180.png" width="1800" height="1800" alt=""></li>';
    document.querySelector(".fiche aside").append(list);
    const box = list.querySelector("img").getBoundingClientRect();
    return [box.width, box.height];
}"""


@pytest.mark.feature("P16")
@pytest.mark.parametrize("screen", SCREENS, ids=["desktop", "phone"])
def test_the_emblem_is_seen_first_and_is_the_largest(open_page, visits, screen):
    found = [visit.url for visit in visits if isinstance(visit.page, ProjectPage)]
    assert found
    for address in found:
        page = open_page(address, viewport=screen)
        emblem = page.locator(".eu__emblem").bounding_box()
        words = page.locator(".eu__text").first.bounding_box()
        for box in (emblem, words):
            assert box["y"] + box["height"] <= screen["height"], address
        width, height = page.evaluate(LOGO)
        assert width <= emblem["width"]
        assert height <= emblem["height"]
