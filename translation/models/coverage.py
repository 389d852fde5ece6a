"""How large texts and sources are, and how far their translation had come on which day."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String


class StringSize(models.Model):
    """Words and characters (without marks) of one text of the engine, counted once."""

    string = models.OneToOneField(
        String, on_delete=models.CASCADE, primary_key=True, related_name="size"
    )
    words = models.PositiveIntegerField()
    characters = models.PositiveIntegerField()


class SourceSize(models.Model):
    """The texts of one public page or record of the source language, whether it is in translation or not.

    `object_id` is its translation_key; `title` is how it calls itself, for lists and their search.
    """

    object_id = models.UUIDField(primary_key=True)
    title = models.CharField(max_length=255)
    strings = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    characters = models.PositiveIntegerField()


class CoverageSnapshot(models.Model):
    """How far the translation into one language had come on one day: public pages and records only.

    `current` of the `objects` are translated and up to date, `outdated` are public but behind; `strings`
    and `words` are all there are to be translated, `…_done` those that have their translation.
    """

    day = models.DateField(_("day"))
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    objects_total = models.PositiveIntegerField()
    current = models.PositiveIntegerField()
    outdated = models.PositiveIntegerField()
    strings = models.PositiveIntegerField()
    strings_done = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    words_done = models.PositiveIntegerField()

    class Meta:
        ordering = ["day", "locale"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "locale"], name="translation_coverage_once_a_day"
            )
        ]
