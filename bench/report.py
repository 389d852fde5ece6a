"""The figures as a table for people and as JSON for machines."""

import json
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"


def number(value, form):
    return "–" if value is None else format(value, form)


def table(heads, rows):
    """Lines of a Markdown table with aligned columns; the first column is text."""
    rows = [heads, *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = [
        "| "
        + " | ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        + " |"
        for row in rows
    ]
    lines.insert(
        1,
        "|"
        + "|".join(
            "-" * (width + 1) + ":" if index else "-" * (width + 2)
            for index, width in enumerate(widths)
        )
        + "|",
    )
    return lines


def page_row(page):
    load, floor = page["load"], page["floor"]
    ratio = None
    if load["cpu_ms"] and floor["cpu_ms"]:
        ratio = load["cpu_ms"] / floor["cpu_ms"]
    return [
        page["name"],
        str(page["queries_cold"]),
        str(page["queries_warm"]),
        number(load["cpu_ms"], ".1f"),
        number(ratio, ".1f"),
        number(load["per_second"], ".0f"),
        number(floor["per_second"] / load["per_second"], ".1f"),
        number(load["median_ms"], ".1f"),
        number(load["p95_ms"], ".1f"),
        number(page["bytes"] / 1000, ".1f"),
    ]


PAGE_HEADS = [
    "page", "queries", "kept", "CPU ms", "× floor", "req/s", "× floor", "median ms", "95 % ms", "kB",
]  # fmt: skip
EDITING_HEADS = ["editing", "queries", "CPU ms", "kB"]
# The engine's own way on the same pages, in the same run.
TRANSLATING_HEADS = ["translating", "queries", "CPU ms", "engine: queries", "CPU ms"]


def text(result):
    lines = [
        f"## {result['database']}, {result['workers']} worker(s), {result['python']}, {result['date']}",
        "",
        f"Content: the demonstration and {', '.join(f'{count} {kind}' for kind, count in result['counts'].items())}.",
        "Queries: with nothing in the cache; kept: with the frame in it. × floor: the cost as a multiple of a bare view",
        "that returns the same bytes through the same server (req/s: how many times more of those are served).",
        "",
        *table(PAGE_HEADS, [page_row(page) for page in result["pages"]]),
        "",
        *table(
            EDITING_HEADS,
            [
                [
                    row["name"],
                    str(row["queries"]),
                    number(row["ms"], ".0f"),
                    number(row["bytes"] and row["bytes"] / 1000, ".0f"),
                ]
                for row in result["editing"]
            ],
        ),
        "",
        *table(
            TRANSLATING_HEADS,
            [
                [
                    row["name"],
                    str(row["queries"]),
                    number(row["ms"], ".0f"),
                    str(row["stock_queries"]),
                    number(row["stock_ms"], ".0f"),
                ]
                for row in result["translating"]
            ],
        ),
    ]
    return "\n".join(lines) + "\n"


def write(result):
    """Writes bench/results/<database>.json and .md; returns the text."""
    RESULTS.mkdir(exist_ok=True)
    name = result["database"].lower()
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    (RESULTS / f"{name}.md").write_text(text(result))
    return text(result)
