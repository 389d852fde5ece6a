"""An uploaded picture on its way into the store: turned upright, not too large, and without metadata."""

import base64
import hashlib
import io
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from media import metadata

MAX_SIDE = 2560  # pixels of the longer side
MAX_PIXELS = 50_000_000  # what is decoded at all: a small file can hold a picture of gigabytes
QUALITY = 88
ORIENTATION = 0x0112
# By Pillow's name of the format: how it is stored.
STORED_AS = {
    "JPEG": "JPEG",
    "MPO": "JPEG",
    "PNG": "PNG",
    "WEBP": "WEBP",
    "HEIF": "JPEG",
    "AVIF": "JPEG",
}
EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
PLACEHOLDER_SIDE = 12
PLACEHOLDER_LIMIT = 200  # characters


class UnreadableImage(ValidationError):
    """The file is not a picture that can be kept; the message is for the person who uploaded it."""


@dataclass(frozen=True)
class Picture:
    data: bytes
    image_format: str  # "JPEG", "PNG" or "WEBP"
    found: metadata.Found
    sha256: str  # of the file as uploaded
    placeholder: str

    @property
    def extension(self):
        return EXTENSIONS[self.image_format]

    def with_credit(self, credit):
        """The picture's bytes with `credit` as their only metadata."""
        return metadata.write_credit(self.data, self.image_format, credit)


def take_in(data):
    """Picture of an uploaded file's bytes. UnreadableImage when it is none, is damaged or too large."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return _take_in(data, image)
    except Image.DecompressionBombError:
        raise _too_large() from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, OverflowError) as error:
        if isinstance(error, UnreadableImage):
            raise
        raise UnreadableImage(_("The file is damaged or is not a picture.")) from error


def _too_large():
    megapixels = MAX_PIXELS // 1_000_000
    return UnreadableImage(
        _("The picture has more than %(number)s million pixels. Make it smaller first."),
        params={"number": megapixels},
    )


def _take_in(data, image):
    if image.format not in STORED_AS:
        raise UnreadableImage(_("Pictures must be JPEG, PNG, WebP, AVIF or HEIC."))
    if image.width * image.height > MAX_PIXELS:
        raise _too_large()
    found = metadata.read(image)
    image_format, stored = _store(data, image)
    return Picture(
        stored, image_format, found, hashlib.sha256(data).hexdigest(), placeholder(stored)
    )


def _store(data, image):
    """(format, bytes): the file's own bytes where they can stay, else the picture saved anew."""
    stays = STORED_AS[image.format] == image.format or image.format == "MPO"
    if stays and not _is_turned(image) and max(image.size) <= MAX_SIDE:
        image_format = STORED_AS[image.format]
        try:
            return image_format, _checked(metadata.strip(data, image_format))
        except ValueError:
            pass  # a sloppily written or animated file: what can be seen of it is saved anew
    return _saved_anew(image)


def _checked(data):
    """`data`, known to decode to its end. OSError when it does not."""
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (MAX_SIDE // 8, MAX_SIDE // 8))
        image.load()
    return data


def _is_turned(image):
    return image.getexif().get(ORIENTATION, 1) != 1


def _saved_anew(image):
    image_format = STORED_AS[image.format]
    image.draft("RGB", (MAX_SIDE, MAX_SIDE))
    image = ImageOps.exif_transpose(image)
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2)
    if image_format == "JPEG" and image.has_transparency_data:
        image_format = "PNG"
    if image_format == "JPEG" and image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    options = {"icc_profile": image.info.get("icc_profile")}
    if image_format != "PNG":
        options["quality"] = QUALITY
    if image_format == "JPEG":
        options["progressive"] = True
    output = io.BytesIO()
    image.save(output, image_format, **options)
    # Pillow carries comments over.
    return image_format, metadata.strip(output.getvalue(), image_format)


def placeholder(data):
    """A WebP of a few pixels as base64, at most 200 characters; "" if it cannot be made that small."""
    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (PLACEHOLDER_SIDE, PLACEHOLDER_SIDE))
        image.thumbnail((PLACEHOLDER_SIDE, PLACEHOLDER_SIDE))
        output = io.BytesIO()
        image.convert("RGB").save(output, "WEBP", quality=30, method=6)
    text = base64.b64encode(output.getvalue()).decode()
    return text if len(text) <= PLACEHOLDER_LIMIT else ""
