"""Albums: pages whose photographs are children of the page's draft and revisions."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.url_routing import RouteResult

from facts import checked
from facts.pages import BasePage
from facts.partial_date import PartialDateField
from facts.relations import RelatedRecord, related_records_panel
from facts.words import WordsMixin
from media import album_views, gallery, shown
from media.admin.panels import PhotosPanel
from media.licences import licence_field
from media.models.images import Image

RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]


class GalleryIndexPage(BasePage):
    template = "pages/media/gallery_index.html"
    subpage_types = ["media.AlbumPage"]

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | gallery.context_for(self, request)

    class Meta:
        verbose_name = _("list of albums")
        verbose_name_plural = _("lists of albums")


class OrderMode(models.TextChoices):
    HAND = "hand", _("by hand")
    DATE = "date", _("by the date taken")
    NAME = "name", _("by title")


class AlbumPage(BasePage):
    date_from = PartialDateField(_("from"), blank=True)
    date_to = PartialDateField(_("to"), blank=True)
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("Where the photographs were taken.")
    )
    order_mode = models.CharField(
        _("order of the photographs"),
        max_length=10,
        choices=OrderMode.choices,
        default=OrderMode.HAND,
    )
    default_credit = models.CharField(
        _("author"),
        max_length=200,
        blank=True,
        help_text=_("Given to photographs that are uploaded here and do not name their author."),
    )
    default_licence = licence_field(
        help_text=_("Given to photographs that are uploaded into this album.")
    )
    allow_download = models.BooleanField(
        _("readers may download the photographs"),
        default=True,
    )
    body = RichTextField(_("text"), blank=True, features=RICH_TEXT)

    words = [*BasePage.words, "place", "body"]

    content_panels = [
        *BasePage.intro_panels,
        MultiFieldPanel(
            [
                PhotosPanel(),
                FieldPanel("default_credit"),
                FieldPanel("default_licence"),
                FieldPanel("order_mode"),
                FieldPanel("allow_download"),
            ],
            heading=_("Photographs"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date_from"), FieldPanel("date_to")]),
                FieldPanel("place"),
            ],
            heading=_("When and where"),
        ),
        FieldPanel("body"),
        related_records_panel(),
    ]

    template = "pages/media/album.html"
    parent_page_types = ["media.GalleryIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("album")
        verbose_name_plural = _("albums")

    def clean(self):
        super().clean()
        checked.refuse(self, checked.order(self, "date_from", "date_to"))

    def route(self, request, path_components):
        """The album itself, or one of its photographs under the photograph's key."""
        if self.live and len(path_components) == 1 and shown.KEY.fullmatch(path_components[0]):
            return RouteResult(self, kwargs={"photo_key": path_components[0]})
        return super().route(request, path_components)

    def get_template(self, request, *args, photo_key=None, **kwargs):
        return "pages/media/album_photo.html" if photo_key else self.template

    def get_context(self, request, *args, photo_key=None, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        if photo_key:
            return context | album_views.photo_context(self, request, photo_key)
        return context | album_views.album_context(self, request)

    @cached_property
    def photo_count(self):
        return self.photos.count()

    @cached_property
    def cover(self):
        """The picture for cards: the chosen one or the first; lists set it by media.shown.with_covers."""
        if self.lead_image:
            return self.lead_image
        first = self.photos.first()
        return first.image if first else None

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """As upstream, but the photographs' pictures are looked up in one query, not one each.

        A photograph whose picture was deleted meanwhile is left out: an old draft must still open.
        """
        photos = data.get("photos") or []
        if check_fks and photos:
            found = set(
                Image.objects.filter(pk__in={photo["image"] for photo in photos}).values_list(
                    "pk", flat=True
                )
            )
            data = data | {"photos": [photo for photo in photos if photo["image"] in found]}
        return super().from_serializable_data(data, check_fks=check_fks, strict_fks=strict_fks)


class AlbumRecord(RelatedRecord):
    """What the album shows: a town, a visit, a project."""

    page = ParentalKey(AlbumPage, on_delete=models.CASCADE, related_name="related_records")


class AlbumPhoto(WordsMixin, TranslatableMixin, Orderable):
    """A picture in an album, with the words said of it there."""

    page = ParentalKey(AlbumPage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        Image, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="album_photos"
    )
    caption = models.CharField(
        _("caption"),
        max_length=400,
        blank=True,
        help_text=_("What the picture is about: who, where, on what occasion."),
    )
    alt = models.CharField(
        _("description"),
        max_length=250,
        blank=True,
        help_text=_("What is to be seen, for those who cannot see the picture."),
    )

    words = ["caption", "alt"]

    # A thousand photographs would cost minutes at every publication; where a picture is used is asked
    # of this table directly, and the foreign key protects it.
    wagtail_reference_index_ignore = True

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")

    @property
    def key(self):
        return shown.key_of(self.translation_key)

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        # The page has looked up all pictures at once.
        return model_from_serializable_data(cls, data, check_fks=False, strict_fks=strict_fks)
