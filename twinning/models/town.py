"""The partner town: the record of a partnership."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from facts import checked
from facts.coordinates import CoordinateField
from facts.countries import CountryField
from facts.partial_date import PartialDateField
from facts.typed_languages import LanguageField, LanguagesField
from facts.words import WordsMixin
from home.models import BodyPage, Vocabulary
from home.models.vocabulary import terms_of
from twinning.searched_kind import KindIsSearched
from twinning.town_rules import refuse_untrue_facts

SIMPLE_TEXT = ["bold", "italic", "link", "document-link", "ul", "ol"]


class TwinCityPage(KindIsSearched, BodyPage):
    class Relation(models.TextChoices):
        TWIN = "twin", _("twin town")
        AGREEMENT = "agreement", _("partner by agreement")
        FRIENDSHIP = "friendship", _("friendly town")
        PROJECT = "project_partner", _("project partner")

    class Status(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("partnership", "active")
        DORMANT = "dormant", _("paused")
        SUSPENDED = "suspended", _("suspended")
        ENDED = "ended", _("ended")
        UNKNOWN = "unknown", _("not known")

    endonym = models.CharField(
        _("name in its own language"),
        max_length=120,
        help_text=_("As the town writes itself: Åmål."),
    )
    endonym_language = LanguageField(
        _("language of that name"), help_text=_("Its name, or its code: Swedish, sv.")
    )
    latin_name = models.CharField(
        _("name in Latin letters"),
        max_length=120,
        blank=True,
        help_text=_("Only when the own name is in another script: Mtsensk."),
    )
    country = CountryField()
    region = models.CharField(_("region"), max_length=120, blank=True)
    languages = LanguagesField(
        _("languages spoken"),
        max_length=60,
        blank=True,
        help_text=_("Their names with commas between: Swedish, Finnish"),
    )
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))
    show_on_map = models.BooleanField(_("show on the map"), default=True)
    arms = models.ForeignKey(
        "media.Image",
        verbose_name=_("coat of arms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    flag = models.ForeignKey(
        "media.Image",
        verbose_name=_("flag"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("year of that figure"), null=True, blank=True
    )
    mayor_name = models.CharField(_("mayor"), max_length=120, blank=True)
    mayor_as_of = PartialDateField(_("mayor as of"), blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=40, blank=True, help_text=_("For example Europe/Stockholm")
    )
    town_holiday = models.CharField(
        _("town holiday"), max_length=5, blank=True, help_text=_("Day and month: 24.06")
    )
    relation_kind = models.CharField(
        _("kind of relation"), max_length=20, choices=Relation.choices, default=Relation.TWIN
    )
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.ACTIVE
    )
    status_since = PartialDateField(_("status since"), blank=True)
    cooperation_since = PartialDateField(_("cooperation since"), blank=True)
    areas = ParentalManyToManyField(
        verbose_name=_("areas of cooperation"), **terms_of(Vocabulary.AREA)
    )
    wikidata_id = models.CharField(
        _("Wikidata"), max_length=20, blank=True, help_text=_("For example Q211674")
    )

    other_names = models.CharField(
        _("other spellings"),
        max_length=250,
        blank=True,
        help_text=_("Found by the search, not shown: Амал, Omol"),
    )
    status_note = models.TextField(
        _("note on the status"),
        max_length=500,
        blank=True,
        help_text=_("Said honestly: why, by whose word, seen when."),
    )
    how_to_take_part = RichTextField(_("how to take part"), blank=True, features=SIMPLE_TEXT)

    asked = ["relation_kind", "status"]
    words = [*BodyPage.words, "region", "other_names", "status_note", "how_to_take_part"]
    searched = ["mayor_name"]
    template = "pages/twinning/twin_city.html"
    parent_page_types = ["twinning.TwinCityIndexPage"]
    subpage_types = []
    search_fields = [
        *BodyPage.search_fields,
        index.SearchField("endonym", boost=3),
        index.SearchField("latin_name", boost=3),
        index.SearchField("other_names", boost=3),
        index.SearchField("relation_kind_text", boost=3),
        # What the admin's searches and choosers compare with while a name is being typed.
        index.AutocompleteField("endonym"),
        index.AutocompleteField("latin_name"),
        index.AutocompleteField("other_names"),
        index.FilterField("country"),
        index.FilterField("status"),
    ]
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("endonym"),
                        FieldPanel("endonym_language"),
                        FieldPanel("latin_name"),
                    ]
                ),
                FieldPanel("other_names"),
                FieldRowPanel([FieldPanel("country"), FieldPanel("region")]),
            ],
            heading=_("Names"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("relation_kind"), FieldPanel("cooperation_since")]),
                FieldRowPanel([FieldPanel("status"), FieldPanel("status_since")]),
                FieldPanel("status_note"),
                FieldPanel("areas", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("The partnership"),
        ),
        FieldPanel("body"),
        FieldPanel("how_to_take_part"),
        InlinePanel("traces", heading=_("Traces in our town"), label=_("trace")),
        InlinePanel(
            "fact_notes", heading=_("Facts that sources tell differently"), label=_("note")
        ),
        InlinePanel(
            "partner_texts", heading=_("Summary in the partner's language"), label=_("summary")
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("show_on_map")]
                ),
                FieldRowPanel([FieldPanel("population"), FieldPanel("population_year")]),
                FieldRowPanel([FieldPanel("mayor_name"), FieldPanel("mayor_as_of")]),
                FieldRowPanel(
                    [FieldPanel("languages"), FieldPanel("time_zone"), FieldPanel("town_holiday")]
                ),
                FieldPanel("website"),
                FieldRowPanel([FieldPanel("arms"), FieldPanel("flag")]),
                FieldPanel("wikidata_id"),
            ],
            heading=_("About the town"),
        ),
        InlinePanel("contacts", heading=_("Contacts"), label=_("contact")),
    ]

    class Meta:
        verbose_name = _("twin town")
        verbose_name_plural = _("twin towns")

    def clean(self):
        super().clean()
        refuse_untrue_facts(self)

    def get_context(self, request, *args, **kwargs):
        from twinning.town_context import town_context

        return super().get_context(request, *args, **kwargs) | town_context(self, request)


class TownContact(TranslatableMixin, WordsMixin, Orderable):
    class Side(models.TextChoices):
        OURS = "ours", _("here")
        THEIRS = "theirs", _("in the partner town")

    town = ParentalKey(TwinCityPage, on_delete=models.CASCADE, related_name="contacts")
    side = models.CharField(_("whose"), max_length=8, choices=Side.choices, default=Side.OURS)
    unit = models.CharField(
        _("unit"), max_length=150, help_text=_("A department or office rather than a person.")
    )
    mailbox = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    person = models.CharField(_("person"), max_length=120, blank=True)
    valid_until = models.DateField(
        _("person until"),
        null=True,
        blank=True,
        help_text=_("After this day the person's name is not shown."),
    )

    words = ["unit"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class Trace(checked.Checked, TranslatableMixin, WordsMixin, Orderable):
    """What reminds of the partner in our town: a street, a park, a gift."""

    town = ParentalKey(TwinCityPage, on_delete=models.CASCADE, related_name="traces")
    title = models.CharField(_("name"), max_length=150)
    text = models.TextField(_("what and where"), blank=True)
    photo = models.ForeignKey(
        "media.Image",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(_("description of the photo"), max_length=250, blank=True)
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))

    words = ["title", "text", "photo_alt"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]

    def clean(self):
        super().clean()
        checked.refuse(self, checked.coordinates(self))


class FactNote(TranslatableMixin, WordsMixin, Orderable):
    """A fact that another source gives differently; never merged silently."""

    class Field(models.TextChoices):
        COOPERATION_SINCE = "cooperation_since", _("cooperation since")
        SIGNED = "signed", _("signed on")
        STATUS = "status", _("status")
        RELATION = "relation_kind", _("kind of relation")
        POPULATION = "population", _("population")
        OTHER = "other", _("other")

    town = ParentalKey(TwinCityPage, on_delete=models.CASCADE, related_name="fact_notes")
    field = models.CharField(_("which fact"), max_length=20, choices=Field.choices)
    value = models.CharField(_("what the source gives"), max_length=120)
    source = models.CharField(_("source"), max_length=200)
    url = models.URLField(_("address of the source"), blank=True)
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    words = ["value", "source", "note"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class PartnerText(Orderable):
    """A few words for the partner's citizens, in their language; not translated."""

    town = ParentalKey(TwinCityPage, on_delete=models.CASCADE, related_name="partner_texts")
    language = LanguageField(_("language"))
    text = RichTextField(_("text"), features=["bold", "italic", "link"])
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True)

    searched = ["text"]
