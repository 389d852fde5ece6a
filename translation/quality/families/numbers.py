"""Numbers, dates and times are facts: they must be in the translation too."""

import re

from django.utils.translation import gettext as _

from translation.quality import calendar, number_words
from translation.quality.families.addresses import MAIL, PHONE, WEB
from translation.quality.figures import figures as figures_in
from translation.quality.findings import WARNING, Finding

_PERCENT = re.compile(
    r"\d[ \u00a0\u202f]*(?:%|‰|процент|на сто|per ?cent|percent|Prozent|odstotk)|%[ \u00a0]*\d|\bpercentage",
    re.IGNORECASE,
)
SHOWN = 4


def figures(pair):
    """Findings "number", "date" and "time"; each figure of one text must stand in the other."""
    if not pair.has_digits:
        return
    source, target = _bare(pair.plain_source), _bare(pair.plain_target)
    before = figures_in(source, pair.source_language)
    after = figures_in(target, pair.target_language)
    missing = _unanswered(before, _readings(after))
    added = _unanswered(after, _readings(before))
    if not missing and not added:
        yield from _dates(pair, source, target)
        return
    missing = _unanswered(missing, number_words.numbers_in(target, pair.target_language))
    added = _unanswered(added, number_words.numbers_in(source, pair.source_language))
    if _are_regrouped(missing, added):
        return
    if not number_words.knows(pair.target_language):
        missing = [figure for figure in missing if not _is_small(figure)]
    yield from _about(missing, added)


def _bare(text):
    """Without what other checks look at."""
    if "://" in text or "www." in text:
        text = WEB.sub(" ", text)
    if "@" in text:
        text = MAIL.sub(" ", text)
    if "+" in text or "0" in text:
        text = PHONE.sub(" ", text)
    return text


def _readings(found):
    return set().union(*(figure.readings for figure in found))


def _unanswered(asking, known):
    return [figure for figure in asking if not figure.loose and not figure.readings & known]


def _are_regrouped(missing, added):
    """“1,2,3” read as one number here and as three there."""
    return len(missing) != len(added) and _digits(missing) == _digits(added) != ""


def _digits(found):
    return "".join(re.sub(r"\D", "", figure.text) for figure in found if figure.kind == "number")


def _is_small(figure):
    return any(
        reading.isdigit() and int(reading) <= number_words.LIKELY_A_WORD
        for reading in figure.readings
    )


def _about(missing, added):
    kinds = {figure.kind for figure in (*missing, *added)}
    for kind in sorted(kinds):
        lost, new = _texts(missing, kind), _texts(added, kind)
        if lost and new:
            message = _("The original has %(before)s, the translation %(after)s.") % {
                "before": lost,
                "after": new,
            }
        elif lost:
            message = _("Missing: %s.") % lost
        else:
            message = _("The original does not have %s.") % new
        yield Finding(kind, WARNING, message, added[0].text if added else "")


def _texts(found, kind):
    texts = dict.fromkeys(figure.text.strip() for figure in found if figure.kind == kind)
    return ", ".join(list(texts)[:SHOWN])


def _dates(pair, source, target):
    """The same numbers, put together to another day."""
    before = calendar.whole_dates(source, pair.source_language)
    after = calendar.whole_dates(target, pair.target_language)
    if before and len(before) == len(after) and before != after:
        yield Finding("date", WARNING, _("The dates are not those of the original."))


def percent(pair):
    if not pair.has_digits:
        return
    before, after = (
        len(_PERCENT.findall(pair.plain_source)),
        len(_PERCENT.findall(pair.plain_target)),
    )
    if bool(before) != bool(after):
        message = (
            _("The percent sign is missing.") if before else _("The original has no percent sign.")
        )
        yield Finding("percent", WARNING, message)
