"""WebP (RFC 9649): a RIFF file of chunks."""

KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}
ICC, ALPHA, EXIF, XMP = 0x20, 0x10, 0x08, 0x04


def strip(data):
    """ValueError for an animation too: its frames may hide chunks of their own."""
    chunks = [(kind, payload) for kind, payload in _chunks(data) if kind in KEPT]
    kinds = {kind for kind, payload in chunks}
    if not kinds & {b"VP8 ", b"VP8L"}:
        raise ValueError("no still picture inside")
    return _riff(
        [(kind, _flags(payload, kinds) if kind == b"VP8X" else payload) for kind, payload in chunks]
    )


def _chunks(data):
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("not a WebP file")
    size = 8 + int.from_bytes(data[4:8], "little")
    if size > len(data):
        raise ValueError("the file ends too early")
    position = 12
    while position + 8 <= size:
        length = int.from_bytes(data[position + 4 : position + 8], "little")
        end = position + 8 + length
        if end > size:
            raise ValueError("the file ends too early")
        yield data[position : position + 4], data[position + 8 : end]
        position = end + length % 2


def _flags(payload, kinds):
    """The extended header saying only what is left in the file."""
    flags = payload[0] & ALPHA
    if b"ICCP" in kinds:
        flags |= ICC
    return bytes([flags]) + payload[1:]


def _riff(chunks):
    body = b"WEBP"
    for kind, payload in chunks:
        body += kind + len(payload).to_bytes(4, "little") + payload + b"\0" * (len(payload) % 2)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def insert(data, exif, xmp):
    chunks = list(_chunks(data))
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _extended_header(*chunks[0])))
    header = chunks[0][1]
    flags = header[0] | (EXIF if exif else 0) | (XMP if xmp else 0)
    chunks[0] = (b"VP8X", bytes([flags]) + header[1:])
    if exif:
        chunks.append((b"EXIF", exif))
    if xmp:
        chunks.append((b"XMP ", xmp))
    return _riff(chunks)


def _extended_header(kind, payload):
    """The VP8X payload of a picture that had none."""
    alpha = 0
    if kind == b"VP8L":
        bits = int.from_bytes(payload[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        alpha = ALPHA if bits >> 28 & 1 else 0
    else:
        width = int.from_bytes(payload[6:8], "little") & 0x3FFF
        height = int.from_bytes(payload[8:10], "little") & 0x3FFF
    return (
        bytes([alpha, 0, 0, 0])
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
    )
