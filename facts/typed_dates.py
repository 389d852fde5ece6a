"""Calendar dates and times in the admin's forms: how they are typed is said beside every field.

The ways of writing themselves are in pobratim.formats.typed; shown they are as day.month.year (settings
WAGTAIL_DATE_FORMAT and WAGTAIL_DATETIME_FORMAT), as facts.partial_date does.
"""

from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

DATE_HELP = _("Day, month and year: 30.11.2027")
MOMENT_HELP = _("Day, month, year and hour: 30.11.2027 17:30")
HOUR_HELP = _("Hour and minutes: 10:30")
NO_DATE = _("This is not a date. Write it so: 30.11.2027")
NO_MOMENT = _("This is not a date with an hour. Write it so: 30.11.2027 17:30")

NO_HOUR = _("This is not an hour. Write it so: 10:30")


def _with(own, form):
    return format_lazy("{} {}", own, form) if own else form


def _date(field):
    return {
        "widget": AdminDateInput,
        "help_text": _with(field.help_text, DATE_HELP),
        "error_messages": {"invalid": NO_DATE},
    }


def _moment(field):
    return {
        "widget": AdminDateTimeInput,
        "help_text": _with(field.help_text, MOMENT_HELP),
        "error_messages": {"invalid": NO_MOMENT},
    }


def _hour(field):
    return {
        "widget": AdminTimeInput,
        "help_text": _with(field.help_text, HOUR_HELP),
        "error_messages": {"invalid": NO_HOUR},
    }


def register():
    """Gives every form of the admin these fields; to be called before the first form is built."""
    register_form_field_override(models.DateField, override=_date)
    register_form_field_override(models.DateTimeField, override=_moment)
    register_form_field_override(models.TimeField, override=_hour)
