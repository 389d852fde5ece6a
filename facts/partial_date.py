"""Dates known to the day, the month or only the year.

Stored as an ISO 8601 calendar date of reduced precision ("2000", "2011-11", "2012-05-01"): the text says
how much is known, and sorts by time.
"""

import calendar
import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
BEFORE_START = _("The end lies before the start.")
DOTTED = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})(?:\s*г\.?)?")


class PartialDate(str):
    """A date of day, month or year precision; the text itself is the ISO form.

    Raises ValueError for a text that is no such date.
    """

    __slots__ = ()

    def __new__(cls, text):
        if isinstance(text, datetime.date):
            text = text.isoformat()[:10]
        match = ISO.fullmatch(text)
        if not match:
            raise ValueError(f"not a date of day, month or year precision: {text!r}")
        year, month, day = match.groups()
        # Raises ValueError for the 31st of April.
        datetime.date(int(year), int(month or 1), int(day or 1))
        parts = [year] + [f"{int(part):02d}" for part in (month, day) if part]
        return super().__new__(cls, "-".join(parts))

    @property
    def year(self):
        return int(self[:4])

    @property
    def month(self):
        """1–12, or None when only the year is known."""
        return int(self[5:7]) if len(self) >= 7 else None

    @property
    def day(self):
        """1–31, or None when the day is not known."""
        return int(self[8:10]) if len(self) == 10 else None

    @property
    def precision(self):
        return {4: "year", 7: "month", 10: "day"}[len(self)]

    @property
    def first_day(self):
        """The earliest day it can be (datetime.date)."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self):
        """The latest day it can be (datetime.date)."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def parse(text):
    """What a person types as a PartialDate: 2011, 11.2011, 30.11.2011, 2011-11, 2011-11-30.

    Raises ValueError when it cannot be understood.
    """
    text = str(text).strip()
    match = DOTTED.fullmatch(text)
    if match:
        day, month, year = match.groups()
        text = "-".join(part for part in (year, month, day) if part)
    return PartialDate(text)


class PartialDateFormField(forms.CharField):
    default_error_messages = {
        "invalid": _("“%(value)s” is not a date. Write what is known: 30.11.2011, 11.2011 or 2011.")
    }

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return self.empty_value
        try:
            return parse(value)
        except ValueError:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from None

    def prepare_value(self, value):
        """Shows the date as people write it here: day.month.year."""
        try:
            date = PartialDate(value or "")
        except (ValueError, TypeError):
            return value
        return ".".join(reversed(date.split("-")))


class PartialDateField(models.CharField):
    """A PartialDate column; empty text when not known."""

    description = _("Date (day, month or year)")

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return PartialDate(value) if value else value

    def to_python(self, value):
        if not value or isinstance(value, PartialDate):
            return value or ""
        try:
            return parse(value)
        except ValueError:
            raise ValidationError(
                PartialDateFormField.default_error_messages["invalid"], params={"value": value}
            ) from None

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(
            **{
                "form_class": PartialDateFormField,
                "help_text": self.help_text
                or _("As much as is known: 30.11.2011, 11.2011 or 2011."),
                **kwargs,
            }
        )


def check_order(start, end, field):
    """Raises ValidationError on `field` when the end surely lies before the start."""
    if start and end and PartialDate(end).last_day < PartialDate(start).first_day:
        raise ValidationError({field: BEFORE_START})
