"""A query as the index is asked it: every group must be there, in one of its ways."""

from functools import lru_cache

from facts.transliteration import transliterate
from search.analysis import (
    MAX_LENGTH,
    MAX_WORDS,
    alternatives,
    likely_readings,
    query_terms,
    query_words,
    whole_name,
)
from search.figures import figures_read
from search.letters import fold, is_cyrillic, words
from search.synonyms import expansions

MAX_PHRASES = 12


@lru_cache(maxsize=256)
def _cached(text, known):
    return _groups([alternatives(word) for word in query_words(text)], known)


def _groups(asked, known):
    """Groups of the words of a query, each given by its terms; `known` are the Synonyms of its stretches."""
    by_start = {synonym.start: synonym for synonym in known}
    groups, position = [], 0
    while position < len(asked):
        synonym = by_start.get(position)
        end = synonym.end if synonym else position + 1
        ways = [tuple(asked[position:end])]
        for phrase in synonym.phrases[:MAX_PHRASES] if synonym else ():
            ways.append(tuple(query_terms(phrase)))
        groups.append(tuple(dict.fromkeys(way for way in ways if way)))
        position = end
    return tuple(groups)


def parsed(text):
    """Groups of a query; a group is a tuple of ways, a way a tuple of words, a word a tuple of terms.

    A page is found when for every group there is a way of which every word has one of its terms. Empty
    when the text holds no letter and no digit.
    """
    folded = [fold(word) for word in query_words(text)]
    return _cached(text, tuple(expansions(folded, figures_read(text, folded))))


def names_looked_for(text):
    """The terms of whole names that a query may be: as it is written, and in its other spellings."""
    groups = parsed(text)
    names = [whole_name(text)]
    if len(groups) == 1:
        # A synonym's or another script's spelling of one word.
        words_alone = [way[0] for way in groups[0] if len(way) == 1]
        names += [f"{term}0" for terms in words_alone for term in terms]
    return list(dict.fromkeys(name for name in names if name))


def terms_looked_for(text):
    """Every term of a query, synonyms included, as a set: what `search.analysis.matches` compares with."""
    return {term for group in parsed(text) for way in group for word in way for term in word}


def begun(text):
    """Groups for a query that is still being typed: the last word may go on. Prefixes end with "*".

    A name typed to its end finds its other spellings, as in a search.
    """
    found = words(text[:MAX_LENGTH])[:MAX_WORDS]
    if not found:
        return ()
    whole = query_words(" ".join(found[:-1]))
    known = expansions([fold(word) for word in [*whole, found[-1]]])
    return _groups([*map(alternatives, whole), _going_on(found[-1])], known)


def _going_on(word):
    folded = fold(word)
    if is_cyrillic(folded):
        spellings = [folded, fold(transliterate(folded))]
    else:
        spellings = [folded, *likely_readings(folded)]
    return tuple(dict.fromkeys([f"{text}*" for text in spellings if text] + [*alternatives(word)]))
