""" "Did you mean": the nearest words that stand on pages, and only when they find something."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.transliteration import transliterate
from search.analysis import likely_readings, query_words
from search.letters import fold, is_cyrillic
from search.vocabulary import SHORTEST, known_words

# A search is tried for at most so many: each costs a query.
MOST_TRIED = 3
MOST_WORDS = 4


def suggest(text, pages, locale):
    """The query `text` with its misspelt words put right, or "" when nothing better is known.

    `pages`: the searchable pages of the reader's language, `locale`. Whatever is suggested finds some of
    them. Costs two queries, and up to three for each misspelt word.
    """
    known = known_words(locale)
    better = text
    for word in query_words(text)[:MOST_WORDS]:
        if fold(word) in known or _finds(word, pages):
            continue
        right = next((near for near in nearest(word, known) if _finds(near, pages)), None)
        if right is None:
            return ""
        better = better.replace(word, right, 1)
    return better if better != text and _finds(better, pages) else ""


def nearest(word, known):
    """At most MOST_TRIED words that `word` may be a slip of, the nearest first."""
    folded = fold(word)
    if is_cyrillic(folded):
        spellings = [folded, fold(transliterate(folded))]
    else:
        spellings = [folded, *likely_readings(folded)[:3]]
    found = {}
    for order, spelling in enumerate(spellings):
        if len(spelling) < SHORTEST:
            continue
        for near, distance, _index in process.extract(
            spelling, known.keys(), scorer=OSA.distance, score_cutoff=slips(spelling), limit=8
        ):
            # The script is seldom wrong, nor is a first letter; of two words as near, the one of the same length.
            cost = (distance, order, near[0] != spelling[0], abs(len(near) - len(spelling)), near)
            found[near] = min(cost, found.get(near, cost))
    return [known[near] for near in sorted(found, key=found.get)[:MOST_TRIED]]


def slips(word):
    """How many letters may be wrong, missing, superfluous or exchanged with their neighbour."""
    return 1 if len(word) < 6 else 2


def _finds(text, pages):
    results = pages.search(text, operator="and", order_by_relevance=False)
    # Without an order the database stops at the first.
    return hasattr(results, "get_queryset") and results.get_queryset().order_by().exists()
