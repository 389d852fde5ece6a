"""Draws static/map/europe.svg and europe_shapes.json anew. For developers, run once in years:

    python -m home.europe_map_build countries-50m.json

The file is `countries-50m.json` of world-atlas 2.0.2 (npm; ISC licence; Natural Earth, public domain).
Known errors of that file are put right here: Crimea is drawn with Ukraine, Northern Cyprus with Cyprus.
The land is one shape without borders.
"""

import json
import sys
from pathlib import Path

from home.europe_map import EXTENT, project

ROOT = Path(__file__).resolve().parent.parent
# A corner that changes the outline by less than this many square map units (25 km² each) is dropped.
SMALLEST_CORNER = 1.6
SMALLEST_ISLAND = 3.0
CRIMEA = (45.2, 34.2)
# ISO 3166-1: numeric (as in the file) to alpha-2.
CODES = {
    "008": "AL", "020": "AD", "031": "AZ", "040": "AT", "051": "AM", "056": "BE", "070": "BA", "100": "BG",
    "112": "BY", "191": "HR", "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "246": "FI", "250": "FR",
    "268": "GE", "276": "DE", "300": "GR", "348": "HU", "352": "IS", "372": "IE", "376": "IL", "380": "IT",
    "428": "LV", "438": "LI", "440": "LT", "442": "LU", "470": "MT", "492": "MC", "498": "MD", "499": "ME",
    "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU", "674": "SM",
    "688": "RS", "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "792": "TR",
    "804": "UA", "807": "MK", "826": "GB", "422": "LB",
}  # fmt: skip
NAMES = {"Kosovo": "XK", "N. Cyprus": "CY"}


def decode_arcs(topology):
    """Projected lists of (x, y), one per arc of the TopoJSON topology."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            lon, lat = x * sx + tx, y * sy + ty
            points.append(project(max(-60, min(88, lat)), lon))
        yield points


def simplify(points):
    """Visvalingam: drops the corner that matters least until each is worth SMALLEST_CORNER; ends stay."""
    points = list(points)
    keep = 4 if points[0] == points[-1] else 2
    while len(points) > keep:
        areas = [_area(points[i - 1 : i + 2]) for i in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest > SMALLEST_CORNER:
            break
        del points[areas.index(smallest) + 1]
    return points


def _area(ring):
    return (
        abs(
            sum(
                x1 * y2 - x2 * y1
                for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)
            )
        )
        / 2
    )


def rings_of(geometry):
    """Lists of arc numbers (negative: reversed, as in TopoJSON) of every ring."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def dissolve(rings):
    """The rings' union: an arc that is walked both ways is an inner border and goes; the rest is sewn together."""
    numbers = [arc for ring in rings for arc in ring]
    inner = {arc for arc in numbers if ~arc in numbers}
    if not inner:
        return rings
    return [ring for ring in rings if not inner & set(ring)], [
        arc
        for arc in numbers
        if arc not in inner and any(arc in ring for ring in rings if inner & set(ring))
    ]


def sew(loose, arcs):
    """Closed rings of points from arcs that follow one another."""

    def points_of(arc):
        return arcs[arc] if arc >= 0 else arcs[~arc][::-1]

    left, rings = list(loose), []
    while left:
        ring = list(points_of(left.pop(0)))
        while ring[0] != ring[-1]:
            following = next(arc for arc in left if points_of(arc)[0] == ring[-1])
            left.remove(following)
            ring += points_of(following)[1:]
        rings.append(ring)
    return rings


def clip(ring):
    """Sutherland and Hodgman, against EXTENT."""
    left, top, right, bottom = EXTENT
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        result = []
        for previous, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
            a, b = (previous[axis] - limit) * sign, (point[axis] - limit) * sign
            if (a < 0) != (b < 0):
                t = a / (a - b)
                result.append(tuple(p + (q - p) * t for p, q in zip(previous, point, strict=True)))
            if b >= 0:
                result.append(point)
        ring = result
        if not ring:
            return []
    return ring


def path(rings):
    """SVG path data, relative, to one decimal; islands too small to see are left out."""
    parts = []
    for ring in rings:
        ring = clip(ring[:-1])
        if len(ring) < 3 or _area(ring) < SMALLEST_ISLAND:
            continue
        tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in zip(tenths, tenths[1:], strict=False)]
        text = f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l"
        text += "".join(_join(x, y) for x, y in steps if (x, y) != (0, 0))
        parts.append(text.replace("l ", "l") + "z")
    return "".join(parts)


def _tenth(value):
    text = f"{value / 10:.1f}".removesuffix(".0")
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def _join(x, y):
    first, second = _tenth(x), _tenth(y)
    return f"{'' if first.startswith('-') else ' '}{first}{'' if second.startswith('-') else ' '}{second}"


def countries(topology, arcs):
    """{code: rings of points}: errors of the file put right."""
    by_code = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = CODES.get(geometry.get("id")) or NAMES.get(geometry["properties"]["name"])
        if code:
            by_code.setdefault(code, []).extend(rings_of(geometry))
    place = project(*CRIMEA)
    crimea = [ring for ring in by_code["RU"] if _holds(sew(ring, arcs)[0], place)]
    crimea = min(crimea, key=lambda ring: _area(sew(ring, arcs)[0]))
    by_code["RU"].remove(crimea)
    by_code["UA"].append(crimea)
    return {code: _union(rings, arcs) for code, rings in by_code.items()}


def _union(rings, arcs):
    dissolved = dissolve(rings)
    if isinstance(dissolved, tuple):
        whole, loose = dissolved
        return [sew(ring, arcs)[0] for ring in whole] + sew(loose, arcs)
    return [sew(ring, arcs)[0] for ring in dissolved]


def _holds(ring, place):
    x, y = place
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def main(source):
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [simplify(points) for points in decode_arcs(topology)]
    land_rings = [
        ring
        for geometry in topology["objects"]["land"]["geometries"]
        for ring in rings_of(geometry)
    ]
    land = path(_union(land_rings, arcs))
    left, top, right, bottom = EXTENT
    (ROOT / "static/map").mkdir(exist_ok=True)
    (ROOT / "static/map/europe.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {right - left:g} {bottom - top:g}">'
        f'<path id="land" fill-rule="evenodd" d="{land}"/></svg>\n',
        encoding="utf-8",
    )
    shapes = {code: path(rings) for code, rings in sorted(countries(topology, arcs).items())}
    text = json.dumps({code: shape for code, shape in shapes.items() if shape}, indent=0)
    (ROOT / "home/europe_shapes.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
