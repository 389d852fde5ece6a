"""What stood at the place of a text before its original was changed, and how it was translated.

One rule for the editor and for the files of agencies.
"""

from dataclasses import dataclass

from wagtail_localize.models import String

from translation.models import TextChange, TextRevision
from translation.models.texts import FINISHED, HELD_BACK
from translation.texts import state_of


@dataclass(frozen=True)
class Earlier:
    """`string` is the former text of the source that was translated, `data` its translation ("" for none).

    `chain` holds the ids of all former texts of the place, latest first.
    """

    string: String
    data: str
    chain: tuple


def earlier_of(translation, known, only=None):
    """{(string id, context id): Earlier} of the changed texts of one Translation; see earlier_in."""
    locale_id = translation.target_locale_id
    return earlier_in([translation.source_id], {locale_id: known}, only)[locale_id]


def earlier_in(sources, known, only=None):
    """{locale id: {(string id, context id): Earlier}} of the changed texts of several sources.

    `known` is {locale id: {(string id, context id): StringTranslation}}, `only` the contexts that are asked
    about. The last finished translation goes before a later draft, which is still in the history. Two queries
    at most.
    """
    rows = TextChange.objects.filter(source_id__in=sources)
    if only is not None:
        rows = rows.filter(context_id__in=only)
    rows = {(row.string_id, row.context_id): row for row in rows.select_related("previous")}
    chains = {
        key: _chain(key, rows)
        for key, row in rows.items()
        if row.kind == TextChange.Kind.CHANGED and row.previous is not None
    }
    strings = {row.previous_id: row.previous for row in rows.values() if row.previous}
    finished = _finished_once(chains, known)
    return {
        locale_id: {
            key: _earlier(chain, key[1], texts, finished[locale_id], strings)
            for key, chain in chains.items()
        }
        for locale_id, texts in known.items()
    }


def _chain(key, rows):
    string_id, context_id = key
    chain = []
    row = rows[key]
    while row is not None and row.previous_id and row.previous_id not in (string_id, *chain):
        chain.append(row.previous_id)
        row = rows.get((row.previous_id, context_id))
    return tuple(chain)


def _finished_once(chains, known):
    """{locale id: {(string id, context id): words}} that were finished before somebody wrote a draft over them."""
    found = {locale_id: {} for locale_id in known}
    places = {
        (locale_id, string_id, context_id)
        for locale_id, texts in known.items()
        for (_string, context_id), chain in chains.items()
        for string_id in chain
        if _is_draft(texts.get((string_id, context_id)))
    }
    if not places:
        return found
    rows = TextRevision.objects.filter(
        locale_id__in={locale_id for locale_id, _string, _context in places},
        string_id__in={string_id for _locale, string_id, _context in places},
        context_id__in={context_id for _locale, _string, context_id in places},
        state__in=FINISHED,
    ).order_by("pk")
    # The last one of each place stays.
    for row in rows:
        if (row.locale_id, row.string_id, row.context_id) in places and row.data:
            found[row.locale_id][row.string_id, row.context_id] = row.data
    return found


def _is_draft(text):
    return text is not None and not _is_finished(text)


def _is_finished(text):
    return bool(text.data) and state_of(text) not in HELD_BACK


def _earlier(chain, context_id, known, finished, strings):
    string_id, data = _choose(chain, context_id, known, finished)
    return Earlier(strings[string_id], data, chain)


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
