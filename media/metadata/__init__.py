"""What a picture's file says besides the picture.

Places, serial numbers, cameras, thumbnails and everything appended after the picture are removed by
keeping only the parts a picture needs; the author and the licence are written back.
"""

from media.metadata import jpeg, png, webp
from media.metadata.credit import Credit, exif_block, xmp_packet
from media.metadata.reading import Found, read

# By Pillow's name of the format.
CONTAINERS = {"JPEG": jpeg, "PNG": png, "WEBP": webp}

__all__ = [
    "CONTAINERS",
    "Credit",
    "Found",
    "exif_block",
    "read",
    "strip",
    "write_credit",
    "xmp_packet",
]


def strip(data, image_format):
    """The same picture, byte for byte, without metadata. ValueError when the file is malformed."""
    return CONTAINERS[image_format].strip(data)


def write_credit(data, image_format, credit):
    """The same picture with nothing but `credit` in its metadata. ValueError as for strip."""
    container = CONTAINERS[image_format]
    data = container.strip(data)
    if not credit:
        return data
    return container.insert(data, exif_block(credit), xmp_packet(credit))
