"""What was translated how: the translation memory."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

USER = settings.AUTH_USER_MODEL


class MemoryEntry(models.Model):
    """One text and its translation, as the engine stores texts (with `<b>`, `<a id="a1">`).

    Those of the site follow their StringTranslation (`text`), one for each place; those of a file have
    none. `source_folded` and `target_folded` are what is searched in: without marks, small letters, single
    spaces (translation/memory/marks.py); `length` counts the characters of the first. A `forgotten`
    entry has no words: it says that this text, as it stands, must not come back into the memory.
    """

    class Origin(models.TextChoices):
        SITE = "site", pgettext_lazy("memory entry", "this site")
        TMX = "tmx", pgettext_lazy("memory entry", "file")

    text = models.OneToOneField(
        StringTranslation,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memory_entry",
    )
    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    target_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source_text = models.TextField(_("original"))
    target_text = models.TextField(_("translation"))
    source_folded = models.TextField()
    target_folded = models.TextField()
    source_hash = models.UUIDField()
    length = models.PositiveIntegerField()
    origin = models.CharField(max_length=4, choices=Origin.choices, default=Origin.SITE)
    file_name = models.CharField(max_length=200, blank=True)
    approved = models.BooleanField(default=False)
    forgotten = models.BooleanField(default=False)
    user = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("memory entry")
        verbose_name_plural = _("translation memory")
        indexes = [
            models.Index(
                fields=["source_locale", "target_locale", "length"],
                name="translation_memory_length",
            ),
            models.Index(
                fields=["source_locale", "target_locale", "source_hash"],
                name="translation_memory_hash",
            ),
        ]

    def __str__(self):
        return self.source_folded[:80]
