"""What is left to do before a translation can go on, in words for the translator: each is mended otherwise."""

from django.utils.translation import ngettext

from translation.missing import missing_strings, worded
from translation.quality.gate import blocking


def obstacles(translation):
    """([what is left: "2 texts wait for their translation"], the Checked texts that have errors)."""
    wrong = blocking(translation)
    locale_id = translation.target_locale_id
    left = missing_strings(translation.source.object_id, locale_id)
    left = left.exclude(pk__in=[found.segment.pk for found in wrong])
    written = left.filter(worded(locale_id)).count()
    waiting = left.count() - written
    said = []
    if waiting:
        said.append(
            ngettext(
                "%(count)d text waits for its translation",
                "%(count)d texts wait for their translation",
                waiting,
            )
            % {"count": waiting}
        )
    if written:
        said.append(
            ngettext("%(count)d text is not finished", "%(count)d texts are not finished", written)
            % {"count": written}
        )
    return said, wrong


def said_of(left, wrong):
    """Both as one sentence's part."""
    if wrong:
        errors = ngettext("%(count)d text has an error", "%(count)d texts have errors", len(wrong))
        left = [*left, errors % {"count": len(wrong)}]
    return "; ".join(left)
