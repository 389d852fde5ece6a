"""What the checks say of texts, in words, to be read at each text."""

from wagtail_localize.models import StringTranslation

from translation.memory.terms import glossary_for
from translation.quality.findings import ERROR
from translation.quality.stored import check, checked_texts
from translation.text_writing import model_translated


def attach(translation, rows):
    """Gives each Row its `findings`: all of a finished text, of a draft only what keeps it from being finished.

    Nothing is asked where no check found anything; else three queries, however many texts.
    """
    if not any(row.errors or row.warnings for row in rows):
        return
    found = {checked.segment.pk: checked.findings for checked in checked_texts(translation)}
    for row in rows:
        findings = found.get(row.pk, ())
        row.findings = [
            str(finding.message) for finding in findings if row.is_done or finding.level == ERROR
        ]


def error_in(translation, segment, data):
    """Why words cannot be the finished translation of a segment, or ""."""
    locale = translation.target_locale
    text = StringTranslation(
        translation_of=segment.string, context=segment.context, locale=locale, data=data
    )
    glossary = glossary_for(translation.source.locale, locale)
    found = check(segment, text, locale, model_translated(translation), glossary)
    return next((str(finding.message) for finding in found if finding.level == ERROR), "")
