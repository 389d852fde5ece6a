"""Programmes and the statements of funding that their rules prescribe."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from facts import checked
from facts.codes import CodeField
from facts.snippets import BaseSnippet


class FundingStatement(BaseSnippet):
    """The words beside the EU emblem and the disclaimer, by programme and period, in each language.

    Reg. (EU) 2021/1060, art. 50 and annex IX for 2021–2027; the grant's own rules for direct management.
    The wording of an earlier period stays as that period's rules had it.
    """

    code = CodeField(_("code"), max_length=60)
    statement = models.CharField(_("statement beside the emblem"), max_length=300)
    disclaimer = models.TextField(_("disclaimer"), blank=True)
    rule_url = models.URLField(_("address of the rule"), blank=True)
    shows_emblem = models.BooleanField(_("with the emblem of the European Union"), default=True)

    words = ["statement", "disclaimer"]
    search_fields = [
        index.SearchField("statement"),
        index.AutocompleteField("statement"),
        *map(index.FilterField, ("locale", "statement", "code")),
    ]
    panels = [
        FieldPanel(name) for name in ("code", "statement", "disclaimer", "shows_emblem", "rule_url")
    ]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("statement of funding")
        verbose_name_plural = _("statements of funding")
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="statement_unique_per_language")
        ]

    def __str__(self):
        return self.statement


class Programme(BaseSnippet):
    code = CodeField(_("code"), max_length=60)
    name = models.CharField(_("name"), max_length=250)
    period_from = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    period_to = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    fund = models.CharField(
        _("fund"), max_length=60, blank=True, help_text=_("Short name: ERDF, ESF+, IPA")
    )
    is_eu = models.BooleanField(_("money of the European Union"), default=True)
    statement = models.ForeignKey(
        FundingStatement,
        verbose_name=_("statement of funding"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)

    words = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("period_from"), FieldPanel("period_to")]),
        FieldRowPanel([FieldPanel("fund"), FieldPanel("is_eu")]),
        FieldPanel("statement"),
        FieldPanel("website"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        *map(index.FilterField, ("locale", "name", "fund")),
    ]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-period_from", "name"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="programme_unique_per_language")
        ]

    def __str__(self):
        return f"{self.name}, {self.period}" if self.period else self.name

    def clean(self):
        super().clean()
        checked.refuse(self, checked.order_of_years(self, "period_from", "period_to"))

    @property
    def period(self):
        """ "2021–2027", or "" when not known."""
        if not self.period_from:
            return ""
        return f"{self.period_from}–{self.period_to}" if self.period_to else str(self.period_from)
