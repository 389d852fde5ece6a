"""What stands in all texts of a translation, in one short line: what was read is what is published.

A fingerprint is "ORIGINAL.WORDS.CHOICES-ENTRY-MOMENT": digests of the original's texts, of their translations
and of the choices for the language (another picture, another link); the last entry of the history that was
seen and the moment of the original's last change tell what became different when the digests no longer fit.
"""

import hashlib
import json

from django.db.models import Max
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail_localize.models import (
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TranslationSource,
)

from facts.publication import PublicationBlocked
from translation.models import TextRevision

NAMED = 3


class Changed(PublicationBlocked):
    """The texts are not those that were approved; the message says what is different."""


def of(translation):
    """Five queries, however many texts."""
    last = _history(translation).aggregate(last=Max("pk"))["last"]
    return f"{digest(translation)}-{last or 0}-{_source_moment(translation)}"


def digest(translation):
    """Independent of the order of texts and of their states: the words, and what they translate."""
    object_id, locale_id = translation.source.object_id, translation.target_locale_id
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    places = sorted(segments.values_list("context_id", "string_id"))
    texts = StringTranslation.objects.filter(
        context__object_id=object_id, locale_id=locale_id, has_error=False
    ).values_list("context_id", "translation_of_id", "data")
    words = {(context, string): data for context, string, data in texts}
    choices = SegmentOverride.objects.filter(
        context__object_id=object_id, locale_id=locale_id
    ).values_list("context_id", "data_json")
    parts = places, [words.get(place, "") for place in places], sorted(choices)
    return ".".join(_short(part) for part in parts)


def _short(content):
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:24]


def is_same(translation, given):
    return bool(given) and digest(translation) == given.partition("-")[0]


def require_same(translation, given):
    """Raises Changed when the texts are not those of the fingerprint."""
    if not is_same(translation, given):
        raise Changed([what_changed(translation, given)])


def require_seen(translation, given, user):
    """The present fingerprint, when `user` saw all of it or wrote the rest since then. Raises Changed."""
    now = of(translation)
    if given and now.partition("-")[0] == given.partition("-")[0]:
        return now
    seen, present = _parts(given), _parts(now)
    only_words = seen is not None and (seen[0], seen[2], seen[4]) == (
        present[0],
        present[2],
        present[4],
    )
    if not only_words or _entries_since(translation, seen).exclude(user=user).exists():
        raise Changed([what_changed(translation, given)])
    return now


def _parts(given):
    """[original, words, choices, entry, moment], or None."""
    digests, _dash, rest = (given or "").partition("-")
    entry, _dash, moment = rest.partition("-")
    parts = digests.split(".")
    return [*parts, entry, moment] if len(parts) == 3 and entry.isdigit() else None


def _entries_since(translation, parts):
    return _history(translation).filter(pk__gt=int(parts[3]))


def what_changed(translation, given):
    """A sentence for the reviewer."""
    parts = _parts(given)
    if parts is None:
        return _("Open the translation, read it, and approve it there.")
    if parts[4] != _source_moment(translation) or parts[0] != digest(translation).split(".")[0]:
        return _(
            "The original has changed since you opened this page. Read the new texts, then approve."
        )
    changed = _entries_since(translation, parts).select_related("string")
    names = list(dict.fromkeys(_name(entry) for entry in changed))
    if not names:
        return _(
            "The translation has changed since you opened this page. Read it again, then approve."
        )
    listed = ", ".join(f"“{name}”" for name in names[:NAMED])
    if len(names) > NAMED:
        listed += " …"
    return _(
        "These texts have changed since you opened this page: %(texts)s. Read them, then approve."
    ) % {"texts": listed}


def _name(entry):
    return Truncator(strip_tags(entry.string.data)).chars(60)


def _history(translation):
    return TextRevision.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )


def _source_moment(translation):
    # Asked anew: the caller's source may be older than the database's.
    sources = TranslationSource.objects.filter(pk=translation.source_id)
    moment = sources.values_list("last_updated_at", flat=True).first()
    return f"{moment.timestamp():.6f}" if moment else ""
