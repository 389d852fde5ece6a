"""Filling a new translation with what was translated before, elsewhere."""

from collections import defaultdict

from wagtail_localize.models import StringSegment

from translation import missing, texts
from translation.memory.marks import agree
from translation.models import MemoryEntry
from translation.models.texts import Origin, State


def fill_exact(translation, user=None):
    """Fills the texts that nobody has begun and that have one translation on this site; their number.

    The very same text with the same marks, translated in one way only: then it is translated here too, with
    the history saying that it came from the memory. Where there are several ways, or the words are only
    those of a file, they are offered in the editor instead.
    """
    segments = list(
        StringSegment.objects.filter(source_id=translation.source_id)
        .exclude(missing.translated(translation.target_locale_id))
        .exclude(context__path="slug")
        .select_related("string", "context")
    )
    begun = _begun(translation, segments)
    segments = [
        segment for segment in segments if (segment.string_id, segment.context_id) not in begun
    ]
    known = _variants(translation, {segment.string.data_hash for segment in segments})
    entries = []
    for segment in segments:
        variants = known.get((segment.string.data_hash, segment.string.data), ())
        if len(variants) == 1 and agree(segment.string.data, next(iter(variants))):
            entries.append(texts.Entry(segment, next(iter(variants)), State.TRANSLATED))
    if entries:
        texts.save_many(translation, entries, user=user, origin=Origin.MEMORY)
    return len(entries)


def _begun(translation, segments):
    """{(string id, context id)} of the segments for which there are words already, drafts or a machine's."""
    return set(
        texts.StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            context_id__in={segment.context_id for segment in segments},
        ).values_list("translation_of_id", "context_id")
    )


def _variants(translation, hashes):
    """{(hash, source): {target}} of the site's entries."""
    rows = MemoryEntry.objects.filter(
        source_locale_id=translation.source.locale_id,
        target_locale_id=translation.target_locale_id,
        source_hash__in=hashes,
        origin=MemoryEntry.Origin.SITE,
        forgotten=False,
    ).values_list("source_hash", "source_text", "target_text")
    found = defaultdict(set)
    for source_hash, source, target in rows:
        found[source_hash, source].add(target)
    return found
