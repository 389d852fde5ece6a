"""What readers search for: how many times a day, never who."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchCount(models.Model):
    """The searches of one day, in one language, for the same words. No address, no account, no hour."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=12)
    words = models.CharField(_("searched for"), max_length=100)
    searches = models.PositiveIntegerField(_("searches"), default=1)
    # Of the last search of the day.
    results = models.PositiveIntegerField(_("results"), default=0)

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "words"], name="search_count_once_a_day"
            )
        ]

    def __str__(self):
        return f"{self.words} ({self.language}, {self.day})"
