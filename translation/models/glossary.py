"""The glossary: what things are called in each language, and what they must not be called."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale

USER = settings.AUTH_USER_MODEL


def new_code():
    return uuid.uuid4().hex[:12]


class GlossaryConcept(models.Model):
    """One thing that has a name. Only approved concepts are looked for in texts and checked.

    `code` tells it again in files. `version` grows with every change in the form.
    """

    class Status(models.TextChoices):
        SUGGESTED = "suggested", pgettext_lazy("term", "suggested")
        APPROVED = "approved", pgettext_lazy("term", "approved")

    code = models.CharField(_("code"), max_length=80, unique=True, default=new_code)
    domain = models.CharField(
        _("field"), max_length=80, blank=True, help_text=_("Such as: towns, programmes, law.")
    )
    note = models.TextField(_("note"), blank=True, max_length=1000)
    do_not_translate = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("The term stands in every language as it is written in the original."),
    )
    status = models.CharField(
        _("state"), max_length=10, choices=Status.choices, default=Status.SUGGESTED
    )
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        USER, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["pk"]

    def __str__(self):
        return self.code


class GlossaryTerm(models.Model):
    """A form of a concept's name in one language: the term itself, another allowed form, a forbidden one.

    The words are looked for in any case of letters unless `case_sensitive`. `folded` is for searching.
    """

    class Kind(models.TextChoices):
        PREFERRED = "preferred", pgettext_lazy("form of a term", "term")
        ADMITTED = "admitted", pgettext_lazy("form of a term", "also allowed")
        FORBIDDEN = "forbidden", pgettext_lazy("form of a term", "forbidden")

    concept = models.ForeignKey(GlossaryConcept, on_delete=models.CASCADE, related_name="terms")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PREFERRED)
    text = models.CharField(_("term"), max_length=200)
    folded = models.CharField(max_length=400)
    case_sensitive = models.BooleanField(_("capital letters matter"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["concept", "locale", "position", "pk"]
        indexes = [models.Index(fields=["folded"], name="translation_term_folded")]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "locale"],
                condition=models.Q(kind="preferred"),
                name="translation_one_preferred_term",
            )
        ]

    def __str__(self):
        return self.text
