"""Menus: the order and targets are facts, the labels are words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin

from facts import checked
from facts.snippets import BaseSnippet
from facts.words import WordsMixin


class Menu(BaseSnippet, ClusterableModel):
    class Place(models.TextChoices):
        MAIN = "main", _("main menu")
        FOOTER = "footer", _("footer")

    place = models.CharField(_("place"), max_length=10, choices=Place.choices)

    panels = [FieldPanel("place"), InlinePanel("items", label=_("entry"), heading=_("Entries"))]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = [
            models.UniqueConstraint(fields=["place", "locale"], name="menu_unique_per_language")
        ]

    def __str__(self):
        return str(self.get_place_display())


class MenuItem(checked.Checked, TranslatableMixin, WordsMixin, Orderable):
    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(
        pgettext_lazy("menu", "label"),
        max_length=60,
        help_text=_("Short: it stands in the header."),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.CharField(
        _("or address"),
        max_length=500,
        blank=True,
        help_text=_("Only when it is not a page of this site."),
    )

    words = ["label"]
    panels = [FieldPanel("label"), PageChooserPanel("page"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("menu entry")
        unique_together = [("translation_key", "locale")]

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        if checked.are_read(self, "url") and bool(self.page_id) == bool(self.url):
            message = _("Choose a page or write an address, one of the two.")
            checked.refuse(self, {"page": message})
