"""What editors keep for the search, ready for use: the groups of synonyms and the recommended pages.

In the cache for each language until an editor changes something: a search takes no query for it.
"""

import uuid
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.translation import get_language

from facts.rows import gather
from search.analysis import stems
from search.models import Promotion, SynonymGroup
from search.models.lines import are_forms, lines_of, stems_of
from search.synonyms import Synonym, register

CACHE_SECONDS = 24 * 3600


@dataclass
class Kept:
    """`entries` [(stems of each word, the other entries of the group)]; `promotions` [(stems of each word
    of a phrase, the page's translation key, description)]."""

    entries: list = field(default_factory=list)
    promotions: list = field(default_factory=list)


def _key(language):
    return f"search:kept:{language}"


def kept(language):
    """The Kept of a language: from the cache, or one query."""
    found = cache.get(_key(language))
    if found is None:
        found = _read(language)
        cache.set(_key(language), found, CACHE_SECONDS)
    return found


def _read(language):
    promoted = {"key": "page__translation_key", "pk": "pk"}
    promoted |= {name: name for name in ("phrases", "description")}
    rows = gather(
        {
            "groups": (SynonymGroup.objects.filter(language=language), {"entries": F("entries")}),
            "promotions": (
                Promotion.objects.filter(language=language),
                {name: F(column) for name, column in promoted.items()},
            ),
        }
    )
    groups = [lines_of(row["entries"]) for row in rows["groups"]]
    return Kept(
        [
            (stems_of(line), tuple(other for other in lines if other != line))
            for lines in groups
            for line in lines
        ],
        [
            (stems_of(phrase), uuid.UUID(row["key"]), row["description"])
            for row in sorted(rows["promotions"], key=lambda row: row["pk"])
            for phrase in lines_of(row["phrases"])
        ],
    )


def promotions_for(query, language):
    """{translation key: description} of the pages recommended for a query, as editors added them."""
    asked = stems_of(query)
    return {
        key: description
        for phrase, key, description in kept(language).promotions
        if _are_same(phrase, asked)
    }


def _are_same(one, other):
    """True when every word of each is a form of a word of the other; the order does not matter."""
    return len(one) == len(other) and all(
        any(not word.isdisjoint(counterpart) for counterpart in there)
        for here, there in ((one, other), (other, one))
        for word in here
    )


@register
def synonyms(words):
    """A source for search.synonyms: in the language of the page the reader is on."""
    entries = kept(get_language() or "").entries
    looked_for = [frozenset(stems(word)) for word in words]
    for wanted, others in entries:
        for start in range(len(looked_for) - len(wanted) + 1):
            if are_forms(looked_for[start : start + len(wanted)], wanted):
                yield Synonym(start, start + len(wanted), others)


@receiver([post_save, post_delete], sender=SynonymGroup)
@receiver([post_save, post_delete], sender=Promotion)
def forget(sender, instance, **kwargs):
    """In all languages: a record may have been of another before."""
    _forget()
    # Until then another process may have read the old state and kept it again.
    transaction.on_commit(_forget)


def _forget():
    cache.delete_many([_key(code) for code, _name in settings.LANGUAGES])
