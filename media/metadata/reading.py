"""What a file tells of its author, read before it is removed."""

import contextlib
import re
from dataclasses import dataclass

from defusedxml.ElementTree import fromstring
from PIL import ExifTags, IptcImagePlugin

from facts.partial_date import PartialDate
from media.metadata.credit import ARTIST, COPYRIGHT

TAKEN = 0x9003
DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Found:
    author: str = ""
    rights: str = ""
    taken_on: str = ""  # PartialDate or ""


def read(image):
    """Found in the EXIF, IPTC or XMP of an open Pillow image; never fails, whatever the file holds."""
    sources = [_quietly(reader, image) for reader in (_exif, _iptc, _xmp)]
    return Found(*[next((values[i] for values in sources if values[i]), "") for i in range(3)])


def _quietly(reader, image):
    try:
        return reader(image)
    except Exception:  # noqa: BLE001 - what strangers' files hold must not refuse the picture
        return "", "", ""


def _exif(image):
    exif = image.getexif()
    taken = str(exif.get_ifd(ExifTags.IFD.Exif).get(TAKEN, ""))[:10].replace(":", "-")
    try:
        taken = PartialDate(taken)
    except ValueError:
        taken = ""
    return _text(exif.get(ARTIST)), _text(exif.get(COPYRIGHT)), taken


def _iptc(image):
    info = IptcImagePlugin.getiptcinfo(image) or {}
    return _text(info.get((2, 80))), _text(info.get((2, 116)) or info.get((2, 110))), ""


def _xmp(image):
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp")
    if not packet:
        return "", "", ""
    root = fromstring(packet.strip("\0 ") if isinstance(packet, str) else packet.strip(b"\0 "))
    return _items(root, "creator"), _items(root, "rights"), ""


def _items(root, name):
    return _text(", ".join(item.text or "" for item in root.findall(f".//{DC}{name}//{RDF}li")))


def _text(value):
    """Clean text of whatever the file held: bytes, a list, UTF-8 that was taken for Latin-1."""
    if isinstance(value, list):
        value = b", ".join(value)
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    value = value or ""
    # Otherwise it is real Latin-1, or was decoded rightly already.
    with contextlib.suppress(UnicodeEncodeError, UnicodeDecodeError):
        value = value.encode("latin-1").decode()
    return CONTROL.sub(" ", value).strip()
