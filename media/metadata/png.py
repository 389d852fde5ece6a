"""PNG (ISO/IEC 15948): a signature and chunks with checksums."""

import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# The picture, its colours and its size on paper. Animation is dropped: the first picture remains.
KEPT = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs",
}  # fmt: skip


def strip(data):
    return SIGNATURE + b"".join(raw for kind, raw in _chunks(data) if kind in KEPT)


def _chunks(data):
    """Yields (type, raw bytes of the chunk) up to the end of the picture; what follows is left out."""
    if not data.startswith(SIGNATURE):
        raise ValueError("not a PNG file")
    position = len(SIGNATURE)
    while True:
        kind = data[position + 4 : position + 8]
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if len(kind) < 4 or end > len(data):
            raise ValueError("the file ends too early")
        yield kind, data[position:end]
        if kind == b"IEND":
            return
        position = end


def chunk(kind, payload):
    checksum = zlib.crc32(kind + payload).to_bytes(4, "big")
    return len(payload).to_bytes(4, "big") + kind + payload + checksum


def insert(data, exif, xmp):
    blocks = chunk(b"eXIf", exif) if exif else b""
    if xmp:
        blocks += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
    # After the header, whose length is fixed.
    at = len(SIGNATURE) + 25
    return data[:at] + blocks + data[at:]
