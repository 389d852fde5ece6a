"""NUTS: the regions of the EU's statistics (Reg. (EC) No 1059/2003), as Eurostat codes them for its neighbours too."""

import re

from django.utils.translation import gettext as _

from facts.countries import CODES
from facts.languages import country_name

# A country, and up to three characters for its regions, each level within the one before.
PATTERN = re.compile(r"([A-Z]{2})[A-Z0-9]{0,3}")
# Where NUTS begins with other letters than the ISO code: its own, or those of the country that a territory is of.
PREFIXES = {
    "GR": "EL",
    "GB": "UK",
    "AX": "FI",
    "SJ": "NO",
    **dict.fromkeys(("GF", "GP", "MF", "MQ", "RE", "YT"), "FR"),
}
KNOWN = {PREFIXES.get(code, code) for code in CODES}


def wrong_nuts(code, country=""):
    """What to say of a code that is none, or none of that country (ISO 3166; "" when not known); else None."""
    match = PATTERN.fullmatch(code)
    if not match or match[1] not in KNOWN:
        return _("“%(code)s” is not a NUTS code, such as BG324 or EL30.") % {"code": code}
    prefix = PREFIXES.get(country, country)
    if prefix and match[1] != prefix:
        return _("%(country)s: its NUTS codes begin with %(prefix)s.") % {
            "country": country_name(country),
            "prefix": prefix,
        }
    return None
