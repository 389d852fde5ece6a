"""Organisations: partners, unions, programme authorities, ourselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from facts import checked
from facts.coordinates import CoordinateField
from facts.countries import CountryField
from facts.snippets import BaseSnippet
from facts.typed_languages import LanguageField
from home.models.vocabulary import Vocabulary, terms_of


class Organisation(BaseSnippet):
    name = models.CharField(
        _("name"), max_length=250, help_text=_("As we write it in this language.")
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    description = models.TextField(_("description"), blank=True)
    name_original = models.CharField(
        _("original name"), max_length=250, help_text=_("As the organisation writes it itself.")
    )
    original_language = LanguageField(_("language of the original name"), blank=True)
    kind = models.ForeignKey(
        verbose_name=_("type"),
        null=True,
        on_delete=models.SET_NULL,
        **terms_of(Vocabulary.ORGANISATION_TYPE),
    )
    country = CountryField(blank=True)
    place = models.CharField(
        _("place"),
        max_length=120,
        blank=True,
        help_text=_("The town, as we write it in this language."),
    )
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        "media.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    pic = models.CharField(
        _("PIC"),
        max_length=9,
        blank=True,
        help_text=_("Participant identification code of the EU, nine digits."),
    )
    wikidata_id = models.CharField(_("Wikidata"), max_length=20, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_us = models.BooleanField(_("this is our municipality"), default=False)

    words = ["name", "acronym", "place", "description"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("acronym"),
                FieldPanel("place"),
                FieldPanel("description"),
            ],
            heading=_("Words"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_original"), FieldPanel("original_language")]),
                FieldPanel("kind"),
                FieldPanel("country"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("website"),
                FieldPanel("logo"),
                FieldRowPanel([FieldPanel("pic"), FieldPanel("wikidata_id")]),
                FieldPanel("parent"),
                FieldPanel("is_us"),
            ],
            heading=_("Facts, the same in every language"),
        ),
    ]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.SearchField("acronym", boost=2),
        index.SearchField("name_original"),
        *map(index.FilterField, ("locale", "name", "acronym", "country", "place", "is_us")),
    ]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        checked.refuse(self, checked.coordinates(self))

    @property
    def short_name(self):
        return self.acronym or self.name
