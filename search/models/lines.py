"""What an editor writes one to a line."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from search.analysis import query_words, stems
from search.letters import fold

LONGEST = 80


def site_languages():
    """The languages of the site, as choices; called by forms, so that no migration depends on them."""
    return settings.LANGUAGES


def lines_of(text):
    """The lines of a field without empty ones and without spaces around."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def stems_of(phrase):
    """The stems of each word of a phrase that is looked for, as a tuple of sets: words share one when they
    are forms of each other."""
    return tuple(frozenset(stems(fold(word))) for word in query_words(phrase))


def are_forms(one, other):
    """True when two results of stems_of() are the same words in the same order, whatever their forms."""
    return len(one) == len(other) and all(
        not here.isdisjoint(there) for here, there in zip(one, other, strict=True)
    )


def clean_lines(text):
    """The text with one entry to a line. ValidationError names the line that is too long or has no word."""
    entries = lines_of(text)
    for entry in entries:
        if len(entry) > LONGEST:
            message = gettext("“%(entry)s …” is too long: at most %(number)s characters to a line.")
            raise ValidationError(message % {"entry": entry[:30], "number": LONGEST})
        if not stems_of(entry):
            raise ValidationError(gettext("There is no word in “%(entry)s”.") % {"entry": entry})
    return "\n".join(entries)
