"""`make bench`: what each page type costs the production server, on a temporary site at scale.

make bench ARGS="--seconds 1 --scale 0.1 --database sqlite"
"""

import argparse
import datetime
import json
import platform
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from bench import load, report, temporary  # noqa: E402
from tests.run import postgres_urls, reachable  # noqa: E402

COUNTS = {
    "towns": 60,
    "projects": 120,
    "exchanges": 300,
    "agreements": 80,
    "memberships": 20,
    "news": 300,
    "events": 100,
    "albums": 12,
}
PHOTOS = 120


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2, help="of load for each page")
    parser.add_argument("--scale", type=float, default=1, help="of the generated content")
    parser.add_argument("--workers", type=int, default=1, help="of the server")
    parser.add_argument("--database", choices=["sqlite", "postgresql", "all"], default="all")
    return parser.parse_args()


def databases(wanted):
    """{name: URL or None}; says what is left out."""
    found = {}
    if wanted in ("sqlite", "all"):
        found["SQLite"] = None
    if wanted in ("postgresql", "all"):
        url = next(filter(reachable, postgres_urls()), None)
        if url:
            found["PostgreSQL"] = url
        else:
            print("LEFT OUT: PostgreSQL, because no server was reachable.")
    return found


def measure_page(number, page, place, port, pid, seconds):
    """Adds bytes, load and floor to a row of bench.inside."""
    for _warm in range(3):
        _status, body = load.fetch(port, page["url"])
    (place.floor / str(number)).write_bytes(body)
    floor = f"/bench-floor/{number}/"
    load.fetch(port, floor)
    page["bytes"] = len(body)
    page["load"] = load.measure(port, pid, page["url"], seconds)
    page["floor"] = load.measure(port, pid, floor, seconds / 2)
    return page


def measure(name, url, settings):
    counts = {kind: max(3, int(count * settings.scale)) for kind, count in COUNTS.items()}
    counts["photos"] = max(10, int(PHOTOS * settings.scale))
    print(f"{name}: preparing", flush=True)
    with temporary.site(url, counts) as place:
        inside = json.loads(place.run("bench/inside.py").splitlines()[-1])
        print(f"{name}: measuring {len(inside['pages'])} pages", flush=True)
        with temporary.server(place, settings.workers) as (port, pid):
            pages = [
                measure_page(number, page, place, port, pid, settings.seconds)
                for number, page in enumerate(inside["pages"])
            ]
    return {
        "date": datetime.date.today().isoformat(),
        "database": name,
        "python": f"Python {platform.python_version()}",
        "workers": settings.workers,
        "counts": counts,
        "pages": pages,
        "editing": inside["editing"],
        "translating": inside["translating"],
    }


def main():
    settings = options()
    for name, url in databases(settings.database).items():
        print("\n" + report.write(measure(name, url, settings)), flush=True)


if __name__ == "__main__":
    main()
