from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class Word(models.Model):
    """A word that stands on a page of that language; the spelling of queries is compared with these.

    `folded` as `search.letters.fold` makes it. Words of pages since deleted may remain until `update_index`.
    """

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    folded = models.CharField(max_length=48)
    written = models.CharField(max_length=60)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        constraints = [
            models.UniqueConstraint(fields=["locale", "folded"], name="search_word_once_a_language")
        ]

    def __str__(self):
        return self.written
