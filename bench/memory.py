"""The translation memory at scale: what a translator waits for when a text is opened."""

import random
import statistics
import time
import uuid

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from pobratim.generate.words import phrase
from translation import memory
from translation.memory.marks import fold
from translation.models import MemoryEntry

ENTRIES = 20_000
ASKED = 60


def rows(entries=ENTRIES):
    """Rows for the table of `bench.report`; nothing is kept. `ms` is the median of processor time.

    The ratio is the cost of one question as a multiple of merely reading all originals.
    """
    generator = random.Random(7)
    with transaction.atomic():
        source = Locale.objects.get(language_code="bg")
        target = Locale.objects.get(language_code="en")
        texts = fill(source, target, entries, generator)
        asked = [changed(generator.choice(texts), generator) for _ in range(ASKED)]
        memory.matches(asked[0], source, target)
        with CaptureQueriesContext(connection) as captured:
            memory.matches(asked[0], source, target)
        spent = median(lambda text: memory.matches(text, source, target), asked)
        floor = median(lambda _text: read_all(source, target), asked[:10])
        found = sum(bool(memory.matches(text, source, target)) for text in asked)
        transaction.set_rollback(True)
    name = f"memory: like a text, in {entries} ({spent / floor:.1f} × reading them, {found} of {ASKED} found)"
    return [{"name": name, "queries": len(captured), "ms": spent, "bytes": None}]


def fill(source, target, count, generator):
    """`count` entries of 2 to 40 words; returns their originals."""
    # Few words make everything alike: a rare word in most texts, as real ones have.
    texts = [
        f"{phrase(generator, generator.randint(2, 40))} {generator.randint(1, 10**6)}"
        for _ in range(count)
    ]
    MemoryEntry.objects.bulk_create(
        [
            MemoryEntry(
                source_locale=source,
                target_locale=target,
                source_text=text,
                target_text=text,
                source_folded=fold(text),
                target_folded=fold(text),
                source_hash=uuid.uuid5(uuid.NAMESPACE_OID, text),
                length=len(fold(text)),
                origin=MemoryEntry.Origin.TMX,
                updated_at=timezone.now(),
            )
            for text in texts
        ],
        2000,
    )
    return texts


def changed(text, generator):
    """The text with one word in eight exchanged."""
    words = text.split()
    for _ in range(max(1, len(words) // 8)):
        words[generator.randrange(len(words))] = phrase(generator, 1).lower()
    return " ".join(words)


def read_all(source, target):
    known = MemoryEntry.objects.filter(source_locale=source, target_locale=target)
    return list(known.values_list("pk", "source_folded"))


def median(action, values):
    """Milliseconds of processor time, like the rest of the table: the machine may be busy."""
    spent = []
    for value in values:
        started = time.process_time()
        action(value)
        spent.append(time.process_time() - started)
    return round(1000 * statistics.median(spent), 1)
