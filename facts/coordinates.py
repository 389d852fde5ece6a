"""Latitude and longitude as maps and encyclopedias write them."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from facts.typed_numbers import TypedNumberField, TypedNumberFormField

# The fifth decimal of a degree is about a metre.
PLACES = 5
NUMBER = r"\d+(?:[.,]\d+)?"
# North, south, east, west; in Bulgarian „с. ш.“, „ю. ш.“, „и. д.“, „з. д.“.
SIDE = r"(?P<side>[NSEWСЮИЗ])(?:\.?\s*[ШД]\.?)?"
DEGREES = re.compile(rf"(?P<minus>[-−]?)(?P<degrees>{NUMBER})\s*°?\s*(?:{SIDE})?", re.IGNORECASE)
MINUTES = re.compile(
    rf"(?P<minus>[-−]?)(?P<degrees>\d+)\s*°\s*(?P<minutes>{NUMBER})\s*['′’]"
    rf"\s*(?:(?P<seconds>{NUMBER})\s*(?:[\"″”“]|['′’]{{2}}))?\s*(?:{SIDE})?",
    re.IGNORECASE,
)
NEGATIVE = set("SWЮЗ")


def parse(text):
    """Decimal degrees of „43,79658“, "43.79658 N", „43° 47′ 47,7″ с. ш.“; ValueError for anything else."""
    match = DEGREES.fullmatch(text.strip()) or MINUTES.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    parts = match.groupdict()
    side = (parts["side"] or "").upper()
    degrees, minutes, seconds = (
        Decimal((parts.get(name) or "0").replace(",", "."))
        for name in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60 or (parts["minus"] and side):
        raise ValueError(text)
    found = degrees + minutes / 60 + seconds / 3600
    if parts["minus"] or side in NEGATIVE:
        found = -found
    return found.quantize(Decimal(1).scaleb(-PLACES))


class CoordinateFormField(TypedNumberFormField):
    parse = staticmethod(parse)
    default_error_messages = {
        "invalid": _(
            "“%(value)s” is not one coordinate. Write degrees, such as 43.79658, or degrees and minutes, such as 43° 47′ 48″"
        ),
    }


class CoordinateField(TypedNumberField):
    """Degrees, or nothing. Its form reads what people copy."""

    typed = CoordinateFormField

    def __init__(self, *args, **kwargs):
        kwargs |= {"max_digits": 3 + PLACES, "decimal_places": PLACES, "null": True, "blank": True}
        super().__init__(*args, **kwargs)
