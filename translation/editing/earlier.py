"""What stood at the place of a text before its original was changed, and how it was translated."""

from dataclasses import dataclass

from wagtail_localize.models import String

from translation.models import TextChange, TextRevision
from translation.models.texts import HELD_BACK, State
from translation.texts import state_of

FINISHED = [state for state in State.values if state not in HELD_BACK]


@dataclass(frozen=True)
class Earlier:
    """`string` is the former text of the source that was translated, `data` its translation ("" for none).

    `chain` holds the ids of all former texts of the place, latest first.
    """

    string: String
    data: str
    chain: tuple


def earlier_of(translation, known, only=None):
    """{(string id, context id): Earlier} of the changed texts.

    `known` is {(string id, context id): StringTranslation}, `only` the contexts that are asked about. The last
    finished translation goes before a later draft, which is still in the history. Three queries at most.
    """
    rows = TextChange.objects.filter(source_id=translation.source_id)
    if only is not None:
        rows = rows.filter(context_id__in=only)
    rows = {(row.string_id, row.context_id): row for row in rows.select_related("previous")}
    chains = {
        key: _chain(key, rows)
        for key, row in rows.items()
        if row.kind == TextChange.Kind.CHANGED and row.previous is not None
    }
    finished = _finished_once(translation, chains, known)
    strings = {row.previous_id: row.previous for row in rows.values() if row.previous}
    found = {}
    for key, chain in chains.items():
        string_id, data = _choose(chain, key[1], known, finished)
        found[key] = Earlier(strings[string_id], data, chain)
    return found


def _chain(key, rows):
    string_id, context_id = key
    chain = []
    row = rows[key]
    while row is not None and row.previous_id and row.previous_id not in (string_id, *chain):
        chain.append(row.previous_id)
        row = rows.get((row.previous_id, context_id))
    return tuple(chain)


def _finished_once(translation, chains, known):
    """{(string id, context id): words} that were finished before somebody wrote a draft over them."""
    places = {(string, key[1]) for key, chain in chains.items() for string in chain}
    places = {place for place in places if place in known and not _is_finished(known[place])}
    if not places:
        return {}
    rows = TextRevision.objects.filter(
        locale_id=translation.target_locale_id,
        context_id__in={context for _string, context in places},
        string_id__in={string for string, _context in places},
        state__in=FINISHED,
    ).order_by("pk")
    # The last one of each place stays.
    found = {(row.string_id, row.context_id): row.data for row in rows}
    return {place: data for place, data in found.items() if place in places and data}


def _is_finished(text):
    return bool(text.data) and state_of(text) not in HELD_BACK


def _choose(chain, context_id, known, finished):
    """(id of a former text, its translation): a finished one, else a draft, else the latest text without."""
    texts = {string: known[string, context_id] for string in chain if (string, context_id) in known}
    for string in chain:
        if string in texts and _is_finished(texts[string]):
            return string, texts[string].data
        if (string, context_id) in finished:
            return string, finished[string, context_id]
    drafts = [string for string in chain if string in texts and texts[string].data]
    return (drafts[0], texts[drafts[0]].data) if drafts else (chain[0], "")
