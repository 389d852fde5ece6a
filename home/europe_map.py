"""The map of Europe: projection, frame, threads and labels. Pure arithmetic, no models.

Map units: 1 is 5 km; x grows to the east, y to the south. The land (static/map/europe.svg) and the
countries (europe_shapes.json beside this file) are drawn in the same units by europe_map_build.py.
"""

import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, inf, log, pi, radians, sin, tan
from pathlib import Path

KM_PER_UNIT = 5
EARTH_RADIUS_KM = 6371.0088
# Lambert's conformal conic: standard parallels that suit Europe, and the point that gets (500, 500).
PARALLELS = (35.0, 65.0)
CENTRE = (52.0, 15.0)
# What the drawn land covers: left, top, right, bottom.
EXTENT = (-500.0, -60.0, 1200.0, 1020.0)
# Height of a label and mean width of a letter as parts of the type size (Sofia Sans 600, Bulgarian).
LINE, LETTER = 1.15, 0.56


def _cone():
    first, second = (radians(parallel) for parallel in PARALLELS)
    n = log(cos(first) / cos(second)) / log(tan(pi / 4 + second / 2) / tan(pi / 4 + first / 2))
    scale = cos(first) * tan(pi / 4 + first / 2) ** n / n
    return n, scale * EARTH_RADIUS_KM / KM_PER_UNIT


N, SCALE = _cone()


def _on_cone(lat, lon):
    radius = SCALE / tan(pi / 4 + radians(lat) / 2) ** N
    angle = N * radians(lon - CENTRE[1])
    return radius * sin(angle), radius * cos(angle)


ORIGIN = _on_cone(*CENTRE)


def project(lat, lon):
    """(x, y) in map units of degrees north and east. Raises ValueError within a degree of a pole."""
    if not -89 < float(lat) < 89:
        raise ValueError(f"no place on the map for latitude {lat}")
    x, y = _on_cone(float(lat), float(lon))
    return 500 + x - ORIGIN[0], 500 + y - ORIGIN[1]


def is_on_map(lat, lon):
    """Whether a place lies on the drawn land; others stand in the list only."""
    if not -20 < float(lat) < 82:
        return False
    x, y = project(lat, lon)
    left, top, right, bottom = EXTENT
    return left + 60 < x < right - 60 and top + 60 < y < bottom - 60


@cache
def _shapes():
    return json.loads((Path(__file__).parent / "europe_shapes.json").read_text(encoding="utf-8"))


def country_shapes(codes):
    """[{code, d}] with SVG path data in map units, for those ISO 3166-1 alpha-2 codes that lie in Europe."""
    shapes = _shapes()
    return [{"code": code, "d": shapes[code]} for code in dict.fromkeys(codes) if code in shapes]


def thread_path(start, end):
    """SVG path data of the arc between two points: bowed a little to the east when it goes north."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    bow = 0.16 if dy < 0 else -0.16
    middle = ((x1 + x2) / 2 - dy * bow, (y1 + y2) / 2 + dx * bow)
    return f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"


@dataclass
class Point:
    """One town. `x`, `y`, `thread` and the label's place are filled in by `draw`, in units of the drawing."""

    name: str
    lat: float
    lon: float
    url: str = ""
    key: str = ""  # joins the point and its entry in the list; numbered by `draw` when empty
    lang: str = ""
    kind: str = "town"  # or "home"
    active: bool = True
    country: str = ""
    note: str = ""
    x: float = 0
    y: float = 0
    # The label hangs on the point by parts of its own type size, so it fits whatever that size is.
    anchor: str = "start"
    label_dx: str = "0"
    label_dy: str = "0"
    thread: str = ""
    crowded: bool = False


@dataclass
class Drawing:
    """What components/europe_map draws: a view of `width` by `height` units, and the land's transform."""

    width: float
    height: float
    transform: str
    points: list
    shapes: list
    elsewhere: list


def draw(points, width=1000, height=900, margin=(110, 90), type_size=40):
    """A Drawing framed around `points` (Point objects; one of kind "home" is where the threads start).

    `margin` is (horizontal, vertical) free space in units of the drawing, for labels. `type_size` is the
    largest size at which labels are shown, in the same units: they are placed so as not to meet at that size.
    """
    for number, point in enumerate(points):
        point.key = point.key or str(number)
    shown = [point for point in points if is_on_map(point.lat, point.lon)]
    elsewhere = [point for point in points if point not in shown]
    zoom, left, top = _frame([project(p.lat, p.lon) for p in shown], width, height, margin)
    for point in shown:
        x, y = project(point.lat, point.lon)
        point.x, point.y = round((x - left) * zoom, 1), round((y - top) * zoom, 1)
    homes = [point for point in shown if point.kind == "home"]
    for point in shown:
        if homes and point is not homes[0]:
            point.thread = thread_path((homes[0].x, homes[0].y), (point.x, point.y))
    place_labels(shown, width, height, type_size)
    return Drawing(
        width=width,
        height=height,
        transform=f"scale({zoom:.4f}) translate({-left:.2f} {-top:.2f})",
        points=shown,
        shapes=country_shapes([point.country for point in shown]),
        elsewhere=elsewhere,
    )


def _frame(places, width, height, margin, largest_zoom=2.4):
    """(zoom, left, top) that bring `places` into the view, margins left free; the whole of Europe for none."""
    if not places:
        places = [(130, 100), (900, 900)]
    xs, ys = [x for x, _y in places], [y for _x, y in places]
    zoom = min(
        (width - 2 * margin[0]) / max(max(xs) - min(xs), 1),
        (height - 2 * margin[1]) / max(max(ys) - min(ys), 1),
        largest_zoom,
    )
    left = (min(xs) + max(xs)) / 2 - width / 2 / zoom
    top = (min(ys) + max(ys)) / 2 - height / 2 / zoom
    return zoom, left, top


# Where a label may stand around its point, best first: (anchor, step right, step down) in type sizes.
PLACES = [
    ("start", 0.62, 0.33),
    ("end", -0.62, 0.33),
    ("middle", 0.0, -0.65),
    ("middle", 0.0, 1.25),
    ("start", 0.35, -0.3),
    ("end", -0.35, -0.3),
    ("start", 0.35, 0.95),
    ("end", -0.35, 0.95),
]


def _box(point, place, size):
    anchor, right, down = place
    wide = len(point.name) * LETTER * size
    x = point.x + right * size - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    baseline = point.y + down * size
    return x, baseline - 0.85 * size, x + wide, baseline + (LINE - 0.85) * size


def _overlap(box, others):
    """The area that a box has in common with others, added up."""
    left, top, right, bottom = box
    return sum(
        (min(right, x2) - max(left, x1)) * (min(bottom, y2) - max(top, y1))
        for x1, y1, x2, y2 in others
        if x1 < right and left < x2 and y1 < bottom and top < y2
    )


def _cost(box, taken, lines, view, size):
    """`lines` are sorted: few of their points stand above or below the box."""
    cost = _overlap(box, taken)
    outside = (
        max(0, -box[0]) + max(0, box[2] - view[0]) + max(0, -box[1]) + max(0, box[3] - view[1])
    )
    beside = lines[bisect_right(lines, (box[0], inf)) : bisect_left(lines, (box[2], -inf))]
    crossed = sum(box[1] < y < box[3] for _x, y in beside)
    return cost + outside * size * 4 + crossed * size * 0.5


def place_labels(points, width, height, size):
    """Fills label_dx, label_dy, anchor and crowded: greedy, our own town first, then from the most hemmed in.

    A label that cannot stand free is marked crowded and shown only where the type is small.
    """
    dots = [
        (p.x - 0.3 * size, p.y - 0.3 * size, p.x + 0.3 * size, p.y + 0.3 * size) for p in points
    ]
    lines = _line_samples(points)
    taken = list(dots)

    def nearest(point):
        return min(
            (hypot(point.x - o.x, point.y - o.y) for o in points if o is not point), default=0
        )

    for point in sorted(points, key=lambda p: (p.kind != "home", nearest(p))):
        own = dots[points.index(point)]
        others = [box for box in taken if box is not own]
        ranked = [
            (
                _cost(_box(point, place, size), others, lines, (width, height), size)
                + rank * 0.02 * size * size,
                rank,
            )
            for rank, place in enumerate(PLACES)
        ]
        rank = min(ranked)[1]
        anchor, right, down = PLACES[rank]
        box = _box(point, PLACES[rank], size)
        point.crowded = _overlap(box, others) > 0.15 * size * size
        point.anchor = anchor
        point.label_dx, point.label_dy = f"{right}em", f"{down}em"
        taken.append(box)


def _line_samples(points, steps=24):
    """Points along every thread, from west to east, so that labels can keep clear of them."""
    samples = []
    for point in points:
        if not point.thread:
            continue
        numbers = [float(part) for part in point.thread.replace("M", " ").replace("Q", " ").split()]
        (x1, y1, qx, qy, x2, y2) = numbers
        for step in range(2, steps - 1):
            t = step / steps
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
            samples.append((a * x1 + b * qx + c * x2, a * y1 + b * qy + c * y2))
    return sorted(samples)
