"""Saving translated texts: the only door for typed words, files, machines and the memory.

The words are kept by the engine (StringTranslation); beside them stand their state and their history.
A machine's words and drafts are marked `has_error` there, which is how the engine leaves a text out: no
page is built with them. Whoever saves says which version they saw; nobody's words are overwritten unseen.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.dispatch import Signal
from wagtail_localize.models import StringTranslation

from translation import flow
from translation.models.texts import Origin, State, TextRevision, TextState

# Sent after texts were saved; `texts` is a list of StringTranslation, `user` may be None.
texts_saved = Signal()

ABSENT = 0
# The version of a text that has no record of its state yet.
UNRECORDED = 1


class Conflict(Exception):
    """Somebody else saved this text meanwhile; `text` is what stands there now (None: deleted)."""

    def __init__(self, text):
        self.text = text
        super().__init__("saved by somebody else")


@dataclass(frozen=True)
class Entry:
    """One text to be saved: the engine's StringSegment, the words, and the state they shall have.

    `reviewer` is who reviewed these words before, where it is not who saves them.
    """

    segment: object
    data: str
    state: str = State.TRANSLATED
    reviewer: object = None


def state_of(text):
    """The State of a StringTranslation."""
    record = record_of(text)
    if record is not None:
        return State(record.state)
    is_machine = text.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE
    return State.MACHINE if is_machine else State.TRANSLATED


def version_of(text):
    """0 for no text, else the number that grows with every change."""
    if text is None:
        return ABSENT
    record = record_of(text)
    return record.version if record is not None else UNRECORDED


def record_of(text):
    try:
        return text.state_record
    except TextState.DoesNotExist:
        return None


def find(translation, segment, lock=False):
    """The StringTranslation of a segment in the translation's language, or None."""
    rows = StringTranslation.objects.select_related("state_record")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return rows.filter(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale_id=translation.target_locale_id,
    ).first()


def save(translation, entry, *, user=None, expected=None, origin=Origin.TYPED):
    """Saves one text and returns its StringTranslation. Raises Conflict when `expected` is not its version.

    Words that the engine cannot use (a broken mark, too long) are kept as a draft: then `has_error` is set
    and `get_error()` says why, though they were meant to be final.
    Raises flow.writing.ReadOnly while reviewers hold the texts.
    """
    from translation.text_writing import write

    _require_open(translation, user, origin)
    try:
        with transaction.atomic():
            text = find(translation, entry.segment, lock=True)
            if expected is not None and expected != version_of(text):
                raise Conflict(text)
            (text,) = write(translation, [entry], user, origin)
    except IntegrityError as raced:
        # Two first translations of one text at the same moment.
        raise Conflict(find(translation, entry.segment)) from raced
    texts_saved.send(StringTranslation, texts=[text], user=user, origin=origin)
    return text


def save_many(translation, entries, *, user=None, origin=Origin.OTHER, only_absent=False):
    """Saves texts whatever stood there (the caller has asked); returns the StringTranslations.

    With `only_absent` what somebody has written, be it a draft, stays as it is and is not returned.

    The number of queries does not grow with the texts. A text that is named twice gets the last words.
    """
    from translation.text_writing import write

    _require_open(translation, user, origin)
    with transaction.atomic():
        texts = write(translation, entries, user, origin, only_absent)
    if texts:
        texts_saved.send(StringTranslation, texts=texts, user=user, origin=origin)
    return texts


def note(translation, segment, data, user):
    """Words that a person typed and that never stood there go into the history alone, once."""
    _require_open(translation, user, Origin.TYPED)
    place = {
        "context_id": segment.context_id,
        "string_id": segment.string_id,
        "locale_id": translation.target_locale_id,
    }
    history = TextRevision.objects.filter(**place)
    if history.filter(data=data, user=user).exists():
        return
    text = find(translation, segment)
    if text is not None and not history.exists():
        # As it came from an older database: the history begins with what stands there.
        history.create(**place, data=text.data, state=state_of(text), origin=Origin.OTHER)
    history.create(**place, data=data, user=user, state=State.DRAFT)


def _require_open(translation, user, origin):
    # Words that follow the original to another place are nobody's change.
    if origin not in (Origin.MOVED, Origin.MINOR):
        flow.require_writable(translation, user)


def history_of(text):
    """The TextRevisions of a text, oldest first."""
    return TextRevision.objects.filter(
        context_id=text.context_id, string_id=text.translation_of_id, locale_id=text.locale_id
    )
