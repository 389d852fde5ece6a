"""An exchange: a visit, a festival, a training, from the call for participants to the results."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
)
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from facts import checked
from facts.coordinates import CoordinateField
from facts.money import MoneyMixin
from facts.panels import AskingInlinePanel
from facts.partial_date import PartialDate, PartialDateField
from facts.relations import RelatedRecord, related_records_panel
from facts.words import WordsMixin
from home.models import BodyPage, Vocabulary
from home.models.vocabulary import terms_of
from twinning import participants
from twinning.exchange_rules import refuse_day_outside, refuse_untrue_facts
from twinning.models.town import SIMPLE_TEXT, TwinCityPage


class ExchangePage(BodyPage):
    class Direction(models.TextChoices):
        IN = "in", _("they visit us")
        OUT = "out", _("we visit them")
        MUTUAL = "mutual", _("both ways")

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("in person")
        HYBRID = "hybrid", _("in person and remotely")
        ONLINE = "online", _("remotely")

    kind = models.ForeignKey(
        verbose_name=_("kind"),
        null=True,
        on_delete=models.SET_NULL,
        **terms_of(Vocabulary.EXCHANGE_KIND),
    )
    start = PartialDateField(_("from"))
    end = PartialDateField(_("to"), blank=True)
    direction = models.CharField(
        _("direction"), max_length=8, choices=Direction.choices, default=Direction.MUTUAL
    )
    format = models.CharField(
        _("form"), max_length=10, choices=Format.choices, default=Format.IN_PERSON
    )
    agreement = models.ForeignKey(
        "twinning.AgreementPage",
        verbose_name=_("under the agreement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    series = models.CharField(
        _("series"),
        max_length=120,
        blank=True,
        help_text=_("For what repeats: the name of the yearly festival or school exchange."),
    )
    host = models.ForeignKey(
        "home.Organisation",
        verbose_name=_("host"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    venue = models.CharField(_("place"), max_length=200, blank=True)
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))
    participants_ours = models.PositiveIntegerField(_("people from here"), null=True, blank=True)
    participants_theirs = models.PositiveIntegerField(_("people from there"), null=True, blank=True)
    participants_total = models.PositiveIntegerField(
        _("people in all"),
        null=True,
        blank=True,
        help_text=_("When only the sum is known; otherwise it is counted by itself."),
    )
    participants_at_least = models.BooleanField(
        _("at least so many"),
        default=False,
        help_text=_("Tick when the documents say “more than”."),
    )
    count_invited = models.PositiveIntegerField(_("invited from abroad"), null=True, blank=True)
    count_local = models.PositiveIntegerField(_("local"), null=True, blank=True)
    count_women = models.PositiveIntegerField(_("women"), null=True, blank=True)
    count_men = models.PositiveIntegerField(_("men"), null=True, blank=True)
    count_under_30 = models.PositiveIntegerField(_("under 30"), null=True, blank=True)
    call_deadline = models.DateField(_("call open until"), null=True, blank=True)
    call_url = models.URLField(_("form for applying"), blank=True)
    call_text = RichTextField(_("call for participants"), blank=True, features=SIMPLE_TEXT)
    results = RichTextField(_("results"), blank=True, features=SIMPLE_TEXT)
    next_steps = RichTextField(_("agreed next steps"), blank=True, features=SIMPLE_TEXT)

    asked = ["direction"]
    row_rules = {"programme": refuse_day_outside}
    words = [*BodyPage.words, "series", "venue", "call_text", "results", "next_steps"]
    template = "pages/twinning/exchange.html"
    parent_page_types = ["twinning.ExchangeIndexPage"]
    subpage_types = []
    search_fields = [
        *BodyPage.search_fields,
        index.FilterField("start"),
    ]
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldRowPanel(
                    [
                        FieldPanel("kind", widget=forms.Select),
                        FieldPanel("direction"),
                        FieldPanel("format"),
                    ]
                ),
                FieldRowPanel([FieldPanel("venue"), FieldPanel("host")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("When and where"),
        ),
        MultipleChooserPanel(
            "towns",
            chooser_field_name="town",
            panels=[PageChooserPanel("town")],
            heading=_("Partner towns"),
            label=_("town"),
        ),
        related_records_panel("projects.ProjectPage", heading=_("Projects")),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("participants_ours"), FieldPanel("participants_theirs")]),
                FieldRowPanel(
                    [FieldPanel("participants_total"), FieldPanel("participants_at_least")]
                ),
                FieldRowPanel([FieldPanel("count_invited"), FieldPanel("count_local")]),
                FieldRowPanel(
                    [
                        FieldPanel("count_women"),
                        FieldPanel("count_men"),
                        FieldPanel("count_under_30"),
                    ]
                ),
            ],
            heading=_("Who took part"),
        ),
        AskingInlinePanel("delegates", heading=_("Delegations"), label=_("person")),
        InlinePanel("programme", heading=_("Programme"), label=pgettext_lazy("programme", "item")),
        FieldPanel("results"),
        FieldPanel("next_steps"),
        InlinePanel("quotes", heading=_("What participants say"), label=_("quotation")),
        InlinePanel("funding", heading=_("Who paid"), label=_("amount")),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
        MultiFieldPanel(
            [
                FieldPanel("call_text"),
                FieldRowPanel([FieldPanel("call_deadline"), FieldPanel("call_url")]),
            ],
            heading=_("Call for participants"),
        ),
        FieldRowPanel([FieldPanel("agreement"), FieldPanel("series")]),
    ]

    class Meta:
        verbose_name = _("exchange")
        verbose_name_plural = _("exchanges")

    def clean(self):
        super().clean()
        refuse_untrue_facts(self)

    @property
    def people(self):
        """(number of people or None, whether there were at least so many)."""
        return participants.people_of(*(getattr(self, name) for name in participants.FIELDS))

    @property
    def year(self):
        return PartialDate(self.start).year if self.start else None

    def get_context(self, request, *args, **kwargs):
        from twinning.exchange_context import exchange_context

        return super().get_context(request, *args, **kwargs) | exchange_context(self, request)


class ExchangeTown(Orderable):
    exchange = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="towns")
    town = models.ForeignKey(
        TwinCityPage, verbose_name=_("town"), on_delete=models.CASCADE, related_name="+"
    )


class ExchangeRecord(RelatedRecord):
    page = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="related_records")


class Delegate(TranslatableMixin, WordsMixin, Orderable):
    class Side(models.TextChoices):
        OURS = "ours", _("from here")
        THEIRS = "theirs", _("from there")

    exchange = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="delegates")
    name = models.CharField(_("name"), max_length=120, help_text=_("Given name, then family name."))
    original_name = models.CharField(_("as the person writes it"), max_length=120, blank=True)
    side = models.CharField(_("side"), max_length=8, choices=Side.choices, default=Side.THEIRS)
    role = models.CharField(pgettext_lazy("person", "role"), max_length=200, blank=True)
    consent = models.BooleanField(
        _("may be named"),
        default=False,
        help_text=_(
            "The person agreed, or acted in a public office. Otherwise only the role is shown."
        ),
    )

    asked = ["side"]
    words = ["name", "role"]
    searched = ["original_name"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class ProgrammeItem(checked.Checked, TranslatableMixin, WordsMixin, Orderable):
    exchange = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="programme")
    day = models.DateField(_("day"))
    time = models.TimeField(_("time"), null=True, blank=True)
    text = models.CharField(_("what"), max_length=300)

    words = ["text"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class ExchangeQuote(TranslatableMixin, WordsMixin, Orderable):
    exchange = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="quotes")
    text = models.TextField(_("what was said"))
    attribution = models.CharField(_("by whom"), max_length=150)
    consent = models.BooleanField(_("may be published"), default=False)

    words = ["text", "attribution"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class ExchangeFunding(TranslatableMixin, WordsMixin, MoneyMixin, Orderable):
    class Payer(models.TextChoices):
        EU = "eu", _("European Union")
        OWN = "own", _("our municipality")
        PARTNER = "partner", _("partner")
        NATIONAL = "national", _("state budget")
        OTHER = "other", pgettext_lazy("who pays", "other")

    exchange = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="funding")
    payer = models.CharField(_("who paid"), max_length=10, choices=Payer.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)

    words = ["note"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class ExchangeDocument(TranslatableMixin, WordsMixin, Orderable):
    exchange = ParentalKey(ExchangePage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "media.DocumentFile", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(_("name on this page"), max_length=200, blank=True)

    words = ["label"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]
