"""Membership of a union or network: since when, in what capacity, what we do there."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from facts import checked
from facts.money import MoneyMixin
from facts.partial_date import PartialDateField
from facts.words import WordsMixin
from home.models import BodyPage
from twinning.models.town import SIMPLE_TEXT


class MembershipPage(MoneyMixin, BodyPage):
    """`amount` is the fee for a year."""

    class Kind(models.TextChoices):
        FULL = "full", _("full member")
        ASSOCIATE = "associate", _("associate member")
        OBSERVER = "observer", _("observer")
        FOUNDER = "founder", _("founder")

    organisation = models.ForeignKey(
        "home.Organisation", verbose_name=_("member of"), on_delete=models.PROTECT, related_name="+"
    )
    member = models.ForeignKey(
        "home.Organisation",
        verbose_name=_("who is the member"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: our municipality."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.FULL)
    decision_number = models.CharField(_("council decision No"), max_length=60, blank=True)
    decision_date = PartialDateField(_("decided on"), blank=True)
    decision_url = models.URLField(_("address of the decision"), blank=True)
    what_we_do = RichTextField(_("what we do there"), blank=True, features=SIMPLE_TEXT)
    benefits = RichTextField(_("what it brings"), blank=True, features=SIMPLE_TEXT)

    words = [*BodyPage.words, "what_we_do", "benefits"]
    searched = ["decision_number"]
    template = "pages/twinning/membership.html"
    parent_page_types = ["twinning.MembershipIndexPage"]
    subpage_types = []
    content_panels = [
        *BodyPage.intro_panels,
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel("member"),
                FieldPanel("kind"),
                FieldRowPanel(
                    [FieldPanel("amount"), FieldPanel("currency"), FieldPanel("is_lower_bound")],
                    heading=_("Fee for a year"),
                ),
                FieldRowPanel(
                    [
                        FieldPanel("decision_number"),
                        FieldPanel("decision_date"),
                        FieldPanel("decision_url"),
                    ]
                ),
            ],
            heading=_("Membership"),
        ),
        InlinePanel("periods", heading=_("Periods"), label=_("period")),
        FieldPanel("what_we_do"),
        FieldPanel("benefits"),
        FieldPanel("body"),
        InlinePanel("representatives", heading=_("Our representatives"), label=_("representative")),
    ]

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def get_context(self, request, *args, **kwargs):
        from twinning.membership_context import membership_context

        return super().get_context(request, *args, **kwargs) | membership_context(self, request)


class MembershipPeriod(checked.Checked, Orderable):
    class Reason(models.TextChoices):
        JOINED = "joined", _("joined")
        RESTORED = "restored", _("restored")

    membership = ParentalKey(MembershipPage, on_delete=models.CASCADE, related_name="periods")
    since = PartialDateField(_("since"), blank=True, help_text=_("Empty when not known."))
    until = PartialDateField(_("until"), blank=True)
    reason = models.CharField(
        _("how it began"), max_length=10, choices=Reason.choices, default=Reason.JOINED
    )

    def clean(self):
        super().clean()
        checked.refuse(self, checked.order(self, "since", "until"))


class Representative(checked.Checked, TranslatableMixin, WordsMixin, Orderable):
    membership = ParentalKey(
        MembershipPage, on_delete=models.CASCADE, related_name="representatives"
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(pgettext_lazy("person", "role"), max_length=200, blank=True)
    since = PartialDateField(_("since"), blank=True)
    until = PartialDateField(_("until"), blank=True)

    words = ["name", "role"]

    class Meta(Orderable.Meta):
        unique_together = [("translation_key", "locale")]

    def clean(self):
        super().clean()
        checked.refuse(self, checked.order(self, "since", "until"))
