"""What a translator does to one text: save, finish, keep, take back. Each says what became of it."""

from dataclasses import dataclass, field

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation

from translation import roles, texts
from translation.editing import gone, marks, returning
from translation.editing.findings import error_in
from translation.models import TextRevision
from translation.models.texts import Origin, State
from translation.scripts import is_left_in_source_script
from translation.texts import Entry

# What a browser may say about where words came from.
SAID = {Origin.TYPED, Origin.COPIED, Origin.MEMORY}
SAVE, DONE, REVIEWED, DRAFT, KEEP, UNKEEP, UNDO, ASIDE = (
    "save", "done", "reviewed", "draft", "keep", "unkeep", "undo", "aside",
)  # fmt: skip
STATES = {SAVE: State.DRAFT, DRAFT: State.DRAFT, DONE: State.TRANSLATED, REVIEWED: State.REVIEWED}


# What says that a translator is finished with the words; an error of the checks stands in the way.
FINISHED = (State.TRANSLATED, State.REVIEWED)


class Refused(Exception):
    """The wish cannot be met; the words say why, nothing was changed."""


@dataclass
class Outcome:
    text: StringTranslation | None
    message: str = ""


def segment_of(translation, pk):
    return get_object_or_404(
        StringSegment.objects.select_related("string", "context"),
        pk=pk,
        source_id=translation.source_id,
    )


def keep_before(opened, segment, before, multiline=True):
    """Typed words that others took the place of before they were saved go into the history.

    `before` are these words, oldest first. What stands there is not touched, whoever wrote it.
    """
    for words in before:
        data = marks.from_field(words, multiline)
        if data:
            texts.note(opened.translation, segment, data, opened.user)


def act(opened, segment, do, *, value="", expected=None, origin="", revision=None, multiline=True):
    """Raises texts.Conflict, or Refused. `value` is what stands in the field."""
    origin = origin if origin in SAID else Origin.TYPED
    if do == UNDO:
        return _undo(opened, segment, revision, expected)
    if do == KEEP:
        return _keep(opened, segment, expected)
    if do == UNKEEP:
        return _save(opened, segment, "", State.DRAFT, expected, Origin.TYPED)
    if do not in STATES:
        raise Refused(_("This is not known here."))
    if do == REVIEWED and not opened.may(roles.REVIEW):
        raise Refused(_("Only reviewers may mark a text as reviewed."))
    data = marks.from_field(value, multiline)
    if do in (DONE, REVIEWED) and not data:
        raise Refused(_("The translation is empty."))
    if do == SAVE:
        return _keep_typed(opened, segment, data, expected, origin)
    try:
        return _save(opened, segment, data, STATES[do], expected, origin)
    except texts.Conflict as conflict:
        if not _is_same(conflict, data):
            raise
        return _save(opened, segment, data, STATES[do], texts.version_of(conflict.text), origin)


def _is_same(conflict, data):
    """The very same words, such as one's own whose answer was lost on the way."""
    return conflict.text is not None and conflict.text.data == data


def _save(opened, segment, data, state, expected, origin):
    message = ""
    if not marks.is_balanced(data):
        state, message = (
            State.DRAFT,
            _("A mark is open: every mark needs its beginning and its end."),
        )
    elif state in FINISHED and (error := error_in(opened.translation, segment, data)):
        state, message = State.DRAFT, error
    entry = Entry(segment, data, state)
    text = texts.save(opened.translation, entry, user=opened.user, expected=expected, origin=origin)
    if not message and texts.state_of(text) != state:
        message = text.get_error() or _("This text cannot be used as it is.")
    return Outcome(text, message)


def _keep_typed(opened, segment, data, expected, origin):
    """Saved by itself while somebody writes: a draft, or what these words were before."""
    entry = returning.entry_for(opened, segment, data)
    try:
        if entry.state == State.DRAFT:
            return _save(opened, segment, data, State.DRAFT, expected, origin)
        # What stood there before is taken back.
        said = {"user": opened.user, "expected": expected, "origin": Origin.UNDO}
        return Outcome(texts.save(opened.translation, entry, **said))
    except texts.Conflict as conflict:
        if not _is_same(conflict, data):
            raise
        return Outcome(conflict.text)


def leave(opened, segment, value, expected, multiline=True):
    """The field holds what stands there: nothing is saved. Raises texts.Conflict when it is something else."""
    text, data = texts.find(opened.translation, segment), marks.from_field(value, multiline)
    if expected not in (None, texts.version_of(text)) and (text is None or text.data != data):
        raise texts.Conflict(text)
    return Outcome(text)


def _keep(opened, segment, expected):
    code = opened.translation.target_locale.language_code
    if is_left_in_source_script(segment.string.data, code):
        raise Refused(
            _(
                "A text in Cyrillic letters alone cannot stay as it is: readers of %(language)s need it."
            )
            % {"language": opened.translation.target_locale.get_display_name()}
        )
    return _save(opened, segment, segment.string.data, State.KEPT, expected, Origin.COPIED)


def _undo(opened, segment, pk, expected):
    """Brings back the words and the state of an entry of the history."""
    revision = get_object_or_404(
        TextRevision,
        pk=pk,
        context_id=segment.context_id,
        string_id=segment.string_id,
        locale_id=opened.translation.target_locale_id,
    )
    state = revision.state or State.DRAFT
    if state == State.REVIEWED and not opened.may(roles.REVIEW):
        state = State.TRANSLATED
    return _save(opened, segment, revision.data, state, expected, Origin.UNDO)


# --- the whole form at once, without a script ----------------------------------------------------------


@dataclass
class FormOutcome:
    saved: int = 0
    messages: list = None
    # {pk of a segment: (what was typed, what somebody else saved)}
    conflicts: dict = None
    # What was typed for texts that are no longer there.
    homeless: list = field(default_factory=list)


def act_on_form(opened, rows, posted, do):
    """Saves what was changed in the plain form; what met somebody else's words is given back, not saved."""
    outcome = FormOutcome(0, [], {})
    versions = _versions(posted.get("versions", ""))
    for row in rows:
        value = posted.get(f"t{row.pk}")
        if value is None:
            continue
        value = value.replace("\r\n", "\n")
        if value.strip() == row.value.strip():
            continue
        seen = versions.get(row.pk, texts.ABSENT)
        if seen != row.version and _is_old(row, value):
            continue
        _act_on_row(opened, row, value, seen, do, outcome)
    outcome.homeless = gone.homeless(opened.translation, rows, posted)
    return outcome


def _act_on_row(opened, row, value, seen, do, outcome):
    try:
        found = act(
            opened,
            row.segment,
            do if value.strip() else SAVE,
            value=value,
            expected=seen,
            multiline=row.place.multiline,
        )
    except texts.Conflict as conflict:
        theirs = marks.to_field(conflict.text.data) if conflict.text else ""
        outcome.conflicts[row.pk] = (value, theirs)
    except Refused as refused:
        outcome.messages.append(str(refused))
    else:
        outcome.saved += 1
        if found.message:
            outcome.messages.append(f"{row.place.label}: {found.message}")


def _versions(given):
    """{segment: version} out of "12:3,13:1"."""
    pairs = (pair.partition(":") for pair in given.split(","))
    return {int(pk): int(v) for pk, _c, v in pairs if pk.isdigit() and v.isdigit()}


def _is_old(row, value):
    """The field was not touched: it holds what stood there before somebody else saved."""
    if row.text is None:
        return not value.strip()
    old = texts.history_of(row.text).values_list("data", flat=True)
    return not value.strip() or any(marks.to_field(data).strip() == value.strip() for data in old)
