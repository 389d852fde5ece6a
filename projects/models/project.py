"""A project: who paid, with whom, what for, what came of it."""

import datetime
from decimal import Decimal

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from facts.money import MoneyMixin
from facts.partial_date import PartialDate, PartialDateField
from facts.relations import related_records_panel
from home.models import BodyPage, Vocabulary
from home.models.vocabulary import terms_of
from projects.forms import ProjectForm
from projects.project_rules import refuse_untrue_facts

RICH = ["bold", "italic", "link", "document-link", "ul", "ol"]


class ProjectPage(MoneyMixin, BodyPage):
    """`amount` is the total budget."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead partner")
        PARTNER = "partner", _("partner")
        ASSOCIATED = "associated", _("associated partner")
        NONE = "none", _("not a partner")

    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    programme = models.ForeignKey(
        "projects.Programme",
        verbose_name=_("programme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    start = PartialDateField(_("from"), blank=True)
    end = PartialDateField(_("to"), blank=True)
    durability_until = PartialDateField(_("durability until"), blank=True)
    terminated_on = PartialDateField(_("broken off on"), blank=True)
    our_role = models.CharField(
        _("our role"), max_length=12, choices=Role.choices, default=Role.PARTNER
    )
    themes = ParentalManyToManyField(verbose_name=_("themes"), **terms_of(Vocabulary.THEME))
    target_groups = ParentalManyToManyField(
        verbose_name=_("target groups"), **(terms_of(Vocabulary.TARGET_GROUP))
    )
    website = models.URLField(_("website of the project"), blank=True)
    keep_url = models.URLField("keep.eu", blank=True)
    kohesio_url = models.URLField("Kohesio", blank=True)
    cordis_url = models.URLField("CORDIS", blank=True)
    isun_url = models.URLField(_("ИСУН"), blank=True)

    purpose = RichTextField(_("purpose"), blank=True, features=RICH)
    results = RichTextField(_("results"), blank=True, features=RICH)
    source_note = models.CharField(_("where the facts come from"), max_length=300, blank=True)

    asked = ["our_role"]
    base_form_class = ProjectForm
    words = [*BodyPage.words, "purpose", "results", "source_note"]
    template = "pages/projects/project.html"
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types = []
    search_fields = [
        *BodyPage.search_fields,
        index.SearchField("acronym", boost=3),
        index.FilterField("start"),
    ]
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("acronym"), FieldPanel("our_role")]),
                FieldPanel("programme"),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
                FieldRowPanel([FieldPanel("durability_until"), FieldPanel("terminated_on")]),
            ],
            heading=_("The project"),
        ),
        InlinePanel("references", heading=_("Reference numbers"), label=_("number")),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [FieldPanel("amount"), FieldPanel("currency"), FieldPanel("is_lower_bound")]
                )
            ],
            heading=_("Total budget"),
        ),
        InlinePanel("contributions", heading=_("Who pays"), label=_("contribution")),
        InlinePanel("partners", heading=_("Partners"), label=_("partner")),
        related_records_panel("twinning.TwinCityPage", heading=_("Partner towns")),
        FieldPanel("purpose"),
        InlinePanel("objectives", heading=_("Objectives"), label=_("objective")),
        InlinePanel("activities", heading=_("Activities"), label=_("activity")),
        FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple),
        InlinePanel("key_messages", heading=_("Key messages"), label=_("message")),
        FieldPanel("results"),
        InlinePanel("outputs", heading=_("Outputs"), label=_("output")),
        InlinePanel("deliverables", heading=_("Documents"), label=_("document")),
        InlinePanel("places", heading=_("Places"), label=_("place")),
        FieldPanel("body"),
        InlinePanel(
            "original_texts", heading=_("Original in another language"), label=_("original")
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "website",
                    "keep_url",
                    "kohesio_url",
                    "cordis_url",
                    "isun_url",
                    "source_note",
                )
            ],
            heading=_("Links and sources"),
        ),
        InlinePanel("contacts", heading=_("Contacts"), label=_("contact")),
        InlinePanel("logos", heading=_("Logos"), label=_("logo")),
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def clean(self):
        super().clean()
        refuse_untrue_facts(self)

    @property
    def short_title(self):
        return self.acronym or self.title

    @property
    def status(self):
        """ "planned", "running", "closed", "durability", "terminated" or "unknown"; computed, never typed."""
        today = datetime.date.today()
        if self.terminated_on:
            return "terminated"
        if not self.start:
            return "unknown"
        if PartialDate(self.start).first_day > today:
            return "planned"
        if not self.end:
            return "unknown"
        if PartialDate(self.end).last_day >= today:
            return "running"
        if self.durability_until and PartialDate(self.durability_until).last_day >= today:
            return "durability"
        return "closed"

    @property
    def months(self):
        """Whole months from start to end, or None when a day or month is not known."""
        if not self.start or not self.end:
            return None
        start, end = PartialDate(self.start), PartialDate(self.end)
        if start.month is None or end.month is None:
            return None
        months = (end.year - start.year) * 12 + end.month - start.month
        # A project that ends on the last day of a month has worked that month through.
        return months + (1 if end.last_day.day - start.first_day.day >= 27 else 0)

    def rate_of(self, contribution):
        """The contribution's part of the total as a Decimal 0–1, or None.

        None too when it is more than the whole: then one of the two figures is wrong.
        """
        if not self.amount or contribution.amount is None or contribution.currency != self.currency:
            return None
        rate = Decimal(contribution.amount) / Decimal(self.amount)
        return rate if rate <= 1 else None

    def get_context(self, request, *args, **kwargs):
        from projects.project_context import project_context

        return super().get_context(request, *args, **kwargs) | project_context(self)
