"""Web addresses in the admin's forms: what is none is refused with an example of one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override

NO_ADDRESS = _("This is not a web address. Write it so: https://example.org/page")


def register():
    """Gives every form of the admin these fields; to be called before the first form is built."""
    own = {"assume_scheme": "https", "error_messages": {"invalid": NO_ADDRESS}}
    register_form_field_override(models.URLField, override=own)
