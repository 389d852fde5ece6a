"""What the computed states of a project are called."""

from django.utils.translation import gettext_lazy as _

STATUS = {
    "planned": _("planned"),
    "running": _("running"),
    "durability": _("closed; the results are kept up"),
    "closed": _("closed"),
    "terminated": _("broken off"),
}
# As filters name them, without an end date nothing is known.
STATUS_OF_LIST = {**STATUS, "durability": _("in durability"), "unknown": _("not known")}
