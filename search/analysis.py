"""Words and terms: what stands in the index for a word, and what a word of a query looks for.

The script of a word decides its language, so that a text may mix them. A Bulgarian word stands under the
stems of itself and of its dictionary form, since each finds what the other misses (docs/decisions/search.md).
"""

import re
from functools import cache, lru_cache

from facts.transliteration import transliterate
from search.figures import whole_sums
from search.letters import LONGEST, fold, is_cyrillic, parts, words
from search.readings import readings

_ABSTRACT_PLURAL = re.compile("(ни|ти)я(?:та)?$")
# Three capitals at least: of two, chance makes Bulgarian words.
_ACRONYM = re.compile("[A-Z]{3,12}")
_SOFT_C = re.compile("c(?=[eiy])")
MAX_LENGTH = 200
MAX_WORDS = 12
FEW_READINGS = 8
MOST_SPOKEN = 12
# Say nothing by themselves: they stand on nearly every page, or only ask.
_BULGARIAN_STOP = """
    а без бе беше би в ви във го да до е за и из или им има й ли ме ми на над не ни но от по под при с са се си със то
    той тя че ще я със ли кой коя кое кои какво какъв каква какви как къде кога защо
"""
_ENGLISH_STOP = """
    a an and are as at be by for from in into is it its of on or that the this to was were with
    did do does how what when where which who why
"""
STOP = frozenset(f"{_BULGARIAN_STOP} {_ENGLISH_STOP}".split())


def index_terms(text):
    """The terms of a text, in the order of its words; a word has one to three. Sums in groups stand whole at the end."""
    return [*(term for word in words(text) for term in _terms(word)), *whole_sums(text)]


def query_terms(text):
    """For each word of a query the terms it looks for, any of which will do: [("договор", …), …].

    Letters and digits only, at most MAX_WORDS words of the first MAX_LENGTH characters. Words that say
    nothing („на“, "the") are left out unless there is no other.
    """
    return [alternatives(word) for word in query_words(text)]


def query_words(text):
    """The words of a query that are looked for, as written."""
    found = words(text[:MAX_LENGTH])[:MAX_WORDS]
    telling = [word for word in found if word.lower() not in STOP]
    return telling or found


def whole_name(text):
    """One term for a whole name, of its words' stems: who asks for just that name wants that page first."""
    stem = "".join(stems(fold(word))[0] for word in query_words(text))[: LONGEST - 1]
    return f"{stem}0" if stem else ""


def matches(word, terms):
    """True when a word of a text is among the terms looked for (a set, or any container)."""
    return any(term in terms for term in _terms(word))


@lru_cache(maxsize=50_000)
def _terms(word):
    folded = fold(word)
    found = dict.fromkeys(stems(folded))
    if is_cyrillic(folded):
        # Names are looked for in the other script too.
        if word[0].isupper():
            found[fold(transliterate(folded))] = None
        pieces = parts(folded)
        if len(pieces) > 1:
            found.update(dict.fromkeys(stem for piece in pieces for stem in stems(piece)))
    elif _ACRONYM.fullmatch(word):
        # SECON is looked for as „секон“ by those who have only heard it.
        spoken = [*readings(folded), *readings(_SOFT_C.sub("s", folded))]
        found.update(dict.fromkeys(stem for text in spoken[:MOST_SPOKEN] for stem in stems(text)))
    return tuple(term for term in found if term)


@lru_cache(maxsize=4096)
def alternatives(word):
    """The terms that a word of a query looks for, its own language first."""
    folded = fold(word)
    found = dict.fromkeys(stems(folded))
    if is_cyrillic(folded):
        latin = fold(transliterate(folded))
        found.update(dict.fromkeys((latin, *stems(latin))))
        # „2019г.“ is looked for as the year.
        found.update(dict.fromkeys(piece for piece in parts(folded) if piece.isdigit()))
    else:
        found[folded] = None
        for reading in likely_readings(folded):
            found.update(dict.fromkeys(stems(reading)))
    return tuple(term for term in found if term)


def likely_readings(latin):
    """Bulgarian spellings of a Latin word: those that are known words, or else the few likeliest."""
    found = readings(latin)
    known = [reading for reading in found if _is_known(reading)]
    return list(dict.fromkeys([*found[:1], *known])) if known else list(found[:FEW_READINGS])


@lru_cache(maxsize=50_000)
def stems(folded):
    """One to three stems of a folded word; figures and other scripts are their own."""
    if is_cyrillic(folded):
        stem, lemma = _bulgarian().stem, _lemma(folded, "bg")
        # „обучения“ is the plural of „обучение“; both libraries take it for a form of „обуча“.
        singular = _ABSTRACT_PLURAL.sub(r"\1е", folded)
        return tuple(dict.fromkeys((stem(folded), stem(lemma), stem(singular))))
    if folded.isascii() and folded.isalpha():
        stem, lemma = _english().stemWord, _lemma(folded, "en")
        return tuple(dict.fromkeys((stem(folded), stem(lemma))))
    return (folded,)


# --- The libraries are loaded at the first word, not at the start of every command ------------------


@cache
def _bulgarian():
    from bulstem.stem import BulStemmer

    # Context 2 and the frequency its author uses: 0.93 of the forms of 3,000 words meet.
    return BulStemmer.from_file("stem-context-2", min_freq=2, left_context=2)


@cache
def _english():
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _simplemma():
    import simplemma

    return simplemma


def _lemma(folded, language):
    # Its words for a whole sentence may hold a space or a capital.
    return fold(_simplemma().lemmatize(folded, lang=language))


def _is_known(reading):
    return len(reading) > 2 and _simplemma().is_known(reading, lang="bg")
