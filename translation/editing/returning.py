"""Words that stood at a text before: with them the state comes back that they had."""

from translation import published, texts
from translation.editing import corrections
from translation.editing.findings import error_in
from translation.models import TextRevision
from translation.models.texts import FINISHED, State


def entry_for(opened, segment, data):
    """The Entry that keeps words typed, or taken back, into a field.

    A draft, unless they are the words that stood there before the correction began, or those that readers
    have. Who sent these very words back to work afterwards is not contradicted, nor are the checks.
    """
    found = _before(opened, segment, data) if data else None
    if found is None:
        return texts.Entry(segment, data, State.DRAFT)
    state = State(found.state)
    reviewer = found.user if state == State.REVIEWED else None
    return texts.Entry(segment, data, state, reviewer)


def _before(opened, segment, data):
    """The entry of the history whose words and state are back, or None."""
    entries = list(_history(opened, segment))
    same = next((entry for entry in entries if entry.data == data), None)
    if same is None or same.state in ("", State.DRAFT):
        return None
    began = next(entry for entry in entries if entry.state != State.DRAFT)
    if same is not began and not _is_public(opened, segment, data):
        return None
    if same.state in FINISHED and error_in(opened.translation, segment, data):
        return None
    return same


def _history(opened, segment):
    """Latest first."""
    rows = TextRevision.objects.filter(
        context_id=segment.context_id,
        string_id=segment.string_id,
        locale_id=opened.translation.target_locale_id,
    )
    return rows.select_related("user").order_by("-pk")


def _is_public(opened, segment, data):
    moment = corrections.published_at(opened)
    if moment is None:
        return False
    words = published.since(opened.translation, moment).words
    return words.get((segment.string_id, segment.context_id)) == data
