"""How well and how fast the search answers, beside Wagtail's own on the same pages.

python bench/finding.py [--records 10000] [--database sqlite]

A record is a page in Bulgarian and its stand-in in English: 10,000 are 20,000 pages. Results: search-*.md and .json.
"""

import argparse
import datetime
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from bench import temporary  # noqa: E402
from bench.report import RESULTS, table  # noqa: E402
from bench.run import databases  # noqa: E402

SHARES = {"towns": 0.06, "projects": 0.12, "exchanges": 0.3, "agreements": 0.1, "news": 0.3, "events": 0.12}  # fmt: skip
OURS, STOCK = "ours", "stock"
KINDS = ["inflected", "names", "latin", "typo", "all"]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000, help="generated, for the times")
    parser.add_argument("--database", choices=["sqlite", "postgresql", "all"], default="all")
    return parser.parse_args()


def measure(name, url, records):
    """{"quality": {ours, stock}, "times": {ours, stock}, …} on one database."""
    result = {
        "date": datetime.date.today().isoformat(),
        "database": name,
        "quality": {},
        "times": {},
    }
    with temporary.site(url, {"towns": 0}) as place:
        for backend in (STOCK, OURS):
            index(place, backend)
            result["quality"][backend] = inside(place, "quality", backend)
        if records:
            counts = {kind: int(records * share) for kind, share in SHARES.items()}
            place.manage(
                "generate_content", *(f"--{kind}={count}" for kind, count in counts.items())
            )
            for backend in (STOCK, OURS):
                seconds = index(place, backend)
                result["times"][backend] = inside(place, "times", backend) | {"index_s": seconds}
    return result


def index(place, backend):
    """Seconds that building the index anew takes."""
    place.environment["BENCH_SEARCH"] = backend
    started = time.monotonic()
    place.manage("update_index", "-v0")
    place.run("bench/finding_tables.py", backend)
    return round(time.monotonic() - started)


def inside(place, what, backend):
    print(f"  {what}: {backend}", flush=True)
    return json.loads(place.run("bench/finding_inside.py", what, backend).splitlines()[-1])


def quality_rows(quality):
    for kind in KINDS:
        stock, ours = (quality[backend]["summary"][kind] for backend in (STOCK, OURS))
        values = [ours["precision"], stock["precision"], ours["recall"], stock["recall"]]
        yield [kind, str(ours["queries"]), *(f"{value:.2f}" for value in values)]


def time_rows(times):
    stock, ours = times[STOCK], times[OURS]
    for key, title in {
        "median_ms": "a search, median ms",
        "p95_ms": "a search, 95 % ms",
        "known_items": "own title among the first five",
        "index_s": "building the index, s",
    }.items():
        ratio = f"{ours[key] / stock[key]:.1f}" if stock[key] else "–"
        yield [title, str(ours[key]), str(stock[key]), ratio]
    yield ["a suggestion, median ms", str(ours["suggest_ms"]), "–", "–"]


def text(result):
    lines = [
        f"## {result['database']}, {result['date']}",
        "",
        *table(
            ["queries", "number", "precision at 5", "stock", "recall at 20", "stock"],
            quality_rows(result["quality"]),
        ),
    ]
    if result["times"]:
        pages = result["times"][OURS]["pages"]
        lines += ["", f"With {pages} pages:", ""]
        lines += table(["", "ours", "stock", "× stock"], time_rows(result["times"]))
    return "\n".join(lines) + "\n"


def main():
    settings = options()
    RESULTS.mkdir(exist_ok=True)
    for name, url in databases(settings.database).items():
        print(f"{name}: preparing", flush=True)
        result = measure(name, url, settings.records)
        path = RESULTS / f"search-{name.lower()}"
        path.with_suffix(".json").write_text(json.dumps(result, indent=1, ensure_ascii=False))
        path.with_suffix(".md").write_text(text(result))
        print("\n" + text(result), flush=True)


if __name__ == "__main__":
    main()
