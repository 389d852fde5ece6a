"""Which texts of ours the units of a file are."""

import uuid
from dataclasses import dataclass, field, replace

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from translation.exchange import inline
from translation.exchange.refusals import Refused
from translation.exchange.units import path_id, place_id, unit_id


@dataclass
class Index:
    """`segments` {unit id: (pk of StringSegment, pk of TranslationSource)}.

    `places` {id of a place: {pk of StringSegment: pk of TranslationSource}} of what stands there now.
    """

    segments: dict = field(default_factory=dict)
    places: dict = field(default_factory=dict)

    def add(self, rows, with_paths=False):
        """`with_paths`: also by content path and words, as the engine's own files name texts."""
        for pk, source, key, path, data_hash in rows:
            place = place_id(key, path)
            self.places.setdefault(place, {})[pk] = source
            self.segments.setdefault(unit_id(key, path, data_hash), (pk, source))
            if with_paths:
                self.segments.setdefault(path_id(path, data_hash), (pk, source))

    def knows(self, identity):
        return identity in self.segments or bool(self.now_at(identity))

    def now_at(self, identity):
        """{pk of StringSegment: pk of TranslationSource} at the place of a unit, whatever its words."""
        return self.places.get(identity.partition("-")[0], {})


def locale_of(file, translation=None):
    """The Locale that a file translates into. Raises Refused for a wrong or unknown language."""
    source = settings.LANGUAGE_CODE
    if file.source_language and not _same_language(file.source_language, source):
        raise Refused(
            _("“%(name)s” translates from another language (%(language)s).")
            % {"name": file.name, "language": file.source_language}
        )
    if not file.target_language:
        if translation is not None:
            return translation.target_locale
        raise Refused(_("“%s” does not say which language it translates into.") % file.name)
    locales = [
        locale
        for locale in Locale.objects.exclude(language_code=source)
        if _same_language(file.target_language, locale.language_code)
    ]
    if not locales:
        raise Refused(
            _("“%(name)s” translates into a language that this site does not have (%(language)s).")
            % {"name": file.name, "language": file.target_language}
        )
    if translation is not None and translation.target_locale not in locales:
        raise Refused(
            _("“%(name)s” translates into %(language)s, but here is the translation into %(here)s.")
            % {
                "name": file.name,
                "language": locales[0].get_display_name(),
                "here": translation.target_locale.get_display_name(),
            }
        )
    return locales[0] if translation is None else translation.target_locale


def _same_language(one, other):
    """Programs write en-GB or en_US for en."""
    return one.replace("_", "-").lower().split("-")[0] == other.lower().split("-")[0]


def index_of(file, locale, translation=None):
    """An Index that knows every unit that can be known. Looks first where the file says, then everywhere."""
    index = Index()
    wanted = {unit.id for unit in file.units}
    segments = StringSegment.objects.filter(source__translations__target_locale=locale)
    steps = []
    if translation is not None:
        steps.append(segments.filter(source_id=translation.source_id))
    if file.keys:
        steps.append(segments.filter(source__object_id__in=_uuids(file.keys)))
    for step in [*steps, segments]:
        rows = step.values_list(
            "pk", "source_id", "context__object_id", "context__path", "string__data_hash"
        )
        index.add(rows, with_paths=translation is not None and step is steps[0])
        if all(index.knows(identity) for identity in wanted):
            break
    return index


def _uuids(keys):
    found = set()
    for key in keys:
        try:
            found.add(uuid.UUID(key))
        except ValueError:
            continue  # a program's own idea of a name
    return found


def translations_by_source(source_ids, locale):
    """{pk of TranslationSource: Translation}."""
    rows = Translation.objects.filter(
        source_id__in=source_ids, target_locale=locale
    ).select_related("source", "source__locale", "target_locale")
    return {row.source_id: row for row in rows}


def with_breaks(unit, source):
    """The unit of a former file, where a line break went out as letters and had no number, as one of today."""
    letters = "".join(value for kind, value in unit.source or () if kind == inline.TEXT)
    if unit.has_tags or inline.BREAK_TAG not in source or inline.BREAK_TAG not in letters:
        return unit
    target = inline.from_numbers(
        inline.with_breaks(unit.target), source.replace(inline.BREAK_TAG, "")
    )
    return replace(unit, source=inline.with_breaks(unit.source), target=target, has_tags=True)
