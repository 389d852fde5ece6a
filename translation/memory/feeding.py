"""How texts get into the memory, and out of it.

In it: what persons translated or reviewed of public things. Not in it: drafts, machines' words, texts that
are not to be translated, addresses, and whatever stands on a page that only some may read or that is not
published: its title alone would tell of it. What stood on a
record that was deleted is forgotten with it, since it may have been about persons; the engine keeps those
words for the record itself.
"""

from contextlib import contextmanager
from threading import local

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringTranslation

from translation.flow.prepared import prepared_keys
from translation.memory.marks import folded
from translation.models import MemoryEntry
from translation.models.texts import State

IN_MEMORY = {State.TRANSLATED, State.REVIEWED}
BATCH = 500
_COLUMNS = [
    "source_text", "target_text", "source_folded", "target_folded", "source_hash", "length", "approved",
    "forgotten", "user", "updated_at",
]  # fmt: skip
_state = local()


@contextmanager
def later():
    """Inside, texts are only noted; at the end they are taken in together (bulk imports)."""
    if getattr(_state, "waiting", None) is not None:
        yield
        return
    _state.waiting = set()
    try:
        yield
        waiting = _state.waiting
    finally:
        _state.waiting = None
    take_in(waiting)


def take_in(pks):
    """Brings the memory up to date with these StringTranslations, which somebody has just saved."""
    pks = set(pks)
    if not pks:
        return
    waiting = getattr(_state, "waiting", None)
    if waiting is not None:
        waiting |= pks
        return
    ordered = sorted(pks)
    for start in range(0, len(ordered), BATCH):
        _take_in(ordered[start : start + BATCH])


def _take_in(pks):
    texts = list(_usable(StringTranslation.objects.filter(pk__in=pks)))
    hidden = hidden_among({text.context.object_id for text in texts})
    entries = [entry_of(text) for text in texts if text.context.object_id not in hidden]
    kept = {entry.text_id for entry in entries}
    MemoryEntry.objects.filter(text_id__in=set(pks) - kept).delete()
    _store(entries)


def _usable(rows):
    """The texts among `rows` whose state lets them in, with all that an entry is made of."""
    return (
        rows.filter(has_error=False, context__isnull=False)
        .filter(
            Q(state_record__state__in=IN_MEMORY)
            | Q(state_record__isnull=True)
            & ~Q(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
        )
        .exclude(data="")
        .exclude(context__path="slug")
        .select_related("translation_of", "context", "state_record")
    )


def entry_of(text):
    """The MemoryEntry, not saved, of a StringTranslation."""
    source = text.translation_of
    words = folded(source.data)
    record = getattr(text, "state_record", None)
    return MemoryEntry(
        text=text,
        source_locale_id=source.locale_id,
        target_locale_id=text.locale_id,
        source_text=source.data,
        target_text=text.data,
        source_folded=words,
        target_folded=folded(text.data),
        source_hash=source.data_hash,
        length=len(words),
        approved=record is not None and record.state == State.REVIEWED,
        user_id=text.last_translated_by_id,
        updated_at=text.updated_at,
    )


def _store(entries):
    MemoryEntry.objects.bulk_create(
        entries, BATCH, update_conflicts=True, unique_fields=["text"], update_fields=_COLUMNS
    )


def rebuild():
    """Fills the memory from all translated texts, and drops what must not be in it. Returns their number.

    Entries from files stay; what somebody had forgotten stays so.
    """
    hidden = set(hidden_pages().values_list("translation_key", flat=True)) | prepared_keys()
    known = living_keys() - hidden
    forgotten = set(MemoryEntry.objects.filter(forgotten=True).values_list("text_id", flat=True))
    kept = set()
    rows = _usable(StringTranslation.objects.order_by("pk"))
    for page in _pages(rows):
        entries = [
            entry_of(text)
            for text in page
            if text.context.object_id in known and text.pk not in forgotten
        ]
        _store(entries)
        kept.update(entry.text_id for entry in entries)
    stale = MemoryEntry.objects.filter(origin=MemoryEntry.Origin.SITE, forgotten=False)
    gone = [pk for pk, text in stale.values_list("pk", "text_id") if text not in kept]
    for start in range(0, len(gone), BATCH):
        MemoryEntry.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    return len(kept)


def _pages(rows):
    """Lists of at most BATCH rows, by growing primary key."""
    last = 0
    while page := list(rows.filter(pk__gt=last)[:BATCH]):
        yield page
        last = page[-1].pk


def hidden_pages():
    """The pages of the source language that not everybody may read: private ones, and drafts."""
    pages = Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return pages.filter(live=False) | pages.private()


def hidden_among(keys):
    """Those of the translation keys that belong to hidden pages."""
    rows = hidden_pages().filter(translation_key__in=keys)
    return set(rows.values_list("translation_key", flat=True)) | (prepared_keys() & set(keys))


def living_keys():
    """Translation keys of all that there is in the source language: pages and records."""
    models = [
        Page,
        *(model for model in get_snippet_models() if hasattr(model, "translation_key")),
    ]
    return {
        key
        for model in models
        for key in model._default_manager.filter(
            locale__language_code=settings.LANGUAGE_CODE
        ).values_list("translation_key", flat=True)
    }


def forget(keys):
    """Takes everything that stands on the objects with these translation keys out of the memory."""
    MemoryEntry.objects.filter(forgotten=False, text__context__object_id__in=keys).delete()


def take_in_pages(keys):
    """Takes in what stands on the objects with these translation keys, but for what was forgotten."""
    texts = StringTranslation.objects.filter(context__object_id__in=keys)
    take_in(texts.exclude(memory_entry__forgotten=True).values_list("pk", flat=True))


def take_in_new(key):
    """Takes in what stands on one object and is not in the memory yet: it has become public."""
    texts = StringTranslation.objects.filter(context__object_id=key, memory_entry__isnull=True)
    take_in(texts.values_list("pk", flat=True))


def forget_entry(entry):
    """Takes the words out of one entry for good: the text comes back only when it is saved anew."""
    if entry.text_id is None:
        entry.delete()
        return
    MemoryEntry.objects.filter(pk=entry.pk).update(
        forgotten=True,
        source_text="",
        target_text="",
        source_folded="",
        target_folded="",
        length=0,
    )
