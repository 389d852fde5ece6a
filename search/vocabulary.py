"""The words that stand on pages, by language: noted when a page is indexed, read when a query is misspelt."""

from django.db.models import Count, Max
from wagtail.models import Page

from search.letters import fold, words
from search.models import Word

SHORTEST, LONGEST = 3, 40
AT_ONCE = 500
# {locale pk: (stamp, {folded: written})} of this process.
_known = {}


def note(pages_and_texts):
    """Adds the words of [(record, its texts)]; what is no page is passed over."""
    by_locale = {}
    for record, texts in pages_and_texts:
        if isinstance(record, Page):
            found = by_locale.setdefault(record.locale_id, {})
            for text in texts:
                for word in words(text):
                    _take(found, word)
    for locale_id, found in by_locale.items():
        _add(locale_id, found)


def _take(found, word):
    folded = fold(word)
    is_word = len(folded) >= SHORTEST and len(word) <= LONGEST and word.isalpha()
    # Where it is written small anywhere, the capital was only the beginning of a sentence.
    if is_word and (word[0].islower() or folded not in found):
        found[folded] = word


def _add(locale_id, found):
    keys = sorted(found)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        rows = Word.objects.filter(locale_id=locale_id, folded__in=some)
        known = dict(rows.values_list("folded", "written"))
        Word.objects.bulk_create(
            [
                Word(locale_id=locale_id, folded=key, written=found[key])
                for key in some
                if key not in known
            ],
            ignore_conflicts=True,
        )
        smaller = [
            key
            for key in some
            if key in known and known[key][0].isupper() > found[key][0].isupper()
        ]
        for row in rows.filter(folded__in=smaller) if smaller else []:
            row.written = found[row.folded]
            row.save(update_fields=["written"])


def known_words(locale):
    """{folded: as written} of a language; read anew when words were added or removed."""
    rows = Word.objects.filter(locale=locale)
    stamp = tuple(rows.aggregate(Max("pk"), Count("pk")).values())
    cached = _known.get(locale.pk)
    if cached is None or cached[0] != stamp:
        cached = _known[locale.pk] = (stamp, dict(rows.values_list("folded", "written")))
    return cached[1]


def forget():
    """Drops what this process knows."""
    _known.clear()
