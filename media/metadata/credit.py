"""Author and licence as EXIF and XMP."""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

ARTIST, COPYRIGHT = 0x013B, 0x8298

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"{attributes}>{elements}</rdf:Description>\
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""


@dataclass(frozen=True)
class Credit:
    """All texts; empty when not known. False when there is nothing to say."""

    author: str = ""
    rights: str = ""  # „Иван Иванов, CC BY 4.0“
    licence_url: str = ""

    def __bool__(self):
        return bool(self.author or self.rights or self.licence_url)


def exif_block(credit):
    """A TIFF block (bytes, without the "Exif" prefix) holding the author and the rights; b"" if none."""
    exif = Image.Exif()
    # As bytes: the specification says ASCII, and every reader of today takes UTF-8.
    if credit.author:
        exif[ARTIST] = credit.author.encode()
    if credit.rights:
        exif[COPYRIGHT] = credit.rights.encode()
    return exif.tobytes().removeprefix(b"Exif\0\0") if len(exif) else b""


def xmp_packet(credit):
    """An XMP packet in UTF-8; the licence's address is what search engines show as “licensable”."""
    elements = ""
    if credit.author:
        elements += (
            f"<dc:creator><rdf:Seq><rdf:li>{escape(credit.author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if credit.rights:
        rights = escape(credit.rights)
        elements += f'<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>'
    attributes = ""
    if credit.licence_url:
        attributes = f" xmpRights:WebStatement={quoteattr(credit.licence_url)}"
    return XMP.format(attributes=attributes, elements=elements).encode()
