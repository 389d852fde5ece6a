"""Controlled lists: areas of cooperation, kinds of exchange, themes, target groups …"""

from functools import partial

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from facts.codes import CodeField
from facts.snippets import BaseSnippet


class Vocabulary(models.TextChoices):
    AREA = "area", _("areas of cooperation")
    EXCHANGE_KIND = "exchange_kind", _("kinds of exchange")
    THEME = "theme", _("themes of projects")
    TARGET_GROUP = "target_group", _("target groups")
    OUTPUT_UNIT = "output_unit", _("units of results")
    ORGANISATION_TYPE = "organisation_type", _("types of organisation")
    NEWS_CATEGORY = "news_category", _("categories of news")


class Term(BaseSnippet):
    """One row of a vocabulary: the code is a fact, the name is a word."""

    vocabulary = models.CharField(_("list"), max_length=30, choices=Vocabulary.choices)
    code = CodeField(
        _("code"), max_length=60, help_text=_("Latin letters, used in addresses and exports.")
    )
    name = models.CharField(_("name"), max_length=150)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    words = ["name"]
    panels = [
        FieldPanel("vocabulary"),
        FieldPanel("name"),
        FieldPanel("code"),
        FieldPanel("position"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        *map(index.FilterField, ("locale", "name", "vocabulary", "code")),
    ]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("vocabularies")
        ordering = ["vocabulary", "position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["vocabulary", "code", "locale"], name="term_unique_per_language"
            )
        ]

    def __str__(self):
        return self.name


def source_terms(vocabulary):
    """The terms a form offers: those of one vocabulary, in the source language."""
    return {"vocabulary": vocabulary, "locale__language_code": settings.LANGUAGE_CODE}


def terms_of(vocabulary):
    """Keyword arguments of a field that chooses source-language terms of one vocabulary."""
    return {
        "to": "home.Term",
        "blank": True,
        "related_name": "+",
        # Called by forms, so that migrations do not depend on the source language.
        "limit_choices_to": partial(source_terms, str(vocabulary)),
    }
