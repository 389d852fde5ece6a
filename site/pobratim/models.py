"""What was loaded from content files: tells the unchanged from the changed at the next loading."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRecord(models.Model):
    """One thing of a content folder: a row of a table or a folder of pages."""

    key = models.CharField(_("key"), max_length=300, unique=True)
    # SHA-256 of everything that the files say about it.
    digest = models.CharField(max_length=64, blank=True)
    # The primary key of what was made of it, as text.
    object_pk = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")

    def __str__(self):
        return self.key
