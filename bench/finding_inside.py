"""Run inside the site's own process by bench/finding.py: answers the judged queries, or times them.

finding_inside.py quality|times   prints JSON
"""

import json
import random
import statistics
import sys
import time

import django

django.setup()

from wagtail.models import Locale, Page  # noqa: E402

from bench import judged  # noqa: E402
from search.spelling import suggest  # noqa: E402
from search.vocabulary import known_words  # noqa: E402

STOCK = "stock" in sys.argv[2:]
PER_PAGE = 10
KNOWN_ITEMS = 60


def pages_of(locale):
    return Page.objects.live().public().filter(locale=locale, depth__gt=1)


def answer(text, locale, spelling=True):
    """Titles of the first twenty pages; of what was meant, where nothing is found and our search knows it."""
    found = [
        page.title for page in pages_of(locale).search(text, operator="and")[: judged.LOOKED_AT]
    ]
    if not found and spelling and not STOCK:
        meant = suggest(text, pages_of(locale), locale)
        return answer(meant, locale, spelling=False) if meant else []
    return found


def quality():
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    answers, worst = [], []
    for query in judged.queries():
        folders = {judged.title(page, query.language): page for page in query.pages}
        found = [folders.get(name, name) for name in answer(query.text, locales[query.language])]
        answers.append((query, found))
        recall = judged.scores(query, found)[1]
        if recall < 1:
            missing = [page for page in query.pages if page not in found]
            worst.append([query.language, query.text, round(recall, 2), missing])
    return {"summary": judged.summary(answers), "missed": worst}


def times():
    """Median and 95th percentile, in milliseconds, of counting the results and reading the first ten."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    chosen = random.Random(3).sample(judged.queries(), 120)
    ask(chosen[0].text, locales["bg"])
    spent = []
    for query in chosen:
        started = time.perf_counter()
        ask(query.text, locales[query.language])
        spent.append(1000 * (time.perf_counter() - started))
    result = {
        "pages": Page.objects.count(),
        "median_ms": round(statistics.median(spent), 1),
        "p95_ms": round(statistics.quantiles(spent, n=20)[-1], 1),
        "known_items": known_items(locales["bg"]),
    }
    return result if STOCK else result | spelling(chosen, locales)


def ask(text, locale):
    results = pages_of(locale).search(text, operator="and")
    return results.count(), list(results[:PER_PAGE])


def known_items(locale):
    """The share of generated pages that stand among the first five for their own title."""
    rows = list(pages_of(locale).filter(slug__startswith="generated").values_list("pk", "title"))
    chosen = random.Random(5).sample(rows, min(KNOWN_ITEMS, len(rows)))
    found = sum(pk in {page.pk for page in ask(title, locale)[1][:5]} for pk, title in chosen)
    return round(found / max(1, len(chosen)), 3)


def spelling(chosen, locales):
    """What a suggestion costs beside the searches it tries, once the words are read."""
    words = [query for query in chosen if query.kind == "typo"]
    spent = []
    for locale in locales.values():
        known_words(locale)
    for query in words:
        locale = locales[query.language]
        started = time.perf_counter()
        suggest(query.text, pages_of(locale), locale)
        spent.append(1000 * (time.perf_counter() - started))
    return {"suggest_ms": round(statistics.median(spent), 1)}


if __name__ == "__main__":
    print(json.dumps({"quality": quality, "times": times}[sys.argv[1]](), ensure_ascii=False))
