"""The checks over the texts in the database, with what people dismissed set apart."""

import hashlib
from dataclasses import dataclass, field

from wagtail_localize.models import StringSegment, StringTranslation

from translation.lengths import limit_of
from translation.models import CheckDismissal
from translation.models.texts import State
from translation.quality import checking, neighbours
from translation.quality.findings import ERROR
from translation.targets import locate
from translation.text_writing import model_translated
from translation.texts import state_of

# Somebody decided that these words stay as they are in the original.
NOT_WHERE_KEPT = {"same", "source_script", "source_words", "glossary_missing"}


@dataclass
class Checked:
    """A segment with its translation: what is found, and what somebody let stand, as (Finding, dismissal)."""

    segment: StringSegment
    text: StringTranslation
    findings: list = field(default_factory=list)
    dismissed: list = field(default_factory=list)

    @property
    def errors(self):
        return sum(finding.level == ERROR for finding in self.findings)

    @property
    def warnings(self):
        return len(self.findings) - self.errors


def findings_of(translation):
    """{pk of StringSegment: [Finding]}; only texts that have a translation and something to say."""
    return {
        checked.segment.pk: checked.findings
        for checked in checked_texts(translation)
        if checked.findings
    }


def checked_texts(translation):
    """[Checked] of every translated text, in the order of the page: three queries, however many texts."""
    from translation.memory.terms import glossary_for

    locale = translation.target_locale
    glossary = glossary_for(translation.source.locale, locale)
    model = model_translated(translation)
    checks = [
        Checked(segment, text, check(segment, text, locale, model, glossary))
        for segment, text in texts_of(translation)
    ]
    neighbours.compare(checks)
    _set_apart(checks, locale)
    return checks


def texts_of(translation):
    """[(segment, its StringTranslation)]"""
    segments = (
        StringSegment.objects.filter(source_id=translation.source_id)
        .select_related("string", "context")
        .order_by("order", "pk")
    )
    texts = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        context__object_id=translation.source.object_id,
    ).select_related("state_record")
    known = {(text.translation_of_id, text.context_id): text for text in texts}
    pairs = ((segment, known.get((segment.string_id, segment.context_id))) for segment in segments)
    return [(segment, text) for segment, text in pairs if text is not None]


def check(segment, text, locale, model, glossary):
    """[Finding] of one text, dismissed or not."""
    source = segment.string.data
    found = checking.run(
        source,
        text.data,
        locale=locale,
        limit=limit_of(locate(model, segment.context)),
        terms=glossary.findings(source, text.data),
    )
    if found and state_of(text) == State.KEPT:
        found = [finding for finding in found if finding.code not in NOT_WHERE_KEPT]
    return found


def text_hash(text):
    """Of the words that a warning was dismissed for."""
    return hashlib.sha256(text.data.encode()).hexdigest()


def _set_apart(checks, locale):
    """Moves the warnings that were dismissed for these very words."""
    found = [checked for checked in checks if checked.findings]
    if not found:
        return
    rows = CheckDismissal.objects.filter(
        locale=locale, context_id__in={checked.segment.context_id for checked in found}
    ).select_related("user")
    known = {(row.context_id, row.string_id, row.text_hash, row.check_code): row for row in rows}
    if not known:
        return
    for checked in found:
        place = (checked.segment.context_id, checked.segment.string_id, text_hash(checked.text))
        standing = []
        for finding in checked.findings:
            row = known.get((*place, finding.code))
            if row is not None and finding.level != ERROR:
                checked.dismissed.append((finding, row))
            else:
                standing.append(finding)
        checked.findings = standing
