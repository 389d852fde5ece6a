"""Countries by ISO 3166-1 code, named by CLDR in the reader's language."""

from babel import Locale
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from facts.languages import country_name
from facts.sorting import by_name

# CLDR's territories without regions ("001"), the EU and the like, and private codes.
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


class CountryField(models.CharField):
    """An ISO 3166-1 alpha-2 code. The names are no part of migrations: they change with CLDR."""

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
        from django import forms

        def choices():
            named = [(code, country_name(code)) for code in by_name(CODES, name=country_name)]
            return [("", "---------"), *named]

        return forms.ChoiceField(
            choices=choices,
            required=not self.blank,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
