"""JPEG (ITU-T T.81): a file of marked segments."""

import re

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
APP0, APP1, APP2, APP14, SOS = 0xE0, 0xE1, 0xE2, 0xEE, 0xDA
# Frame headers, tables, restart interval, scan: what the picture itself consists of.
PICTURE = {*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
# In the coded data a marker is FF and anything but a stuffed zero, a restart or a fill byte.
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
MAX_PAYLOAD = 0xFFFF - 2


def strip(data):
    """Keeps the picture, its colour profile and the colour transform; drops all the rest.

    What follows the end of the picture goes too: telephones append previews with metadata of their
    own and whole films there.
    """
    if not data.startswith(SOI):
        raise ValueError("not a JPEG file")
    parts, position = [SOI], 2
    while True:
        marker, position = _marker(data, position)
        if marker == 0xD9:
            return b"".join([*parts, EOI])
        end = position + int.from_bytes(data[position : position + 2], "big")
        if end < position + 2 or end > len(data):
            raise ValueError("a segment runs past the end of the file")
        parts.append(_kept(marker, data[position + 2 : end]))
        position = end
        if marker == SOS:
            found = NEXT_MARKER.search(data, position)
            if not found:
                raise ValueError("the picture has no end")
            parts.append(data[position : found.start()])
            position = found.start()


def _marker(data, position):
    """(marker, position after it), fill bytes skipped."""
    if data[position : position + 1] != b"\xff":
        raise ValueError("no marker where one must be")
    while data[position + 1 : position + 2] == b"\xff":
        position += 1
    if position + 2 > len(data):
        raise ValueError("the file ends too early")
    return data[position + 1], position + 2


def _kept(marker, payload):
    if marker in PICTURE:
        return segment(marker, payload)
    if marker == APP0 and payload.startswith(b"JFIF\0") and len(payload) >= 14:
        return segment(marker, payload[:12] + b"\0\0")  # without its thumbnail
    if marker == APP2 and payload.startswith(b"ICC_PROFILE\0"):
        return segment(marker, payload)
    if marker == APP14 and payload.startswith(b"Adobe"):
        return segment(marker, payload)
    return b""


def segment(marker, payload):
    return b"\xff" + bytes([marker]) + (len(payload) + 2).to_bytes(2, "big") + payload


def insert(data, exif, xmp):
    """`data` with an EXIF and an XMP segment where readers look for them: at the beginning."""
    at = 2
    if data[2:4] == bytes([0xFF, APP0]):
        at = 4 + int.from_bytes(data[4:6], "big")
    blocks = b""
    if exif:
        blocks += segment(APP1, b"Exif\0\0" + exif)
    if xmp and len(xmp) < MAX_PAYLOAD - 40:
        blocks += segment(APP1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)
    return data[:at] + blocks + data[at:]
