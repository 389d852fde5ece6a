"""Codes that editors type: part of addresses and exports, therefore in Latin letters."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _

from facts.forms import AddressInput
from facts.plain import PlainInMigrations
from facts.transliteration import slugify

HELP = _("In any letters: Bulgarian ones become Latin, by the Transliteration Act.")


class CodeFormField(forms.SlugField):
    """Takes what was typed in any letters: „дунав код“ is "dunav-kod". What is a code already stays."""

    default_error_messages = {
        "invalid": _("Write the code in small Latin letters, digits and hyphens.")
    }

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        code = slugify(value, empty="")
        if not code:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            validate_slug(value)
        except ValidationError:
            return code
        return value


class CodeField(PlainInMigrations, models.SlugField):
    """Wagtail's own widget would drop what is not Latin, down to a hyphen."""

    def formfield(self, **kwargs):
        own = {
            "form_class": CodeFormField,
            "widget": AddressInput(follows_title=False),
            "help_text": self.help_text or HELP,
        }
        return super().formfield(**kwargs | own)
