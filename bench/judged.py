"""The queries of search_queries.txt, and how well a search answers them."""

import tomllib
from pathlib import Path
from statistics import mean
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
DEMO = HERE.parent / "demo" / "pages"
FIRST, LOOKED_AT = 5, 20


class Query(NamedTuple):
    """`pages`: folders under demo/pages that must be found; `forms`: for each word, its forms."""

    kind: str
    language: str
    text: str
    pages: tuple
    forms: tuple


def queries():
    lines = (HERE / "search_queries.txt").read_text(encoding="utf-8").splitlines()
    return [_query(line) for line in lines if line and not line.startswith("#")]


def _query(line):
    kind, language, text, pages, forms = (part.strip() for part in line.split(" | "))
    words = tuple(frozenset(word.split("/")) for word in forms.split(" + "))
    return Query(kind, language, text, tuple(pages.split()), words)


def title(page, language):
    """The title of a page of the demonstration, from its file."""
    path = DEMO / page.strip("/") / f"page.{language}.md"
    return tomllib.loads(path.read_text(encoding="utf-8").split("+++")[1])["title"]


def scores(query, found):
    """(precision at 5, recall at 20) of the folders found, in order.

    Where fewer pages than five (or twenty) are expected, those are the most there can be.
    """
    expected = set(query.pages)
    first = len(expected.intersection(found[:FIRST])) / min(FIRST, len(expected))
    all_ = len(expected.intersection(found[:LOOKED_AT])) / min(LOOKED_AT, len(expected))
    return first, all_


def summary(answers):
    """{kind: {"queries", "precision", "recall"}} of [(Query, folders found)], with "all" at the end."""
    by_kind = {}
    for query, found in answers:
        for kind in (query.kind, "all"):
            by_kind.setdefault(kind, []).append(scores(query, found))
    by_kind["all"] = by_kind.pop("all")
    return {
        kind: {
            "queries": len(rows),
            "precision": round(mean(first for first, _all in rows), 3),
            "recall": round(mean(all_ for _first, all_ in rows), 3),
        }
        for kind, rows in by_kind.items()
    }
