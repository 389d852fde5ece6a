"""Who we are: the words in a translatable record, the facts in the site's settings."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from facts import checked
from facts.coordinates import CoordinateField
from facts.snippets import BaseSnippet
from home.contrast import contrast

# The paper of both themes (static/css tokens); AA asks 4.5 to 1 for text.
PAPER = {"light": "#fbfaf6", "dark": "#12161a"}
MINIMUM_CONTRAST = 4.5
HEX = re.compile(r"#[0-9a-fA-F]{6}")


class Municipality(BaseSnippet):
    """The words by which the municipality presents itself, one row per language."""

    name = models.CharField(_("name"), max_length=100, help_text=_("For example: Община Кубрат"))
    short_name = models.CharField(
        _("name of the town"), max_length=60, help_text=_("For example: Кубрат")
    )
    tagline = models.CharField(_("second line in the header"), max_length=100, blank=True)
    address = models.CharField(_("postal address"), max_length=250, blank=True)
    hours = models.CharField(_("working hours"), max_length=200, blank=True)
    demo_notice = models.CharField(
        _("line above every page"),
        max_length=250,
        blank=True,
        help_text=_(
            "For demonstrations: says that this is not the municipality's own site. Empty on the real one."
        ),
    )

    words = ["name", "short_name", "tagline", "address", "hours", "demo_notice"]
    panels = [FieldPanel(name) for name in words]

    class Meta(BaseSnippet.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipality: words")

    def __str__(self):
        return self.name


def validate_colour(value):
    if value and not HEX.fullmatch(value):
        raise ValidationError(_("Write the colour as # and six digits, for example #0a4a66."))


@register_setting(icon="cog")
class MunicipalitySettings(checked.Checked, BaseSiteSetting):
    """Facts about the municipality that every page shows. Holds no words (a system check sees to it)."""

    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("words"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    arms = models.ForeignKey(
        "media.Image",
        verbose_name=_("coat of arms"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    phone = models.CharField(
        _("telephone"),
        max_length=30,
        blank=True,
        help_text=_("International format: +359 848 1234"),
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("A role mailbox, not a person's address.")
    )
    website = models.URLField(_("main website of the municipality"), blank=True)
    latitude = CoordinateField(_("latitude"))
    longitude = CoordinateField(_("longitude"))
    accent_light = models.CharField(
        _("accent colour, light theme"), max_length=7, blank=True, validators=[validate_colour]
    )
    accent_dark = models.CharField(
        _("accent colour, dark theme"), max_length=7, blank=True, validators=[validate_colour]
    )

    # Text columns that hold no words in any language.
    language_neutral = ["phone", "accent_light", "accent_dark"]
    select_related = ["municipality", "arms"]
    panels = [
        FieldPanel("municipality"),
        FieldPanel("arms"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("website")], heading=_("Contacts")
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
            heading=_("Place on the map"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("accent_light"), FieldPanel("accent_dark")])],
            heading=_("Colours"),
        ),
    ]

    class Meta:
        verbose_name = _("municipality")

    def clean(self):
        super().clean()
        errors = checked.coordinates(self)
        for theme, paper in PAPER.items():
            colour = getattr(self, f"accent_{theme}")
            if colour and HEX.fullmatch(colour) and contrast(colour, paper) < MINIMUM_CONTRAST:
                errors[f"accent_{theme}"] = _(
                    "Too little contrast with the background: %(ratio).1f to 1, at least 4.5 to 1 is needed."
                ) % {"ratio": contrast(colour, paper)}
        checked.refuse(self, errors)
