"""The texts of a translation as the editor shows them: what they are, how far, where they stand.

The number of queries does not grow with the texts.
"""

import json
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.functional import cached_property
from django.utils.http import int_to_base36
from django.utils.translation import pgettext, pgettext_lazy
from wagtail_localize.models import StringSegment, StringTranslation, TemplateSegment

from translation.diffs import word_diff
from translation.earlier import Earlier, earlier_of
from translation.editing import marks, originals, targets
from translation.editing.gone import place_key
from translation.editing.structure import Outline, Place
from translation.memory.marks import adapted
from translation.models import TextComment
from translation.models.texts import State
from translation.texts import state_of, version_of

MISSING = "missing"
CHANGED = "changed"
ERROR = "error"
NOT_PUBLIC = pgettext_lazy("words of a text", "not public yet")
DONE = (State.TRANSLATED, State.REVIEWED, State.KEPT)


@dataclass
class Row:
    segment: StringSegment
    place: Place
    text: StringTranslation | None
    # What stood here before the original was changed, or None.
    earlier: Earlier | None = None
    comments: int = 0
    link_targets: dict = field(default_factory=dict)
    is_since_return: bool = False
    # Not among those that were asked for.
    is_left_out: bool = False
    # Words, or another picture or link of theirs, that readers do not have yet.
    has_new_words: bool = False
    has_new_choice: bool = False
    # What readers have, where it is something else.
    published: str | None = None
    # What the checks say of it, to be read at the text: see findings.py.
    findings: list = field(default_factory=list)

    @property
    def previous(self):
        """The former text of the source that was translated."""
        return self.earlier.string if self.earlier else None

    @property
    def chain(self):
        """The ids of all former texts, for words that a browser kept of one of them."""
        return " ".join(map(int_to_base36, self.earlier.chain)) if self.earlier else ""

    @property
    def place_key(self):
        """For words that a browser keeps while the original changes; there are hundreds: short."""
        return place_key(self.segment)

    @property
    def pk(self):
        return self.segment.pk

    @property
    def source(self):
        return self.segment.string.data

    @cached_property
    def source_html(self):
        return marks.to_html(self.source, self.link_targets)

    @cached_property
    def value(self):
        return marks.to_field(self.text.data) if self.text else ""

    @property
    def version(self):
        return version_of(self.text)

    @cached_property
    def state(self):
        """One of State, or "missing", "changed", "error"."""
        if self.text is None or not self.text.data:
            return CHANGED if self.previous is not None else MISSING
        state = state_of(self.text)
        return ERROR if self.errors or (self.text.has_error and state in DONE) else state

    @property
    def is_done(self):
        return self.state in DONE

    @property
    def is_since_publication(self):
        return self.has_new_words or self.has_new_choice

    @property
    def fresh(self):
        """What of it readers do not have yet, in words; "" for nothing."""
        if self.has_new_words:
            return str(NOT_PUBLIC)
        return (
            pgettext("text", "other link or picture, not public yet") if self.has_new_choice else ""
        )

    @property
    def state_words(self):
        return state_words(self.state)

    @property
    def errors(self):
        return self._found("errors")

    @property
    def warnings(self):
        return self._found("warnings")

    def _found(self, level):
        """What the checks counted when it was last saved."""
        record = getattr(self.text, "state_record", None) if self.text else None
        return getattr(record, level) if record else 0

    @cached_property
    def change(self):
        """The Change from the source text that was translated before, or None."""
        if self.previous is None or self.is_done:
            return None
        return originals.change(self.previous.data, self.source)

    @cached_property
    def published_diff(self):
        """[(op, text)] from the words that readers have, or None."""
        if self.published is None:
            return None
        return word_diff(marks.plain(self.published), marks.plain(self.text.data))

    @property
    def old_html(self):
        """The translation of the former original, with the marks that the present one has."""
        if not self.earlier or not self.earlier.data or self.is_done:
            return ""
        fitting = adapted(self.earlier.data, self.earlier.string.data, self.source)
        return marks.to_html(fitting)

    @property
    def has_marks(self):
        return "<" in self.source.replace("<br/>", "")

    @property
    def words(self):
        return marks.words(self.source)


def state_words(state):
    words = {
        MISSING: pgettext("text", "not translated"),
        CHANGED: pgettext("text", "the original changed"),
        ERROR: pgettext("text", "has an error"),
    }
    return words.get(state) or State(state).label


def rows_of(translation, only=None):
    """The Rows of a Translation in the order of the editors' form; `only` is the pk of one StringSegment."""
    segments = _segments(translation.source_id)
    chosen = [segment for segment in segments if only is None or segment.pk == only]
    contexts = {segment.context_id for segment in chosen}
    known = _texts(translation, contexts if only else None)
    earlier = earlier_of(translation, known, contexts if only else None)
    comments = _comments(translation, contexts)
    outline = outline_of(translation.source)
    positions = _positions(segments)
    link_targets = targets.of(chosen)
    found = []
    for segment in chosen:
        key = (segment.string_id, segment.context_id)
        found.append(
            Row(
                segment,
                outline.place(segment.context.path, positions[segment.pk]),
                known.get(key),
                earlier.get(key),
                comments.get(key, 0),
                link_targets.get(segment.pk, {}),
            )
        )
    found.sort(key=lambda row: (row.place.rank, row.segment.order))
    return found


def row_of_text(translation, segment):
    """The Row of one StringSegment, by its pk."""
    return rows_of(translation, only=segment)[0]


def outline_of(source):
    rows = TemplateSegment.objects.filter(source=source).values_list(
        "context__path", "template__template"
    )
    model = source.specific_content_type.model_class()
    return Outline(model, json.loads(source.content_json), dict(rows))


def _segments(source_id):
    return list(
        StringSegment.objects.filter(source_id=source_id)
        .select_related("string", "context")
        .order_by("order")
    )


def _positions(segments):
    """{pk: which of the texts with the same path it is}."""
    seen, found = {}, {}
    for segment in segments:
        found[segment.pk] = seen.get(segment.context_id, 0)
        seen[segment.context_id] = found[segment.pk] + 1
    return found


def _texts(translation, contexts):
    """{(string id, context id): StringTranslation}, those of former source texts too."""
    rows = StringTranslation.objects.filter(locale_id=translation.target_locale_id)
    if contexts is None:
        rows = rows.filter(context__object_id=translation.source.object_id)
    else:
        rows = rows.filter(context_id__in=contexts)
    rows = rows.select_related("state_record")
    return {(row.translation_of_id, row.context_id): row for row in rows}


def _comments(translation, contexts):
    """{(string id, context id): open comments}."""
    rows = TextComment.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        resolved_at__isnull=True,
    )
    counts = rows.order_by().values("string_id", "context_id").annotate(n=Count("pk"))
    return {(row["string_id"], row["context_id"]): row["n"] for row in counts}
