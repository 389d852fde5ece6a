"""Edits after which translations stay valid."""

from django.conf import settings
from django.db import models
from wagtail.models import Revision


class MinorEdit(models.Model):
    """The editor's word that what this revision publishes means what was public before.

    Belongs to one revision only: the next one asks again.
    """

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
