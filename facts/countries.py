"""Countries by ISO 3166-1 code, named by CLDR in the reader's language."""

import re

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from facts.languages import country_name
from facts.plain import PlainInMigrations
from facts.sorting import by_name

# CLDR's territories without regions ("001"), the EU and the like, and private codes; Kosovo's XK, which
# CLDR and the EU use, stays.
_NOT_COUNTRIES = {
    "EU",
    "EZ",
    "UN",
    "QO",
    "XA",
    "XB",
    "ZZ",
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "IC",
    "TA",
}
CODES = sorted(
    code
    for code in Locale.parse("en").territories
    if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
)
UNKNOWN = _("“%(value)s” is not a country code (ISO 3166), such as BG, GR or GB.")


def validate_countries(codes):
    """Model field validator, for one code or for several between spaces."""
    for code in codes.split():
        if code not in CODES:
            raise ValidationError(UNKNOWN, code="invalid", params={"value": code})


class CountryField(models.CharField):
    """An ISO 3166-1 alpha-2 code. The names are no part of migrations: they change with CLDR."""

    default_validators = [validate_countries]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("verbose_name", _("country"))
        kwargs["max_length"] = 2
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        kwargs.pop("max_length")
        return name, path, args, kwargs

    def formfield(self, **kwargs):
        def choices():
            named = [(code, country_name(code)) for code in by_name(CODES, name=country_name)]
            return [("", "---------"), *named]

        return forms.ChoiceField(
            choices=choices,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class CountriesFormField(forms.CharField):
    def to_python(self, value):
        """ "SI IT GB" for what people write: "si, it; GB"."""
        codes = re.split(r"[\s,;]+", super().to_python(value).upper())
        return " ".join(dict.fromkeys(filter(None, codes)))


class CountriesField(PlainInMigrations, models.CharField):
    """ISO 3166-1 alpha-2 codes between spaces."""

    default_validators = [validate_countries]

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": CountriesFormField, **kwargs})
