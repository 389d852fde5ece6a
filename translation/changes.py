"""What became of each text of a source at its last publication: kept, changed, moved, new or removed.

Noted as TextChange rows while the engine's segments are rewritten (extraction.py). A row for a text that was
replaced in its turn stays: followed backwards, the rows lead to the text that a translator last translated,
which may be another one in each language. Words are never lost: the engine keeps every translation.
"""

from dataclasses import dataclass, field

from django.db.models import Q
from wagtail_localize.models import StringSegment, StringTranslation

from translation import carrying
from translation.models import TextChange
from translation.models.texts import Origin
from translation.pairing import Text, pair

Kind = TextChange.Kind


@dataclass
class Comparison:
    """`changed` and `moved` hold (text before or None, text now); all others are Texts."""

    changed: list = field(default_factory=list)
    moved: list = field(default_factory=list)
    new: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    same_order: bool = True

    def __bool__(self):
        """Whether anything is different, the order included."""
        found = self.changed or self.moved or self.new or self.removed
        return bool(found) or not self.same_order


def texts_of(source):
    """The Texts of a source, in order."""
    rows = StringSegment.objects.filter(source=source).order_by("order", "pk")
    return [Text(*row) for row in rows.values_list("context_id", "string_id", "string__data")]


def compare(before, after, known=()):
    """The Comparison of two lists of Texts; `known` are ids of strings that were translated elsewhere."""
    result = Comparison(same_order=before == after)
    if result.same_order:
        return result
    pairs, gone, come = pair(before, after)
    elsewhere = {text.string_id for text in before}.union(known)
    for old, now in [*pairs, *((None, text) for text in come)]:
        if now.string_id in elsewhere:
            result.moved.append((old, now))
        elif old is None:
            result.new.append(now)
        else:
            result.changed.append((old, now))
    result.removed = gone
    return result


def note(source, before, after, minor=None):
    """Writes down what changed, takes translations along; returns the Comparison.

    `minor` (MinorEdit) says that changed texts mean what they meant: their translations stay valid.
    """
    if not before:
        return Comparison(new=after, same_order=not after)  # translators see it for the first time
    if before == after:
        return Comparison()
    fresh = {text.string_id for text in after} - {text.string_id for text in before}
    result = compare(before, after, _translated_here(source, fresh))
    rows = _rows_of(source)
    _write(source, rows, result, minor)
    carrying.carry(
        source,
        [(old, now) for old, now in result.moved],
        origin=Origin.MOVED,
        user=minor.user if minor else None,
    )
    if minor:
        carrying.carry(source, result.changed, origin=Origin.MINOR, user=minor.user, exact=True)
    return result


def _translated_here(source, string_ids):
    """Those of the strings that were translated in some place of this object at some time."""
    if not string_ids:
        return set()
    found = StringTranslation.objects.filter(
        context__object_id=source.object_id, translation_of_id__in=string_ids
    )
    return set(found.values_list("translation_of_id", flat=True))


def _rows_of(source):
    return {
        (row.context_id, row.string_id): row for row in TextChange.objects.filter(source=source)
    }


def _write(source, rows, result, minor):
    wanted, dropped = {}, []

    def want(text, kind, previous_id=None):
        wanted[text.place] = (kind, previous_id)

    for old, now in result.moved:
        want(now, Kind.MOVED, old.string_id if old else None)
    for text in result.new:
        want(text, Kind.NEW)
    for text in result.removed:
        want(text, Kind.REMOVED, text.string_id)
    for old, now in result.changed:
        if not minor:
            want(now, Kind.CHANGED, old.string_id)
        elif old.place in rows:
            # What waited for a translator before goes on waiting.
            earlier = rows[old.place]
            want(now, earlier.kind, earlier.previous_id)
        elif now.place in rows:
            dropped.append(rows[now.place].pk)
    TextChange.objects.filter(pk__in=dropped).delete()
    TextChange.objects.bulk_create(
        (
            TextChange(
                source=source,
                context_id=context_id,
                string_id=string_id,
                previous_id=previous_id,
                kind=kind,
                changed_at=source.last_updated_at,
            )
            for (context_id, string_id), (kind, previous_id) in wanted.items()
        ),
        update_conflicts=True,
        unique_fields=["source", "context", "string"],
        update_fields=["previous", "kind", "changed_at"],
    )


def changes_of(source, locale=None):
    """{(context_id, string_id): TextChange} of the source's present texts and of the removed ones.

    With `locale` each row also carries what a translator into it had before: `previous_text` is the
    StringTranslation of the latest earlier text that has one (or None), and `previous` that earlier text.
    Three queries, however many texts.
    """
    present = set(
        StringSegment.objects.filter(source=source).values_list("context_id", "string_id")
    )
    rows = {
        (row.context_id, row.string_id): row
        for row in TextChange.objects.filter(source=source).select_related(
            "string", "previous", "context"
        )
    }
    shown = {
        place: row
        for place, row in rows.items()
        if (row.kind == Kind.REMOVED) != (place in present)
    }
    if locale is not None:
        _resolve(source, locale, shown, rows)
    return shown


def _resolve(source, locale, shown, rows):
    texts = _texts_by_string(source, locale, {row.previous_id for row in rows.values()})
    for row in shown.values():
        row.previous_text = next(_earlier(row, rows, texts), None)
        if row.previous_text is not None:
            row.previous = row.previous_text.translation_of


def _texts_by_string(source, locale, string_ids):
    """{string_id: [StringTranslation]} in this object."""
    found = {}
    texts = StringTranslation.objects.filter(
        context__object_id=source.object_id,
        translation_of_id__in=string_ids - {None},
        locale=locale,
    ).select_related("translation_of")
    for text in texts.order_by("has_error", "-updated_at"):
        found.setdefault(text.translation_of_id, []).append(text)
    return found


def _earlier(change, rows, texts):
    """The translations of the texts that stood there before, the latest text's first."""
    seen, string_id = set(), change.previous_id
    while string_id is not None and string_id not in seen:
        seen.add(string_id)
        here = texts.get(string_id, [])
        yield from sorted(here, key=lambda text: text.context_id != change.context_id)
        row = rows.get((change.context_id, string_id))
        string_id = row.previous_id if row else None


def previous_translation(change, locale):
    """The StringTranslation of what stood there before, as a translator into `locale` last left it; or None.

    Its `translation_of` is the text that was translated, for a comparison with the present one.
    """
    rows = _rows_of(change.source)
    texts = _texts_by_string(change.source, locale, {row.previous_id for row in rows.values()})
    return next(_earlier(change, rows, texts), None)


def removed_since(source, moment=None):
    """The TextChanges of texts that are gone, after `moment` (a datetime; None: ever)."""
    after = Q(changed_at__gt=moment) if moment else Q()
    rows = TextChange.objects.filter(after, source=source, kind=Kind.REMOVED)
    return rows.select_related("string", "previous", "context").order_by("pk")
