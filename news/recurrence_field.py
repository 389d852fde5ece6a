"""How an event repeats, as a choice in the form; stored as a rule of RFC 5545 (news/recurrence.py)."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from facts.plain import PlainInMigrations
from facts.typed_dates import DATE_HELP, NO_DATE

CHOICES = [
    ("", _("does not repeat")),
    ("FREQ=DAILY", _("every day")),
    ("FREQ=WEEKLY", _("every week")),
    ("FREQ=WEEKLY;INTERVAL=2", _("every two weeks")),
    ("FREQ=MONTHLY", _("every month")),
    ("FREQ=YEARLY", _("every year")),
]
KNOWN = {rule for rule, _name in CHOICES}
MOST_TIMES = 1000


def parts_of(rule):
    """[how often, until (ISO text or ""), how many times] of a stored rule.

    A rule beyond the choices, brought in from elsewhere, stays whole in the first part.
    """
    often, until, times = [], "", ""
    for part in filter(None, (rule or "").split(";")):
        name, _equals, value = part.partition("=")
        if name == "UNTIL" and len(value) >= 8:
            until = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
        elif name == "COUNT":
            times = value
        else:
            often.append(part)
    simple = ";".join(often)
    return [simple, until, times] if simple in KNOWN else [rule, "", ""]


class RecurrenceWidget(forms.MultiWidget):
    labels = [_("How often"), _("Last time not after"), _("or how many times")]

    def __init__(self, attrs=None):
        often, until = forms.Select(choices=CHOICES), AdminDateInput()
        super().__init__([often, until, forms.NumberInput(attrs={"min": 1})], attrs)

    def decompress(self, value):
        often, until, times = parts_of(value)
        if until:
            until = forms.DateField(input_formats=["%Y-%m-%d"]).to_python(until)
        return [often, until, times]

    def get_context(self, name, value, attrs):
        often = value[0] if isinstance(value, list) else parts_of(value)[0]
        more = [] if not often or often in KNOWN else [(often, often)]
        self.widgets[0].choices = [*CHOICES, *more]
        return super().get_context(name, value, attrs)

    def render(self, name, value, attrs=None, renderer=None):
        parts = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        return format_html_join(
            "",
            '<p class="recurrence"><label for="{}">{}</label> {}</p>',
            (
                (
                    part["attrs"].get("id", ""),
                    label,
                    self._render(part["template_name"], {"widget": part}, renderer),
                )
                for label, part in zip(self.labels, parts, strict=True)
            ),
        )


class RecurrenceFormField(forms.MultiValueField):
    widget = RecurrenceWidget

    def __init__(self, *, max_length=None, **kwargs):
        fields = [
            forms.CharField(required=False, max_length=max_length),
            forms.DateField(required=False, error_messages={"invalid": NO_DATE}),
            forms.IntegerField(required=False, min_value=1, max_value=MOST_TIMES),
        ]
        kwargs.pop("empty_value", None)
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, parts):
        often, until, times = parts or ["", None, None]
        if not often:
            if until or times:
                raise ValidationError(_("Choose how often it repeats."))
            return ""
        if until and times:
            raise ValidationError(_("Give the last day or how many times, not both."))
        if until:
            return f"{often};UNTIL={until:%Y%m%d}"
        return f"{often};COUNT={times}" if times else often

    def has_changed(self, initial, data):
        return super().has_changed(parts_of(initial), data)


class RecurrenceField(PlainInMigrations, models.CharField):
    """A CharField whose form is a choice."""

    def formfield(self, **kwargs):
        return super().formfield(
            **{"form_class": RecurrenceFormField, "help_text": DATE_HELP, **kwargs}
        )
