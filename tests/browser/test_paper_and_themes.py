"""The same page on paper, in the dark, and in the reader's own colours."""

import pytest

pytestmark = pytest.mark.browser
COLOURS = """() => ["body", "h1", ".foot"].map(selector => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.backgroundColor, style.color];
})"""
# What leads elsewhere has no use on paper.
CONTROLS = [
    ".masthead nav",
    ".skip",
    ".crumbs",
    ".lang",
    "[data-text-size]",
    ".foot__links",
    ".contents",
]


def luminance(colour):
    """0 (black) to 1 (white) of "rgb(…)", as people see brightness."""
    numbers = colour.removeprefix("rgba(").removeprefix("rgb(").rstrip(")").split(",")
    red, green, blue = (float(number) / 255 for number in numbers[:3])
    return 0.21 * red + 0.72 * green + 0.07 * blue


@pytest.mark.feature("S17")
@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("kind", ["TwinCityPage", "ProjectPage", "StandardPage"])
def test_paper_has_the_words_without_the_controls(open_page, first_of, kind, language):
    page = open_page(first_of[kind, language], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    seen = [name for name in CONTROLS if page.locator(name).locator("visible=true").count()]
    assert seen == []
    assert page.locator("h1").is_visible()
    assert page.locator(".foot .print-only").inner_text().startswith("http")
    (paper, _), (_, ink), _ = page.evaluate(COLOURS)
    assert luminance(paper) > 0.95, "ink on a dark ground is not for a printer"
    assert luminance(ink) < 0.2


@pytest.mark.feature("S21")
@pytest.mark.parametrize("kind", ["HomePage", "ProjectPage", "AlbumPage"])
def test_the_page_follows_the_readers_theme(open_page, first_of, kind):
    found = {}
    for theme in ("light", "dark"):
        page = open_page(first_of[kind, "bg"], color_scheme=theme)
        (ground, _), (_, ink), _ = page.evaluate(COLOURS)
        found[theme] = luminance(ground), luminance(ink)
    assert found["light"][0] > 0.9 and found["light"][1] < 0.2
    assert found["dark"][0] < 0.1 and found["dark"][1] > 0.8


@pytest.mark.feature("S21")
def test_high_contrast_takes_the_readers_colours(open_page, first_of):
    page = open_page(first_of["ProjectPage", "bg"], forced_colors="active", color_scheme="dark")
    (ground, _), (_, ink), (footer, words) = page.evaluate(COLOURS)
    assert abs(luminance(ground) - luminance(ink)) > 0.9
    assert abs(luminance(footer) - luminance(words)) > 0.9 or footer.startswith("rgba(0, 0, 0, 0")
