"""What the computed states of a project and the funds behind it are called."""

import re

from django.utils.translation import gettext_lazy as _

# What the funds of the European Union are called for short.
FUNDS = {
    "ERDF": _("ERDF"),
    "ESF": _("ESF"),
    "ESF+": _("ESF+"),
    "CF": _("CF"),
    "EAFRD": _("EAFRD"),
    "EMFF": _("EMFF"),
    "EMFAF": _("EMFAF"),
    "IPA": _("IPA"),
    "JTF": _("JTF"),
}
STATUS = {
    "planned": _("planned"),
    "running": _("running"),
    "durability": _("closed; the results are kept up"),
    "closed": _("closed"),
    "terminated": _("broken off"),
}
# As filters name them, without an end date nothing is known.
STATUS_OF_LIST = {**STATUS, "durability": _("in durability"), "unknown": _("not known")}
_FUND = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(FUNDS, key=len, reverse=True))})(?![\w+])"
)


def fund_text(fund):
    """„ЕФРР, ИПП III“ for "ERDF, IPA III": each fund by the reader's name for it, the rest as written."""
    return _FUND.sub(lambda found: str(FUNDS[found.group()]), fund)
