"""Translations go along with their texts: to another place, or to the new wording of a minor edit.

Into every language, with the state they had. What stands at the new place already is left alone.
"""

from collections import Counter, defaultdict

from wagtail_localize.models import String, StringTranslation, TranslationContext
from wagtail_localize.strings import validate_translation_links

from translation import lengths
from translation.models.texts import HELD_BACK, State, TextRevision, TextState
from translation.text_writing import entry_of
from translation.texts import UNRECORDED, state_of, texts_saved


def carry(source, moves, *, origin, user=None, exact=False):
    """Copies translations along [(Text before or None, Text now)]; returns the new StringTranslations.

    A moved text takes any translation of the same words in this object, the one of its old place first.
    With `exact` it is the translation of the text before, in its place, whose words are others.
    """
    if not moves:
        return []
    wanted = {old.string_id for old, _now in moves if old} if exact else set()
    texts = _texts(source, wanted | {now.string_id for _old, now in moves})
    contexts = TranslationContext.objects.in_bulk({now.context_id for _old, now in moves})
    strings = String.objects.in_bulk({now.string_id for _old, now in moves})
    model = source.specific_content_type.model_class()
    copies = []
    for old, now in moves:
        for locale_id, found in texts[old.string_id if exact else now.string_id].items():
            if any(text.context_id == now.context_id for text in texts[now.string_id][locale_id]):
                continue
            chosen = _choose(found, old.context_id if exact else None)
            if chosen is not None:
                copies.append(
                    (_copy(chosen, strings[now.string_id], contexts[now.context_id], model), chosen)
                )
    _save(copies, origin, user)
    if copies:
        texts_saved.send(StringTranslation, texts=[copy for copy, _original in copies], user=user)
    return [copy for copy, _original in copies]


def _texts(source, string_ids):
    """{string_id: {locale_id: [StringTranslation in this object]}}, usable and later ones first."""
    texts = defaultdict(lambda: defaultdict(list))
    rows = StringTranslation.objects.filter(
        context__object_id=source.object_id, translation_of_id__in=string_ids
    ).select_related("state_record")
    for row in rows.order_by("has_error", "-updated_at", "-pk"):
        texts[row.translation_of_id][row.locale_id].append(row)
    return texts


def _choose(found, context_id):
    return next((text for text in found if context_id in (None, text.context_id)), None)


def _copy(text, string, context, model):
    copy = StringTranslation(
        translation_of=string,
        context=context,
        locale_id=text.locale_id,
        data=text.data,
        translation_type=text.translation_type,
        tool_name=text.tool_name,
        last_translated_by_id=text.last_translated_by_id,
        has_error=text.has_error,
    )
    lengths.check_text(copy, model)
    if not copy.has_error:
        try:
            validate_translation_links(string.data, copy.data)
        except ValueError:
            # A link went or came: a translator must look.
            copy.has_error = True
    return copy


def _save(copies, origin, user):
    texts = [copy for copy, _original in copies]
    StringTranslation.objects.bulk_create(texts)
    history = _history(texts)
    records, entries = [], []
    for text, original in copies:
        state = state_of(original)
        if text.has_error and state not in HELD_BACK:
            state = State.DRAFT
        reviewer = original.state_record.reviewed_by_id if state == State.REVIEWED else None
        # Never a number that was seen before.
        version = UNRECORDED + history[text.context_id, text.translation_of_id, text.locale_id] + 1
        records.append(TextState(text=text, state=state, version=version, reviewed_by_id=reviewer))
        entries.append(entry_of(text, text.data, state, user, origin))
    TextState.objects.bulk_create(records)
    TextRevision.objects.bulk_create(entries)
    for text in texts:
        lengths.show_draft_title(StringTranslation, text)


def _history(texts):
    """Counter of the entries in the history of each (context, string, locale)."""
    rows = TextRevision.objects.filter(
        context_id__in={text.context_id for text in texts},
        string_id__in={text.translation_of_id for text in texts},
    )
    return Counter(rows.values_list("context_id", "string_id", "locale_id"))
