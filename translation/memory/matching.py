"""Finding what was translated before.

The originals whose length allows the wished likeness are compared by letters changed (Levenshtein), the
same way on SQLite and on PostgreSQL, without an extension of the database (bench/memory.py measures it). The
trigram index of PostgreSQL is about as quick; it finds nothing in Cyrillic where the database was made with
the locale C.
"""

import math
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from translation.diffs import word_diff
from translation.memory import places
from translation.memory.marks import adapted, folded, plain
from translation.memory.originals import originals
from translation.models import MemoryEntry

SITE = MemoryEntry.Origin.SITE
# So many of the nearest originals are looked at; each may have several translations.
CANDIDATES = 40
IDENTICAL, SAME_WORDS = 100, 99


@dataclass(frozen=True)
class Match:
    """One translation of the memory for the text that is to be translated.

    `source` and `target` are as the engine stores texts (with `<b>`, `<a id="a1">`), `target` with the marks
    of the asked text as far as possible. `percent` is 0 to 100, 100 for the very same text; `origin` is
    "site" or "tmx". `used_in` are the places (memory.places.Place) that `user` may see, `times` counts all.
    `diff` is [(op, text)] of translation.diffs, from the words of `source` to those asked for.
    """

    source: str
    target: str
    percent: int
    origin: str
    used_in: tuple = ()
    diff: tuple = field(default=())
    approved: bool = False
    updated_at: object = None
    times: int = 1
    file_name: str = ""


def matches(text, source_locale, target_locale, *, limit=5, minimum=70, user=None, segment=None):
    """Matches of at least `minimum` percent, best first. Locales are Wagtail's.

    `segment` (a StringSegment) is where the translation will stand: its own present translation is no match,
    and of equals those of the same section of the site come first. Without `user` no places are told.
    """
    scored = _scored(text, source_locale, target_locale, minimum)
    if not scored:
        return []
    entries = MemoryEntry.objects.filter(pk__in=scored, forgotten=False).select_related(
        "text__context"
    )
    if segment is not None:
        entries = entries.exclude(
            text__context_id=segment.context_id, text__translation_of_id=segment.string_id
        )
    groups = {}
    for entry in entries:
        groups.setdefault((entry.source_folded, entry.target_text), []).append(entry)
    near = places.section_of(segment) if segment is not None else None
    sections = places.sections(entries) if near else {}
    found = [_match(text, group, scored, near, sections) for group in groups.values()]
    found.sort(key=lambda item: item[0])
    found = found[:limit]
    seen = places.visible(user, target_locale, [e for _key, _m, group in found for e in group])
    return [_with_places(match, group, seen) for _key, match, group in found]


def likeness(one, other):
    """How much alike two originals are, in percent; 100 only for the very same text."""
    if one == other:
        return IDENTICAL
    score = Levenshtein.normalized_similarity(folded(one), folded(other))
    return min(SAME_WORDS, math.floor(100 * score))


def _scored(text, source_locale, target_locale, minimum):
    """{pk of an entry: percent}."""
    words = folded(text)
    if not words:
        return {}
    share = minimum / 100
    keys, texts = originals(source_locale, target_locale).between(
        math.floor(len(words) * share), math.ceil(len(words) / share)
    )
    best = process.extract(
        words,
        texts,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=share,
        limit=CANDIDATES,
    )
    return {keys[index]: math.floor(100 * score) for _source, score, index in best}


def _match(text, group, scored, near, sections):
    """(sort key, Match, entries) of the entries that say the same."""
    group = sorted(group, key=lambda entry: (entry.origin != SITE, -entry.updated_at.timestamp()))
    identical = next((entry for entry in group if entry.source_text == text), None)
    entry = identical or group[0]
    percent = IDENTICAL if identical else min(SAME_WORDS, scored[entry.pk])
    is_near = near is not None and any(
        entry.text_id and sections.get(entry.text.context.object_id) == near for entry in group
    )
    match = Match(
        source=entry.source_text,
        target=adapted(entry.target_text, entry.source_text, text),
        percent=percent,
        origin=group[0].origin,
        diff=tuple(word_diff(plain(entry.source_text), plain(text))),
        approved=any(entry.approved for entry in group if entry.origin == SITE),
        updated_at=max(entry.updated_at for entry in group),
        times=len(group),
        file_name=group[0].file_name,
    )
    key = (
        -percent,
        match.origin != SITE,
        not is_near,
        not match.approved,
        -match.updated_at.timestamp(),
    )
    return key, match, group


def _with_places(match, group, seen):
    keys = [entry.text.context.object_id for entry in group if entry.text_id]
    found = tuple(dict.fromkeys(seen[key] for key in keys if key in seen))
    return Match(**{**vars(match), "used_in": found})
