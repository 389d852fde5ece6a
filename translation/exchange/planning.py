"""What an uploaded file would change: worked out for the report, and once more when it is applied."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation

from translation import roles, writable
from translation.earlier import earlier_in
from translation.exchange import finding, inline
from translation.exchange.plans import FINISHED, WRITABLE, Kind, Plan, Row
from translation.exchange.refusals import Refused
from translation.lengths import limit_of
from translation.models.texts import HELD_BACK, State
from translation.quality import checking
from translation.scripts import is_left_in_source_script
from translation.targets import locate
from translation.text_writing import model_translated
from translation.texts import state_of, version_of


def build(files, user, translation=None, take_reviews=False):
    """The Plan for IncomingFiles. Raises Refused when nothing of them can be of this site or for this person.

    `take_reviews`: what the file calls reviewed is reviewed here, too, where the person may review.
    """
    plan = Plan(rows=[])
    for file in files:
        locale = finding.locale_of(file, translation)
        index = finding.index_of(file, locale, translation)
        if not any(index.knows(unit.id) for unit in file.units):
            raise Refused(_("“%s” holds no text of this site in this language.") % file.name)
        _File(file, locale, index, user, take_reviews).add_to(plan)
    return plan


class _File:
    """One file, with everything of ours that its units meet."""

    def __init__(self, file, locale, index, user, take_reviews):
        self.units = list({unit.id: unit for unit in file.units}.values())
        self.locale, self.index, self.user = locale, index, user
        self.take_reviews = take_reviews
        known = dict(_known(index, self.units))
        self.segments = StringSegment.objects.select_related("string", "context").in_bulk(known)
        self.translations = finding.translations_by_source(set(known.values()), locale)
        contexts = {segment.context_id for segment in self.segments.values()}
        self.texts = {
            (text.translation_of_id, text.context_id): text
            for text in StringTranslation.objects.filter(
                locale=locale, context_id__in=contexts
            ).select_related("state_record")
        }
        self.earlier = earlier_in(set(self.translations), {locale.pk: self.texts}, contexts)[
            locale.pk
        ]
        self.rights = {pk: _rights(user, one) for pk, one in self.translations.items()}

    def add_to(self, plan):
        may_review = any(right.may_review for right in self.rights.values())
        for unit in self.units:
            row = self.row(unit)
            plan.rows.append(row)
            is_open = row.kind in WRITABLE or (
                row.kind == Kind.SAME and row.here == State.TRANSLATED
            )
            if unit.state == State.REVIEWED and is_open and may_review:
                plan.claims += 1

    def row(self, unit):
        if unit.id not in self.index.segments:
            return self._row_without_text(unit)
        pk, source_id = self.index.segments[unit.id]
        segment, translation = self.segments[pk], self.translations[source_id]
        text = self.texts.get((segment.string_id, segment.context_id))
        source = segment.string.data
        unit = finding.with_breaks(unit, source)
        row = Row(
            Kind.SAME,
            unit.id,
            incoming=words_in(unit, source),
            source=source,
            written_for=inline.words_of(unit.source or []),
            current=text.data if text is not None else "",
            version=version_of(text),
            here=state_of(text) if text is not None else "",
            segment=segment,
            translation=translation,
        )
        row.state = self._state(unit, source_id)
        row.kind, row.reason = self._kind(unit, row, text, self.rights[source_id])
        if row.kind in WRITABLE:
            self._check(row)
        return row

    def _row_without_text(self, unit):
        """The words are for an original that is gone; what stands in its place is shown where it is one text."""
        row = Row(
            Kind.UNKNOWN,
            unit.id,
            incoming=inline.words_of(unit.target),
            written_for=inline.words_of(unit.source or []),
        )
        now = self.index.now_at(unit.id)
        if now:
            row.kind = Kind.SOURCE_CHANGED
            row.translation = self.translations.get(next(iter(now.values())))
        if len(now) == 1:
            row.segment = self.segments[next(iter(now))]
            row.source = row.segment.string.data
        return row

    def _state(self, unit, source_id):
        if unit.state == State.REVIEWED:
            may = self.take_reviews and self.rights[source_id].may_review
            return State.REVIEWED if may else State.TRANSLATED
        return unit.state or State.TRANSLATED

    def _kind(self, unit, row, text, right):
        """(Kind, why it is refused or "")"""
        kind = _kind_of_file(unit, row)
        if kind is None:
            if text is None and self._is_old_offer(unit, row):
                return Kind.SAME, ""
            kind = _kind_here(unit, row, row.here)
        if kind in WRITABLE and right.refusal:
            return Kind.REFUSED, right.refusal
        if kind == Kind.REVIEWED and not right.may_overwrite:
            return Kind.REFUSED, _(
                "It was reviewed; only a reviewer or a manager may overwrite it."
            )
        return kind, ""

    def _is_old_offer(self, unit, row):
        """A translation of the text before it changed, offered in the file and left as it was."""
        context_id = row.segment.context_id
        earlier = self.earlier.get((row.segment.string_id, context_id))
        if unit.state != State.DRAFT or earlier is None:
            return False
        # Files of before this rule offered a later draft.
        old = [self.texts.get((string_id, context_id)) for string_id in earlier.chain]
        words = [earlier.data, *(text.data for text in old if text is not None)]
        return row.incoming in map(inline.canonical, words)

    def _check(self, row):
        model = model_translated(row.translation)
        row.findings = checking.run(
            row.source,
            row.incoming,
            locale=self.locale,
            limit=limit_of(locate(model, row.segment.context)),
        )
        if row.has_errors:
            row.state = State.DRAFT


def _known(index, units):
    """(pk of StringSegment, pk of TranslationSource) of the units' texts, or of what stands there by now."""
    for unit in units:
        if unit.id in index.segments:
            yield index.segments[unit.id]
        else:
            yield from index.now_at(unit.id).items()


@dataclass(frozen=True)
class _Right:
    refusal: str | None
    may_review: bool
    may_overwrite: bool


def _rights(user, translation):
    if not roles.may(user, roles.TRANSLATE, translation):
        return _Right(_("You have no part in this translation."), False, False)
    may_review = roles.may(user, roles.REVIEW, translation)
    return _Right(
        writable.refusal(user, translation),
        may_review,
        may_review or roles.may(user, roles.MANAGE, translation),
    )


def words_in(unit, source):
    """The unit's words as the engine keeps texts."""
    pieces = unit.target if unit.has_tags else inline.from_numbers(unit.target, source)
    return inline.canonical(inline.render(pieces).strip())


def _kind_of_file(unit, row):
    """What the file alone decides; None when it brings words for a text of ours."""
    if unit.source is not None and inline.words_of(unit.source) != inline.words_of(
        inline.parse(row.source)
    ):
        return Kind.SOURCE_CHANGED
    if unit.state == State.KEPT:
        return Kind.SAME
    if not inline.words_of(unit.target):
        return Kind.EMPTY
    if _is_copy_of_source(unit, row):
        return Kind.SAME if inline.canonical(row.current) == row.incoming else Kind.COPY
    return Kind.PARTIAL if unit.is_partial else None


def _is_copy_of_source(unit, row):
    """Programs put the original where nobody has translated yet."""
    if row.incoming != inline.canonical(row.source):
        return False
    language = row.translation.target_locale.language_code
    return unit.state in ("", State.DRAFT) or is_left_in_source_script(row.incoming, language)


def _kind_here(unit, row, state):
    """What the words bring to the text that stands here in `state` ("" for none)."""
    if not state:
        return Kind.NEW
    if inline.canonical(row.current) == row.incoming:
        is_raised = unit.state in FINISHED and (
            state in HELD_BACK or (row.state == State.REVIEWED and state == State.TRANSLATED)
        )
        return Kind.RAISED if is_raised else Kind.SAME
    if state not in HELD_BACK and row.state == State.DRAFT:
        return Kind.UNFINISHED
    return Kind.REVIEWED if state in (State.REVIEWED, State.KEPT) else Kind.CHANGED
