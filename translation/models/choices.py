"""What was chosen for one language: another picture or link than the original has (the engine's SegmentOverride)."""

from django.db import models
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import TranslationContext


class ChoiceRevision(models.Model):
    """One entry in the history of a choice; `data_json` is "" for what the original has."""

    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    data_json = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["context", "locale"])]
