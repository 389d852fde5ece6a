"""Who translates into which language."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page

TWICE = _("This group has this role already.")


class LocaleRole(models.Model):
    """A group's part in the translation into one language, of everything or of one branch of the site.

    No right to any page is needed with it. `branch` is a page of the source language; records without a
    page (terms, organisations, menus) belong to roles without a branch only.
    """

    class Role(models.TextChoices):
        TRANSLATOR = "translator", pgettext_lazy("role", "translator")
        REVIEWER = "reviewer", pgettext_lazy("role", "reviewer")
        MANAGER = "manager", pgettext_lazy("role", "manager of translations")

    group = models.ForeignKey(
        Group,
        verbose_name=_("group of users"),
        on_delete=models.CASCADE,
        related_name="translation_roles",
    )
    locale = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+"
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role.choices,
        help_text=_(
            "Translators translate and submit. Reviewers also return and publish. Managers also give out"
            " tasks, and stop and withdraw translations."
        ),
    )
    branch = models.ForeignKey(
        Page,
        verbose_name=_("only this page and what is below it"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: the whole site, and the records without a page."),
    )

    class Meta:
        verbose_name = _("role in translation")
        verbose_name_plural = _("roles in translation")
        ordering = ["locale", "group", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "locale", "role", "branch"],
                name="translation_role_once",
                violation_error_message=TWICE,
            ),
            # For a database every empty branch is another one.
            models.UniqueConstraint(
                fields=["group", "locale", "role"],
                condition=Q(branch=None),
                name="translation_role_once_everywhere",
                violation_error_message=TWICE,
            ),
        ]

    def __str__(self):
        return f"{self.group} – {self.locale} – {self.get_role_display()}"

    def clean(self):
        """The branch is kept as a page of the source language, whichever row of it was chosen."""
        if self.locale_id and self.locale.language_code == settings.LANGUAGE_CODE:
            raise ValidationError(
                {
                    "locale": _(
                        "This is the language that is translated from: it has no translators."
                    )
                }
            )
        if self.branch_id and self.branch.locale.language_code != settings.LANGUAGE_CODE:
            source = Page.objects.filter(
                translation_key=self.branch.translation_key,
                locale__language_code=settings.LANGUAGE_CODE,
            ).first()
            if source is None:
                raise ValidationError(
                    {"branch": _("Choose a page of the language that is translated from.")}
                )
            self.branch = source
        if self.branch_id and self.branch.depth < 2:
            raise ValidationError({"branch": _("Leave this empty for the whole site.")})
