"""Numbers that people type into a field of text: a number field of the browser silently drops what it cannot read."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import get_format

from facts.plain import PlainInMigrations


class TypedNumberFormField(forms.DecimalField):
    """`parse(text)` gives the Decimal; its ValueError names the message by its `code`, "invalid" by default."""

    widget = forms.TextInput
    attributes = {"autocomplete": "off"}
    parse = None

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if not isinstance(value, str):
            return super().to_python(value)
        try:
            return self.parse(value)
        except ValueError as error:
            code = getattr(error, "code", "invalid")
        raise ValidationError(self.error_messages[code], code=code, params={"value": value})

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), **self.attributes}

    def prepare_value(self, value):
        """With the decimal sign of the reader's language."""
        if isinstance(value, Decimal | int | float):
            text = f"{value:.{self.decimal_places}f}"
            return text.replace(".", get_format("DECIMAL_SEPARATOR"))
        return value


class TypedNumberField(PlainInMigrations, models.DecimalField):
    """A DecimalField with the form field `typed`."""

    typed = TypedNumberFormField

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.typed, **kwargs})
