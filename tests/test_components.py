"""The design system: every component renders its examples, and keeps the rules that pages rely on."""

import io
import re
from pathlib import Path

import PIL.Image
import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.utils import translation

from home import europe_map
from home.contrast import contrast
from home.templatetags.component_tags import bar_segments, json_ld, photo_lines, ratio_class
from media.models import Image
from media.renditions import ROLES
from pobratim import styleguide

TEMPLATES = Path(settings.BASE_DIR) / "templates"
CSS = Path(settings.BASE_DIR) / "static" / "css"
EXAMPLES = [
    pytest.param(example, id=f"{example.component}: {example.name}")
    for component in styleguide.component_names()
    for example in styleguide.examples(component)
]


def templates():
    return sorted(TEMPLATES.rglob("*.html"))


# --- components ------------------------------------------------------------------------------------


def add_pictures():
    for number, size in enumerate(((60, 40), (40, 60), (60, 40))):
        content = io.BytesIO()
        PIL.Image.new("RGB", size, "steelblue").save(content, "JPEG")
        file = ContentFile(content.getvalue(), name=f"example-{number}.jpg")
        Image.objects.create(title=f"example {number}", file=file)


@pytest.mark.django_db
@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("language", ["bg", "en"])
def test_an_example_renders(example, language):
    if "@photo" in repr(example.context):
        add_pictures()
    example.language = language
    html = example.html(RequestFactory().get(f"/{language}/"))
    assert "<" in html
    assert "None" not in html


def test_every_part_of_a_component_is_shown_by_an_example():
    shown = {example.values[0].template for example in EXAMPLES}
    included = "\n".join(path.read_text(encoding="utf-8") for path in templates())
    missing = [
        name
        for path in sorted((TEMPLATES / "components").rglob("*.html"))
        if (name := str(path.relative_to(TEMPLATES))) not in shown and f'"{name}"' not in included
    ]
    # Rendered by Wagtail only: need a saved value or page.
    assert set(missing) <= {"components/body/paragraph.html", "components/body/album.html"}


@pytest.mark.django_db
def test_the_style_guide_shows_every_component(client):
    html = client.get("/styleguide/").content.decode()
    for name in styleguide.component_names():
        assert f'href="/styleguide/{name}/"' in html
    assert client.get("/styleguide/masthead/").status_code == 200
    assert client.get("/styleguide/no-such-component/", follow=True).status_code == 404


# --- the strict content security policy ------------------------------------------------------------


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_has_no_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert "<style" not in text
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", text)
    for tag in re.findall(r"<script[^>]*>", text):
        # Data for a script: never run, and escaped by what writes it.
        is_data = 'type="application/ld+json"' in tag or 'type="application/json"' in tag
        assert " src=" in tag or is_data


def test_structured_data_cannot_leave_its_block():
    html = json_ld({"name": "</script><b>&"})
    assert "</script><b>" not in html
    assert "\\u003C/script\\u003E" in html


# --- pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_shows_pictures_in_listed_sizes_only(path):
    roles = re.findall(r'{% photo [^%]*?"([a-z]+)"', path.read_text(encoding="utf-8"))
    assert set(roles) <= set(ROLES)


def test_every_ratio_has_its_class():
    css = (CSS / "parts.css").read_text(encoding="utf-8")
    for width in range(20, 401):
        assert f".{ratio_class({'width': width, 'height': 100})} " in css
    assert ratio_class({"width": None, "height": None}) == "r-15"


def test_lines_of_photographs_fill_the_row():
    wide, tall = ({"image": {"width": w, "height": h}} for w, h in ((300, 200), (200, 300)))
    assert photo_lines([wide, wide, wide, tall], width=4.2) == [[wide, wide, wide]]
    assert photo_lines([tall]) == [[tall]]


def test_a_bar_adds_up():
    parts = [{"kind": "eu", "share": 0.7999}, {"kind": "partner", "share": 0.2001}, {"kind": "own"}]
    segments = bar_segments(parts)
    assert [part["kind"] for part in segments] == ["eu", "partner"]
    assert segments[1]["x"] + segments[1]["width"] == 1000


# --- colours ---------------------------------------------------------------------------------------

TEXT_COLOURS = ["ink", "quiet", "accent", "thread", "ok"]


def token(name, theme):
    css = (CSS / "base.css").read_text(encoding="utf-8")
    light, dark = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", css).groups()
    return light if theme == "light" else dark


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "land", "friend"])
@pytest.mark.parametrize("colour", TEXT_COLOURS)
def test_text_can_be_read_on_every_ground(colour, ground, theme):
    assert contrast(token(colour, theme), token(ground, theme)) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_borders_of_controls_can_be_seen(theme):
    assert contrast(token("line", theme), token("paper", theme)) >= 3


# --- the map ---------------------------------------------------------------------------------------

TOWNS = {
    "Кубрат": (43.7986, 26.4989),
    "Омол": (59.0510, 12.7050),
    "Тюри": (58.8086, 25.4325),
    "Виделе": (44.2783, 25.5358),
    "Скуодас": (56.2675, 21.5278),
    "Мценск": (53.2766, 36.5733),
    "Ергене": (41.3800, 27.6500),
}


def drawing(**kwargs):
    points = [europe_map.Point(name, *place) for name, place in TOWNS.items()]
    points[0].kind = "home"
    return europe_map.draw(points, **kwargs)


def inside(path_data, lat, lon):
    """Whether a place lies in a shape, by the even-odd rule."""
    x, y = europe_map.project(lat, lon)
    crossings = 0
    for ring in path_data.split("z")[:-1]:
        start, steps = ring.removeprefix("M").split("l")
        px, py = first = [float(part) for part in start.split()]
        numbers = [float(part) for part in re.findall(r"-?\d*\.?\d+", steps)]
        points = [(px, py)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            px, py = px + dx, py + dy
            points.append((px, py))
        points.append(tuple(first))
        for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


def test_distances_on_the_map_are_nearly_true():
    (x1, y1), (x2, y2) = (europe_map.project(*TOWNS[name]) for name in ("Кубрат", "Омол"))
    kilometres = ((x1 - x2) ** 2 + (y1 - y2) ** 2) ** 0.5 * europe_map.KM_PER_UNIT
    assert kilometres == pytest.approx(1926, rel=0.03)  # great circle


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("BG", (42.7, 23.3)),
        ("SE", (59.05, 12.7)),
        ("LT", (55.2, 23.9)),
        ("UA", (45.0, 34.1)),
        ("TR", (41.4, 27.6)),
    ],
)
def test_a_place_lies_in_its_country(code, place):
    assert inside(europe_map.country_shapes([code])[0]["d"], *place)


def test_crimea_is_not_drawn_with_russia():
    assert not inside(europe_map.country_shapes(["RU"])[0]["d"], 45.0, 34.1)


def test_countries_outside_europe_have_no_shape():
    assert europe_map.country_shapes(["US", "BG", "BG"]) == europe_map.country_shapes(["BG"])


@pytest.mark.parametrize("size", [24, 40])
def test_labels_do_not_meet(size):
    drawn = drawing(type_size=size)
    boxes = [
        europe_map._box(
            point,
            (point.anchor, float(point.label_dx[:-2]), float(point.label_dy[:-2])),
            size,
        )
        for point in drawn.points
    ]
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert europe_map._overlap(box, [other]) == 0
        assert box[0] >= 0
        assert box[2] <= drawn.width


def test_a_town_overseas_is_in_the_list_only():
    points = [
        europe_map.Point("Де Пер", 44.45, -88.06),
        europe_map.Point("Кубрат", 43.8, 26.5, kind="home"),
    ]
    drawn = europe_map.draw(points)
    assert [point.name for point in drawn.points] == ["Кубрат"]
    assert [point.name for point in drawn.elsewhere] == ["Де Пер"]


def test_the_map_writes_numbers_as_svg_reads_them():
    with translation.override("bg"):
        example = next(
            item
            for item in styleguide.examples("europe_map")
            if item.template.endswith("europe_map.html")
        )
        html = example.html()
    assert not re.search(r'c[xy]="\d+,\d', html)


def test_the_poles_are_refused():
    with pytest.raises(ValueError, match="latitude"):
        europe_map.project(90, 0)
    assert not europe_map.is_on_map(89.9, 0)


# --- error pages -----------------------------------------------------------------------------------


def test_the_error_page_needs_nothing():
    text = (TEMPLATES / "500.html").read_text(encoding="utf-8")
    assert "{%" not in text
    assert "{{" not in text
    assert 'lang="bg"' in text
    assert 'lang="en"' in text
