"""The rows of a project: references, money, partners, results."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from facts import checked
from facts.amounts import AmountField
from facts.coordinates import CoordinateField
from facts.countries import CountriesField, CountryField
from facts.money import MoneyMixin
from facts.partial_date import PartialDateField
from facts.relations import RelatedRecord
from facts.typed_languages import LanguageField
from facts.words import WordsMixin
from home.models import Vocabulary
from home.models.vocabulary import terms_of
from projects.models.project import RICH, ProjectPage
from projects.project_rules import refuse_untrue_place


class WordedRow(TranslatableMixin, WordsMixin, Orderable):
    class Meta(Orderable.Meta):
        abstract = True
        unique_together = [("translation_key", "locale")]


class Reference(Orderable):
    class Scheme(models.TextChoices):
        CONTRACT = "contract", _("contract")
        PROGRAMME = "programme", _("programme's number")
        ISUN = "isun", _("ИСУН")
        KEEP = "keep", "keep.eu"
        CORDIS = "cordis", "CORDIS"

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="references")
    scheme = models.CharField(
        _("kind"), max_length=12, choices=Scheme.choices, default=Scheme.CONTRACT
    )
    value = models.CharField(_("number"), max_length=80)

    searched = ["value"]


class Contribution(Orderable, MoneyMixin):
    class Kind(models.TextChoices):
        EU = "eu", _("European Union")
        NATIONAL = "national", _("state budget")
        OWN = "own", _("our municipality")
        PARTNER = "partner", _("partners")
        OTHER = "other", pgettext_lazy("who pays", "other")

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(_("who pays"), max_length=10, choices=Kind.choices)


class ProjectPartner(checked.Checked, WordedRow, MoneyMixin):
    """`amount` is the partner's share of the budget."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead partner")
        PARTNER = "partner", _("partner")
        ASSOCIATED = "associated", _("associated partner")

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "home.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.PARTNER)
    number = models.PositiveSmallIntegerField(_("number in the project"), null=True, blank=True)
    joined = PartialDateField(_("joined on"), blank=True)
    left = PartialDateField(_("left on"), blank=True)
    task = models.TextField(_("task in the project"), blank=True)

    words = ["task"]

    def clean(self):
        super().clean()
        checked.refuse(self, checked.order(self, "joined", "left"))


class Objective(WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="objectives")
    text = models.TextField(_("objective"))

    words = ["text"]


class Activity(checked.Checked, WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="activities")
    title = models.CharField(_("title"), max_length=250)
    body = RichTextField(_("text"), blank=True, features=RICH)
    start = PartialDateField(_("from"), blank=True)
    end = PartialDateField(_("to"), blank=True)

    words = ["title", "body"]

    def clean(self):
        super().clean()
        checked.refuse(self, checked.order(self, "start", "end"))


class KeyMessage(WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="key_messages")
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"), blank=True)

    words = ["title", "text"]


class Output(WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="outputs")
    name = models.CharField(pgettext_lazy("output", "what"), max_length=250)
    unit = models.ForeignKey(
        verbose_name=pgettext_lazy("output", "unit"),
        null=True,
        on_delete=models.SET_NULL,
        **terms_of(Vocabulary.OUTPUT_UNIT),
    )
    target = AmountField(_("target"), max_digits=12, decimal_places=2, null=True, blank=True)
    achieved = AmountField(_("achieved"), max_digits=12, decimal_places=2, null=True, blank=True)
    countries = CountriesField(
        _("countries"),
        max_length=60,
        blank=True,
        help_text=_("Country codes with spaces between: SI IT GB"),
    )

    words = ["name"]


class Deliverable(WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="deliverables")
    document = models.ForeignKey(
        "media.DocumentFile", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(_("name on this page"), max_length=200, blank=True)

    words = ["label"]


class ProjectPlace(checked.Checked, WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="places")
    name = models.CharField(_("place"), max_length=150)
    country = CountryField(blank=True)
    nuts = models.CharField("NUTS", max_length=5, blank=True)
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))

    words = ["name"]

    def clean(self):
        super().clean()
        self.nuts = self.nuts.upper()
        refuse_untrue_place(self)


class OriginalText(Orderable):
    """The project in its own language, kept whole beside our summary."""

    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="original_texts")
    language = LanguageField(_("language"))
    title = models.CharField(_("title"), max_length=250)
    text = RichTextField(_("text"), features=[*RICH, "h3", "h4"])

    searched = ["title", "text"]


class ProjectContact(WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="contacts")
    unit = models.CharField(_("unit"), max_length=150)
    mailbox = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_("A role mailbox; a person's own address only with their consent."),
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    words = ["unit"]


class ProjectLogo(WordedRow):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="logos")
    image = models.ForeignKey(
        "media.Image", verbose_name=_("logo"), on_delete=models.CASCADE, related_name="+"
    )
    alt = models.CharField(_("description"), max_length=150)

    words = ["alt"]


class ProjectRecord(RelatedRecord):
    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="related_records")
