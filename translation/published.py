"""What readers have of a public translation: the words that were finished when it was last published.

Kept nowhere by itself: the history of the texts (TextRevision) and the moment of the publication tell it.
A text's published words are its last finished entry up to that moment. Where there is none, the first entry
of all counts if it says what stood there before the history began, or followed the original to a new place or
wording of the same meaning: the history notes these later than readers had them.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from translation.models import TextRevision
from translation.models.texts import FINISHED, Origin

# Of a first entry: the words are older than it.
OLDER = (Origin.OTHER, Origin.MINOR, Origin.MOVED)

_FINISHED = ", ".join(f"'{state.value}'" for state in FINISHED)
_OLDER = ", ".join(f"'{origin.value}'" for origin in OLDER)
# SQL of the published words of the segment `x` in the locale `l`, for the row `t` of that language.
WORDS_SQL = f"""
SELECT h.data FROM translation_textrevision h
WHERE h.context_id = x.context_id AND h.string_id = x.string_id AND h.locale_id = l.id
  AND h.state IN ({_FINISHED})
  AND (h.created_at <= t.last_published_at OR (h.origin IN ({_OLDER}) AND NOT EXISTS (
    SELECT 1 FROM translation_textrevision e
    WHERE e.context_id = h.context_id AND e.string_id = h.string_id AND e.locale_id = h.locale_id
      AND e.id < h.id)))
ORDER BY h.id DESC LIMIT 1
"""  # noqa: S608 - our own constants


def has_words(locale_id, moment):
    """Condition on StringSegment: readers have words for it since `moment`, the last publication, or None.

    The same rule as WORDS_SQL; a test holds the two together.
    """
    place = {"context_id": OuterRef("context_id"), "string_id": OuterRef("string_id")}
    earlier = TextRevision.objects.filter(
        locale_id=OuterRef("locale_id"), pk__lt=OuterRef("pk"), **place
    )
    is_public = Q(origin__in=OLDER) & ~Exists(earlier)
    if moment is not None:
        is_public |= Q(created_at__lte=moment)
    return Exists(
        TextRevision.objects.filter(is_public, locale_id=locale_id, state__in=FINISHED, **place)
    )


@dataclass(frozen=True)
class Published:
    """{(string id, context id): the published words, None where there are none} of the texts written since."""

    words: dict

    def is_different(self, key, data):
        return key in self.words and self.words[key] != data


def since(translation, moment):
    """The Published of a translation that was last published at `moment`; one query."""
    rows = TextRevision.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )
    touched = rows.filter(created_at__gt=moment).values("context_id")
    entries = rows.filter(context_id__in=touched).order_by("pk")
    words, first, changed = {}, set(), set()
    for entry in entries.only("string_id", "context_id", "data", "state", "origin", "created_at"):
        key = (entry.string_id, entry.context_id)
        is_old = entry.created_at <= moment
        if entry.state in FINISHED and (is_old or (key not in first and entry.origin in OLDER)):
            words[key] = entry.data
        first.add(key)
        if not is_old:
            changed.add(key)
    return Published({key: words.get(key) for key in changed})
