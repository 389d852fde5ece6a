"""How long a text is, how it begins, and words that stand twice."""

import re

from django.utils.translation import gettext as _

from translation.quality.findings import ERROR, WARNING, Finding

_REPEATED = re.compile(r"(?<![\w-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w-])", re.IGNORECASE)
# Rightly doubled now and then.
_MAY_REPEAT = {"had", "that", "ha", "bla", "sie", "die", "der", "das", "nous", "vous"}
_FIRST_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Texts shorter than this say nothing about the proportion.
PROPORTION_FROM = 30
SHORTEST, LONGEST = 0.4, 2.5


def too_long(pair):
    if pair.limit and len(pair.plain_target) > pair.limit:
        yield Finding(
            "length_limit",
            ERROR,
            _("Too long: %(count)d characters, at most %(limit)d fit.")
            % {"count": len(pair.plain_target), "limit": pair.limit},
        )


def length(pair):
    before, after = len(pair.plain_source), len(pair.plain_target)
    if before < PROPORTION_FROM and after < PROPORTION_FROM:
        return
    if after < before * SHORTEST:
        yield Finding("proportion", WARNING, _("Much shorter than the original."))
    elif after > max(before, PROPORTION_FROM / 2) * LONGEST:
        yield Finding("proportion", WARNING, _("Much longer than the original."))


def capital(pair):
    """Words that begin small where the original begins with a capital letter."""
    if not pair.plain_source[:1].isupper() or not pair.plain_target[:1].islower():
        return
    first = _FIRST_WORD.match(pair.plain_target)
    # As in eTranslation.
    if first and not any(letter.isupper() for letter in first.group()):
        yield Finding(
            "capital", WARNING, _("The original begins with a capital letter."), first.group()
        )


def repeated_word(pair):
    words = pair.plain_target.split()
    if not any(map(str.startswith, words[1:], words)):
        return  # seldom needs the slow look
    words = pair.plain_target.split()
    if not any(map(str.startswith, words[1:], words)):
        return  # the slow look is seldom needed
    found = _REPEATED.search(pair.plain_target)
    if (
        found
        and found.group(1).lower() not in _MAY_REPEAT
        and not _REPEATED.search(pair.plain_source)
    ):
        yield Finding(
            "repeated",
            WARNING,
            _("The same word stands twice: “%s”.") % found.group(),
            found.group(),
        )
