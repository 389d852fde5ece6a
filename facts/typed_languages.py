"""Languages that people write by name: „шведски“, "Swedish", "svenska" or "sv". The database keeps the tag."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from facts.formats import language
from facts.languages import is_language_tag, language_name, validate_language_tag
from facts.plain import PlainInMigrations
from facts.sorting import by_name

# What a partner town is likely to write; every other language of CLDR is understood as well.
_OFFERED = (
    "bg en sv sl et lt lv fi da nb nn is de nl fr it es pt ca eu gl ga cy mt lb pl cs sk hu ro hr bs sr mk sq "
    "el tr ru uk be hy ka az kk uz he ar fa hi zh ja ko vi id la rom yi gag fo se fy br oc rm lad rup"
)
OFFERED = tuple(_OFFERED.split())
UNKNOWN = _("“%(value)s” is not a language. Write its name, such as Swedish, or its code: sv.")


def tag_of(text):
    """ "sv" for „Шведски“, "swedish", "Svenska" or "SV"; ValueError for what is no language."""
    text = " ".join(text.split())
    found = _tags(language()).get(text.casefold()) or _spelt(text)
    if not found or not is_language_tag(found):
        raise ValueError(text)
    return found


def tags_of(text):
    """ "sv fi" for „шведски, фински“ or "sv fi"; ValueError with the part that is no language."""
    parts = re.split(r"\s*[,;]\s*|\n", text.strip())
    if len(parts) == 1:
        try:
            return tag_of(parts[0])
        except ValueError:
            parts = text.split()
    return " ".join(dict.fromkeys(tag_of(part) for part in parts if part))


def shown(tag):
    """The name to be edited; the tag itself where its name says less ("sr-Latn" has that of "sr")."""
    name = language_name(tag)
    return name if _tags(language()).get(name.casefold()) == tag else tag


def _spelt(text):
    """The tag in the case in which tags are written: "sr-latn" → "sr-Latn", "PT_br" → "pt-BR"."""
    first, *more = re.split("[-_]", text)
    sized = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sized.get(len(part), str)(part) for part in more)])


@cache
def _tags(reader):
    """{name, casefolded: tag}: the reader's names before the English ones, and these before languages' own."""
    found = {}
    for locale in dict.fromkeys([reader, "bg", "en"]):
        for tag, name in Locale.parse(locale).languages.items():
            found.setdefault(name.casefold(), tag.replace("_", "-"))
    for tag in OFFERED:
        try:
            own = Locale.parse(tag.replace("-", "_")).get_language_name()
        except (UnknownLocaleError, ValueError):
            continue
        found.setdefault((own or tag).casefold(), tag)
    return found


@cache
def _offered(reader):
    return by_name({language_name(tag) for tag in OFFERED}, reader)


class LanguageInput(forms.TextInput):
    """Offers names while one types; without a script of ours."""

    def render(self, name, value, attrs=None, renderer=None):
        attrs = attrs or {}
        offered = f"{attrs.get('id') or name}-languages"
        return format_html(
            '<div>{}<datalist id="{}">{}</datalist></div>',
            super().render(name, value, attrs | {"list": offered}, renderer),
            offered,
            format_html_join(
                "", '<option value="{}"></option>', ((name,) for name in _offered(language()))
            ),
        )


class LanguageFormField(forms.CharField):
    widget = LanguageInput
    parse = staticmethod(tag_of)

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        try:
            return self.parse(value)
        except ValueError as error:
            raise ValidationError(UNKNOWN, code="invalid", params={"value": error}) from error

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "autocomplete": "off"}

    def prepare_value(self, value):
        return shown(value) if value and is_language_tag(value) else value


class LanguagesFormField(LanguageFormField):
    widget = forms.TextInput
    parse = staticmethod(tags_of)

    def prepare_value(self, value):
        tags = (value or "").split()
        if tags and all(map(is_language_tag, tags)):
            return ", ".join(map(shown, tags))
        return value


class LanguageField(PlainInMigrations, models.CharField):
    """A BCP 47 tag."""

    typed = LanguageFormField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("validators", [validate_language_tag])
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        # A name is longer than its tag.
        return super().formfield(**{"form_class": self.typed, "max_length": None, **kwargs})


class LanguagesField(LanguageField):
    """BCP 47 tags between spaces."""

    typed = LanguagesFormField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"validators": [], **kwargs})
