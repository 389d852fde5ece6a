"""All checks over one text and its translation."""

from django.conf import settings

from translation.quality.families import (
    addresses,
    marks,
    numbers,
    punctuation,
    quotes,
    scripts,
    wording,
)
from translation.quality.findings import ERROR, Finding
from translation.quality.pair import Pair

CHECKS = (
    marks.unusable,
    marks.links,
    marks.emphasis,
    wording.too_long,
    scripts.left_in_source_script,
    scripts.mixed_letters,
    scripts.same_as_source,
    numbers.figures,
    numbers.percent,
    addresses.web,
    addresses.mail,
    addresses.phones,
    punctuation.end,
    punctuation.brackets,
    punctuation.spaces,
    punctuation.dashes,
    quotes.style,
    wording.capital,
    wording.repeated_word,
    wording.length,
)


def run(source, target, *, locale, limit=None, terms=()):
    """[Finding], errors first. Pure: no database.

    `source` and `target` are as the engine stores texts (HTML with <b>, <a id="a1">). `locale` is that of the
    target, Wagtail's or a language code; `limit` the field's greatest number of characters; `terms` what the
    glossary says, as (code, level, message). Without words in the target there is nothing to say.
    """
    code = getattr(locale, "language_code", locale)
    pair = Pair(source, target, _base(settings.LANGUAGE_CODE), _base(code), limit)
    if not pair.plain_target.strip():
        return []
    found = [finding for check in CHECKS for finding in check(pair)]
    found += [Finding(*term) for term in terms]
    if len(found) > 1:
        found.sort(key=lambda finding: finding.level != ERROR)
    return found


def _base(code):
    return code.split("-")[0].lower()
