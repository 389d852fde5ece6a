"""Photographs: what is true of the picture itself; what is said of it belongs to its use."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from facts.partial_date import PartialDateField
from media.licences import LicensedMixin


class PeopleShown(models.TextChoices):
    NONE = "none", _("nobody")
    CROWD = "crowd", _("a crowd at a public event")
    IDENTIFIABLE = "identifiable", _("adults who can be recognised")
    MINORS = "minors", _("children who can be recognised")


class Image(LicensedMixin, AbstractImage):
    """A photograph or drawing. Without caption and description: those are words of the place of use."""

    photographer = models.CharField(
        _("author"),
        max_length=200,
        blank=True,
        help_text=_("Who took the picture. The law asks that the author is always named."),
    )
    credit_line = models.CharField(
        _("credit line"),
        max_length=250,
        blank=True,
        help_text=_("Only if it must read otherwise than the author’s name."),
    )
    source = models.CharField(
        _("source"),
        max_length=250,
        blank=True,
        help_text=_("Where the picture comes from: a web address, a partner, an archive."),
    )
    taken_on = PartialDateField(_("taken on"), blank=True)
    place = models.CharField(
        _("place"),
        max_length=200,
        blank=True,
        help_text=_("For finding the picture again; readers see the caption."),
    )
    people_shown = models.CharField(
        _("people shown"),
        max_length=20,
        choices=PeopleShown.choices,
        default=PeopleShown.NONE,
        help_text=_("Photographs of children need their parents’ consent."),
    )
    # As upstream's, with other names for the way back: upstream's own model is called Image too.
    tags = TaggableManager(
        help_text=None, blank=True, verbose_name=_("tags"), related_name="media_images"
    )
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True

    # Of the file as it was uploaded: finds a second upload even after the stored copy was cleaned.
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    # A WebP of a few pixels as base64, at most 200 characters.
    placeholder = models.CharField(max_length=200, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "photographer",
        "credit_line",
        "licence",
        "source",
        "taken_on",
        "place",
        "people_shown",
        "tags",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = AbstractImage.search_fields + [
        index.SearchField("photographer"),
        index.SearchField("credit_line"),
        index.SearchField("place"),
        index.FilterField("licence"),
        index.FilterField("people_shown"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def credit(self):
        """The author as the credit says it."""
        return self.credit_line or self.photographer

    @property
    def default_alt_text(self):
        # A file's title is no description of what is to be seen.
        return ""


class Rendition(AbstractRendition):
    image = models.ForeignKey(Image, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
