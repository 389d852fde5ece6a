"""The form of a picture in the library (setting WAGTAILIMAGES_IMAGE_FORM_BASE)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from facts.forms import ask
from media.admin.kept_file import KeptFileMixin
from media.admin.title_of_file import TitleOfFileMixin


class PictureField(WagtailImageField):
    """As upstream's, but a damaged file is a mistake to tell the editor, not an error of ours."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            if isinstance(error, ValidationError):
                raise
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error

    def check_image_pixel_size(self, f):
        # Upstream decodes the whole picture in full size; an eighth tells as well whether it is whole.
        f.seek(0)
        with Image.open(f) as image:
            pixels = image.width * image.height
            if self.max_image_pixels is None or pixels <= self.max_image_pixels:
                image.draft("RGB", (image.width // 8, image.height // 8))
                image.load()
        f.seek(0)
        if self.max_image_pixels is not None and pixels > self.max_image_pixels:
            raise ValidationError(
                self.error_messages["file_too_many_pixels"]
                % {"num_pixels": pixels, "max_pixels_count": self.max_image_pixels},
                code="file_too_many_pixels",
            )


class ImageForm(TitleOfFileMixin, KeptFileMixin, BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].help_text = _(
                "For finding the picture in the library; readers see the caption of each place of use."
            )
        ask(self, ["people_shown"], is_new=self.instance.pk is None)
        upstream = self.fields.get("file")
        if upstream is not None:
            field = PictureField(
                label=upstream.label, required=upstream.required, widget=upstream.widget
            )
            self.fields["file"] = field
