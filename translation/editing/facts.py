"""The facts of a page or record, in words, for the translator to read."""

from zoneinfo import available_timezones

from babel.dates import get_timezone_name
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from facts.countries import CountryField
from facts.formats import format_fact, language
from facts.languages import country_name, language_name, validate_language_tag
from facts.words import facts_of

HIDDEN = ("show_in_menus", "review_on")


def facts_shown(translation):
    """[(name, value)] of what is not empty; children that hold only facts are counted."""
    instance = translation.source.as_instance()
    found = []
    for name in facts_of(type(instance)):
        if name in HIDDEN:
            continue
        field = type(instance)._meta.get_field(name)
        value = _value(instance, field)
        if value not in ("", None):
            label = (
                getattr(field, "verbose_name", None)
                or field.related_model._meta.verbose_name_plural
            )
            found.append((capfirst(label), value))
    return found


def _value(instance, field):
    if field.one_to_many or field.many_to_many:
        # Only what has a name of its own can be shown as words.
        if field.related_model.__str__ is models.Model.__str__:
            return ""
        rows = list(getattr(instance, field.name).all())
        return ", ".join(str(row) for row in rows[:10]) + (" …" if len(rows) > 10 else "")
    if getattr(field, "choices", None):
        return getattr(instance, f"get_{field.name}_display")()
    value = getattr(instance, field.name, "")
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    if value and isinstance(value, str):
        return _named(field, value)
    return format_fact(value)


def _named(field, value):
    """What the database keeps as a code, by the name that the reader's language has for it."""
    if isinstance(field, CountryField):
        return country_name(value)
    if validate_language_tag in field.validators:
        return language_name(value)
    if field.name == "languages":
        return ", ".join(language_name(tag) for tag in value.split())
    if field.name == "time_zone" and value in available_timezones():
        return get_timezone_name(value, locale=language())
    return value
