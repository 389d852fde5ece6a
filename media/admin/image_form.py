"""The form of a picture in the library (setting WAGTAILIMAGES_IMAGE_FORM_BASE)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


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


class ImageForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].help_text = _(
                "For finding the picture in the library; readers see the caption of each place of use."
            )
        upstream = self.fields.get("file")
        if upstream is not None:
            field = PictureField(
                label=upstream.label, required=upstream.required, widget=upstream.widget
            )
            self.fields["file"] = field
