"""How texts reach the tables: the engine's row, its state and its history, in a handful of queries.

Written in bulk, so the engine's receivers of single saves are asked here by name.
"""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue, validate_translation_links

from translation import lengths
from translation.models.texts import HELD_BACK, Origin, State, TextRevision, TextState
from translation.texts import UNRECORDED, history_of, record_of, state_of

_COLUMNS = [
    "data", "translation_type", "tool_name", "last_translated_by", "updated_at", "has_error", "field_error",
]  # fmt: skip


def write(translation, entries, user, origin, only_absent=False):
    """Writes Entries into a Translation's language; returns their StringTranslations, in order."""
    wanted = {(entry.segment.string_id, entry.segment.context_id): entry for entry in entries}
    known = _existing(translation.target_locale_id, wanted)
    if only_absent:
        wanted = {key: entry for key, entry in wanted.items() if key not in known}
    _load_places(wanted.values())
    model = model_translated(translation)
    texts = {}
    for key, entry in wanted.items():
        text = known.get(key)
        before = None if text is None else (text.data, state_of(text))
        text = text or StringTranslation(
            translation_of=entry.segment.string,
            context=entry.segment.context,
            locale_id=translation.target_locale_id,
        )
        text.words_before = before
        _fill(text, entry, user, model)
        texts[key] = text
    _store(list(texts.values()))
    _record(texts, wanted, user, origin)
    for text in texts.values():
        lengths.show_draft_title(StringTranslation, text)
    return list(texts.values())


def model_translated(translation):
    """The model of the object that a Translation is of."""
    content_type_id = translation.source.specific_content_type_id
    return ContentType.objects.get_for_id(content_type_id).model_class()


def _existing(locale_id, wanted):
    """{(string id, context id): StringTranslation}, locked where the database can."""
    rows = (
        StringTranslation.objects.filter(
            locale_id=locale_id,
            translation_of_id__in={string for string, _context in wanted},
            context_id__in={context for _string, context in wanted},
        )
        .select_related("state_record", "translation_of", "context")
        .select_for_update(of=("self",))
    )
    found = {(row.translation_of_id, row.context_id): row for row in rows}
    return {key: row for key, row in found.items() if key in wanted}


def _load_places(entries):
    """The segments' strings and contexts, where the caller has not read them."""
    bare = [
        entry.segment
        for entry in entries
        if not {"string", "context"} <= set(entry.segment._state.fields_cache)
    ]
    if not bare:
        return
    rows = StringSegment.objects.select_related("string", "context").in_bulk(
        [segment.pk for segment in bare]
    )
    for segment in bare:
        if row := rows.get(segment.pk):
            segment.string, segment.context = row.string, row.context


def _fill(text, entry, user, model):
    is_machine = entry.state == State.MACHINE
    text.data = entry.data
    text.translation_type = (
        StringTranslation.TRANSLATION_TYPE_MACHINE
        if is_machine
        else StringTranslation.TRANSLATION_TYPE_MANUAL
    )
    text.tool_name = ""
    text.last_translated_by = user
    text.updated_at = timezone.now()
    text.has_error, text.field_error = entry.state in HELD_BACK, ""
    if not text.has_error:
        lengths.check_text(text, model)
        _check_marks(text)


def _check_marks(text):
    """As the engine's `save`."""
    try:
        StringValue.from_translated_html(text.data)
        validate_translation_links(text.translation_of.data, text.data)
    except ValueError:
        text.has_error = True


def _store(texts):
    StringTranslation.objects.bulk_create([text for text in texts if text.pk is None])
    StringTranslation.objects.bulk_update(
        [text for text in texts if text.words_before is not None], _COLUMNS, batch_size=200
    )


def _record(texts, wanted, user, origin):
    seen = _counts(texts)
    records, history = [], []
    for key, text in texts.items():
        state = wanted[key].state
        if text.has_error and state not in HELD_BACK:
            state = State.DRAFT
        record = _record_before(text)
        if record is None:
            # Never a number that was seen before, also when the text was deleted in between.
            record = TextState(text=text, version=UNRECORDED + seen.get(key, 0))
            if text.words_before and not seen.get(key):
                history.append(entry_of(text, *text.words_before, None, Origin.OTHER))
        record.version += 1
        record.state = state
        reviewer = getattr(wanted[key], "reviewer", None) or user
        record.reviewed_by = reviewer if state == State.REVIEWED else None
        record.updated_at = timezone.now()
        text.state_record = record
        records.append(record)
        history.append(entry_of(text, text.data, state, user, origin))
    TextState.objects.bulk_create([record for record in records if record.pk is None])
    TextState.objects.bulk_update(
        [record for record in records if record.pk is not None],
        ["version", "state", "reviewed_by", "updated_at"],
        batch_size=200,
    )
    TextRevision.objects.bulk_create(history)


def _record_before(text):
    return None if text.words_before is None else record_of(text)


def _counts(texts):
    """{(string id, context id): entries in the history} of the texts without a record of their state."""
    new = [text for text in texts.values() if _record_before(text) is None]
    if not new:
        return {}
    rows = TextRevision.objects.filter(
        locale_id=new[0].locale_id,
        string_id__in={text.translation_of_id for text in new},
        context_id__in={text.context_id for text in new},
    ).values_list("string_id", "context_id")
    counts = {}
    for key in rows:
        counts[key] = counts.get(key, 0) + 1
    return counts


def entry_of(text, data, state, user, origin):
    return TextRevision(
        context_id=text.context_id,
        string_id=text.translation_of_id,
        locale_id=text.locale_id,
        data=data,
        state=state,
        origin=origin,
        user=user,
    )


# --- words that came another way ---------------------------------------------------------------------


def before_save(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of `pre_save`: what stood there before the engine's own screens or a script wrote over it."""
    instance.words_before = None
    if raw or instance.pk is None or (update_fields is not None and "data" not in update_fields):
        return
    row = StringTranslation.objects.select_related("state_record").filter(pk=instance.pk).first()
    if row is not None:
        instance.words_before = (row.data, state_of(row))


def adopt(sender, instance, raw=False, update_fields=None, **kwargs):
    """Receiver of `post_save`: such words get their state and their place in the history too."""
    if raw or instance.context_id is None:
        return
    if update_fields is not None and "data" not in update_fields:
        return
    is_machine = instance.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    state = State.MACHINE if is_machine else State.TRANSLATED
    if is_machine and not instance.has_error:
        instance.has_error = True
        StringTranslation.objects.filter(pk=instance.pk).update(has_error=True)
    key = (instance.translation_of_id, instance.context_id)
    _record({key: instance}, {key: _Adopted(state)}, instance.last_translated_by, Origin.OTHER)


class _Adopted:
    def __init__(self, state):
        self.state = state


def remember_deletion(sender, instance, origin=None, **kwargs):
    """Receiver of `pre_delete`: the history keeps the last words and says that they were deleted.

    Not where the place itself goes: an entry would point at nothing.
    """
    own = (
        isinstance(origin, StringTranslation) or getattr(origin, "model", None) is StringTranslation
    )
    if not own or instance.context_id is None:
        return
    entries = [entry_of(instance, "", "", None, Origin.OTHER)]
    if not history_of(instance).exists():
        entries.insert(0, entry_of(instance, instance.data, state_of(instance), None, Origin.OTHER))
    TextRevision.objects.bulk_create(entries)
