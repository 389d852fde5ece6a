"""A page that editors recommend to whoever searches for certain words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from search.models.lines import clean_lines, lines_of, site_languages


class Promotion(models.Model):
    """Shown first, marked as recommended, when the whole query is one of the phrases.

    Upstream's wagtail.contrib.search_promotions knows no languages: one query has one set of pages there.
    """

    language = models.CharField(
        _("language of the search"),
        max_length=12,
        choices=site_languages,
        help_text=_("Where readers search in this language the page is recommended."),
    )
    phrases = models.TextField(
        _("searched for"),
        max_length=1200,
        help_text=_(
            "One to a line. The page is recommended when someone searches for exactly these words, in any "
            "form and order: “visits” or “visit”, not “visits 2014”."
        ),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("recommended page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_(
            "In any language: the reader is sent to it in theirs. While the page is not public, nothing is shown."
        ),
    )
    description = models.CharField(
        _("why it is recommended"),
        max_length=200,
        blank=True,
        help_text=_(
            "One sentence in the language of the search. Left empty, the page’s lead is shown."
        ),
    )

    panels = [
        FieldPanel("language"),
        FieldPanel("phrases"),
        PageChooserPanel("page"),
        FieldPanel("description"),
    ]

    class Meta:
        verbose_name = _("recommended page")
        verbose_name_plural = _("recommended pages")
        ordering = ["language", "phrases", "pk"]

    def __str__(self):
        return ", ".join(lines_of(self.phrases))

    def clean(self):
        super().clean()
        try:
            self.phrases = clean_lines(self.phrases)
        except ValidationError as error:
            raise ValidationError({"phrases": error.messages}) from error
