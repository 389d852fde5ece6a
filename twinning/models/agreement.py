"""An agreement between two parties or more, and the chain of its renewals."""

import datetime

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
from facts.partial_date import PartialDate, PartialDateField
from facts.typed_languages import LanguageField
from facts.words import WordsMixin
from home.models import BodyPage, Vocabulary
from home.models.vocabulary import terms_of
from twinning.models.town import SIMPLE_TEXT, TwinCityPage

EXPIRES_SOON = datetime.timedelta(days=180)


class AgreementPage(BodyPage):
    class Kind(models.TextChoices):
        TWINNING = "twinning", _("twinning agreement")
        COOPERATION = "cooperation", _("cooperation agreement")
        MEMORANDUM = "memorandum", _("memorandum")
        PROTOCOL = "protocol", _("protocol")
        DECLARATION = "declaration", _("declaration")
        LETTER = "letter", _("letter of intent")
        OATH = "oath", _("twinning oath")

    class Link(models.TextChoices):
        AMENDS = "amends", _("amends it")
        RENEWS = "renews", _("renews it")
        REPLACES = "replaces", _("replaces it")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    signed_on = PartialDateField(_("signed on"), blank=True)
    signed_until = PartialDateField(
        _("or at the latest on"),
        blank=True,
        help_text=_("When only a span is known, such as 2006–2007."),
    )
    place = models.CharField(_("place of signing"), max_length=200, blank=True)
    decision_number = models.CharField(_("council decision No"), max_length=60, blank=True)
    decision_date = PartialDateField(_("decided on"), blank=True)
    decision_url = models.URLField(_("address of the decision"), blank=True)
    decision_not_found = models.BooleanField(
        _("the decision was not found in the archive"),
        default=False,
        help_text=_(
            "Local Self-Government and Local Administration Act, art. 60: the council approves such agreements."
        ),
    )
    in_force_from = PartialDateField(_("in force from"), blank=True)
    term_months = models.PositiveSmallIntegerField(
        _("term in months"),
        null=True,
        blank=True,
        help_text=_("Empty: without a term or not known."),
    )
    is_indefinite = models.BooleanField(_("without a term"), default=False)
    auto_renews = models.BooleanField(_("renews by itself"), default=False)
    ended_on = PartialDateField(_("ended on"), blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=300, blank=True)
    earlier = models.ForeignKey(
        "self",
        verbose_name=_("earlier agreement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    earlier_link = models.CharField(_("this one"), max_length=10, blank=True, choices=Link.choices)
    areas = ParentalManyToManyField(
        verbose_name=_("areas of cooperation"), **terms_of(Vocabulary.AREA)
    )
    transcription = RichTextField(
        _("text of the agreement"), blank=True, features=[*SIMPLE_TEXT, "h3", "h4"]
    )

    words = [*BodyPage.words, "place", "end_reason", "transcription"]
    searched = ["decision_number"]
    template = "pages/twinning/agreement.html"
    parent_page_types = ["twinning.AgreementIndexPage"]
    subpage_types = []
    search_fields = [
        *BodyPage.search_fields,
        index.FilterField("kind"),
    ]
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldRowPanel(
                    [FieldPanel("signed_on"), FieldPanel("signed_until"), FieldPanel("place")]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("decision_number"),
                        FieldPanel("decision_date"),
                        FieldPanel("decision_url"),
                    ]
                ),
                FieldPanel("decision_not_found"),
                FieldPanel("areas", widget=forms.CheckboxSelectMultiple),
            ],
            heading=_("The agreement"),
        ),
        InlinePanel(
            "parties",
            heading=_("Parties"),
            label=_("party"),
            help_text=_("Everyone who signed, our municipality too."),
        ),
        InlinePanel("signatories", heading=_("Signed by"), label=_("person")),
        FieldPanel("body"),
        InlinePanel("files", heading=_("Files"), label=_("file")),
        FieldPanel("transcription"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("term_months")]),
                FieldRowPanel([FieldPanel("is_indefinite"), FieldPanel("auto_renews")]),
                FieldRowPanel([FieldPanel("ended_on"), FieldPanel("end_reason")]),
                FieldRowPanel([FieldPanel("earlier"), FieldPanel("earlier_link")]),
            ],
            heading=_("Term and chain"),
        ),
    ]

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")

    def clean(self):
        super().clean()
        checked.refuse(
            self,
            {
                **checked.order(self, "signed_on", "signed_until"),
                **checked.order(self, "signed_on", "ended_on"),
                **checked.order(self, "in_force_from", "ended_on"),
                "term_months": _("An agreement without a term has no number of months.")
                if self.is_indefinite and self.term_months
                else None,
            },
        )

    @property
    def expires_on(self):
        """The day it runs out (datetime.date), or None."""
        start = self.in_force_from or self.signed_on
        if not start or not self.term_months or self.auto_renews:
            return None
        first = PartialDate(start).first_day
        months = first.month - 1 + self.term_months
        return datetime.date(first.year + months // 12, months % 12 + 1, min(first.day, 28))

    @property
    def state(self):
        """ "in_force", "expiring", "expired", "ended" or "unknown"; computed, never typed."""
        today = datetime.date.today()
        if self.ended_on and PartialDate(self.ended_on).first_day <= today:
            return "ended"
        if self.expires_on:
            if self.expires_on < today:
                return "expired"
            return "expiring" if self.expires_on - today <= EXPIRES_SOON else "in_force"
        return "in_force" if self.is_indefinite or self.auto_renews else "unknown"

    def get_context(self, request, *args, **kwargs):
        from twinning.agreement_context import agreement_context

        return super().get_context(request, *args, **kwargs) | agreement_context(self, request)


class AgreementParty(checked.Checked, Orderable):
    """A town with a page of its own, or an organisation."""

    agreement = ParentalKey(AgreementPage, on_delete=models.CASCADE, related_name="parties")
    town = models.ForeignKey(
        TwinCityPage,
        verbose_name=_("town"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "home.Organisation",
        verbose_name=_("or organisation"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    def clean(self):
        super().clean()
        is_one = bool(self.town_id) != bool(self.organisation_id)
        if not is_one and checked.are_read(self, "town", "organisation"):
            message = _("Choose a town or an organisation, one of the two.")
            checked.refuse(self, {"town": message})


class Signatory(TranslatableMixin, WordsMixin, Orderable):
    agreement = ParentalKey(AgreementPage, on_delete=models.CASCADE, related_name="signatories")
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(pgettext_lazy("person", "role"), max_length=200, blank=True)

    words = ["name", "role"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]


class AgreementFile(Orderable):
    agreement = ParentalKey(AgreementPage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "media.DocumentFile", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    language = LanguageField(_("language"), blank=True)
