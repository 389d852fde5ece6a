"""Language tags (BCP 47) and languages' names in the reader's language."""

import re

from babel import Locale, UnknownLocaleError
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from facts.formats import language

TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


def is_language_tag(tag):
    """True for a tag of a language that CLDR knows: "sv", "sr-Latn", "pt-BR"."""
    if not TAG.fullmatch(tag):
        return False
    try:
        Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        # Not every language has formats of its own, but each has a name.
        return tag.split("-")[0] in Locale.parse("en").languages
    return True


def validate_language_tag(tag):
    """Model field validator."""
    if tag and not is_language_tag(tag):
        raise ValidationError(
            _("“%(tag)s” is not a language code, such as sv, sl or tr."), params={"tag": tag}
        )


def language_name(tag):
    """„шведски“ / "Swedish"; the tag itself when it has no name."""
    names = Locale.parse(language()).languages
    return names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0], tag)


def country_name(code):
    """„Швеция“ / "Sweden" for an ISO 3166-1 alpha-2 code."""
    return Locale.parse(language()).territories.get((code or "").upper(), code)
