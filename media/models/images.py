"""Photographs: what is true of the picture itself; what is said of it belongs to its use."""

import hashlib
import os

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageFieldFile
from wagtail.search import index

from facts.partial_date import PartialDateField
from facts.transliteration import file_name
from media import tasks, usage
from media.intake import UnreadableImage, take_in
from media.licences import LicensedMixin
from media.metadata import Credit

# What is written into the files: a change makes them anew.
CREDIT_FIELDS = ("photographer", "credit_line", "licence")


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

    def get_upload_to(self, filename):
        return super().get_upload_to(file_name(filename))

    def get_usage(self):
        return usage.of_image(self)

    @classmethod
    def from_db(cls, db, field_names, values):
        image = super().from_db(db, field_names, values)
        if set(CREDIT_FIELDS).issubset(field_names):
            image._credit_stored = image._credit_now()
        return image

    def _credit_now(self):
        return [getattr(self, name) for name in CREDIT_FIELDS]

    @property
    def credit(self):
        """The author as the credit says it."""
        return self.credit_line or self.photographer

    @property
    def rights(self):
        """What the files' metadata say (Credit), in the site's first language."""
        with translation.override(settings.LANGUAGE_CODE):
            licence = str(self.get_licence_display()) if self.licence else ""
        text = ", ".join(part for part in (self.credit, licence) if part)
        return Credit(self.photographer or self.credit, text, self.licence_url)

    def clean(self):
        super().clean()
        try:
            self.prepare_file()
        except UnreadableImage as error:
            raise ValidationError({"file": error.messages}) from error

    def save(self, *args, **kwargs):
        update_fields = kwargs.get("update_fields")
        if update_fields is None or "file" in update_fields:
            is_new = self.prepare_file() or self._state.adding
            super().save(*args, **kwargs)
            credit = self._credit_now()
            if is_new or credit != getattr(self, "_credit_stored", credit):
                tasks.after_commit(self, remake=not is_new)
            self._credit_stored = credit
        else:
            super().save(*args, **kwargs)

    def prepare_file(self):
        """Cleans a file that is not stored yet; fills in what it says of its author and date.

        True when there was such a file. UnreadableImage when it is no picture that can be kept.
        """
        if not self.file or self.file._committed:
            return False
        if self.is_prepared(self.file.file):
            return True
        self.file.seek(0)
        picture = take_in(self.file.read())
        self._fill_in(picture.found)
        data = picture.with_credit(self.rights)
        stem = os.path.splitext(os.path.basename(self.file.name))[0]
        self._prepared = ContentFile(data, name=stem + picture.extension)
        self.file = self._prepared
        self.file_size = len(data)
        self.file_hash = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        self.sha256 = picture.sha256
        self.placeholder = picture.placeholder
        return True

    def is_prepared(self, content):
        return content is getattr(self, "_prepared", None)

    def _fill_in(self, found):
        """Takes over what the file says where the editor has said nothing."""
        if not self.photographer and not self.credit_line:
            self.photographer = found.author[: self._meta.get_field("photographer").max_length]
            if found.rights != found.author:
                self.credit_line = found.rights[: self._meta.get_field("credit_line").max_length]
        self.taken_on = self.taken_on or found.taken_on

    @property
    def default_alt_text(self):
        # A file's title is no description of what is to be seen.
        return ""


class CleanedFile(WagtailImageFieldFile):
    """Nothing reaches the store uncleaned, also where a file is stored before its picture is saved.

    Wagtail's upload of many files does so.
    """

    def save(self, name, content, save=True):
        if not self.instance.is_prepared(content):
            self.instance.file = File(content, name=name)
            self.instance.prepare_file()
            name, content = self.instance.file.name, self.instance.file.file
        super().save(name, content, save)


Image._meta.get_field("file").attr_class = CleanedFile


class Rendition(AbstractRendition):
    image = models.ForeignKey(Image, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
