"""When no page has all the words of a query: the pages that have some, those with rare words and with most of them first."""

from math import log

from search.analysis import query_words
from search.found import Hit, searched
from search.letters import fold

# Each word costs a query, of so many pages at most; a word on as many says little.
MOST_WORDS = 8
MOST_PAGES = 200
SHOWN = 10


def having_some(query, pages, locale):
    """At most SHOWN Hits for a query of several words; MOST_WORDS queries at most."""
    words = {fold(word): word for word in query_words(query)}
    telling = [word for folded, word in words.items() if _tells(folded)][:MOST_WORDS]
    scores, found = {}, {}
    for word in telling if len(words) > 1 else ():
        having = [Hit(page) for page in searched(pages.filter(locale=locale), word, MOST_PAGES)]
        rarity = log(1 + MOST_PAGES / len(having)) if having else 0
        strongest = max((hit.strength for hit in having), default=0) or 1
        for hit in having:
            pk = hit.record.pk
            found.setdefault(pk, hit)
            # Twice for the page that is about it, such as the town of that name.
            scores[pk] = scores.get(pk, 0) + rarity * (1 + hit.strength / strongest)
    first = sorted(found, key=lambda pk: (-scores[pk], pk))[:SHOWN]
    return [found[pk] for pk in first]


def _tells(word):
    """A day or a piece of a sum stands by chance on many a page."""
    return len(word) > 3 if word.isdigit() else len(word) > 1
