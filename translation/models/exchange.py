"""Files that came back from outside."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class FileImport(models.Model):
    """An uploaded file between its report and the yes, and what became of it.

    `content` is what was read from it (units.IncomingFile as dictionaries), emptied when it is done with; the
    file itself is never kept. `seen` is {key of a row (exchange/plans.py): version of the text that the report
    showed}. `result` is {"offered": number of texts that could be taken over} before the yes; after it
    {"written", "left": {kind: number of texts}, "pages": {pk of a Translation: number written}}.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(
        Translation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=255)
    content = models.JSONField(default=list)
    seen = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def has_nothing_new(self):
        return self.applied_at is None and self.result.get("offered") == 0
