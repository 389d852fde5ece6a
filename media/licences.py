"""The closed list of licences of photographs and documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    CC0 = "cc0", "CC0 1.0"
    CC_BY_4 = "cc-by-4", "CC BY 4.0"
    CC_BY_SA_4 = "cc-by-sa-4", "CC BY-SA 4.0"
    CC_BY_SA_3 = "cc-by-sa-3", "CC BY-SA 3.0"
    LGPL_3 = "lgpl-3", "LGPL-3.0"
    PERMISSION = "permission", _("© used with permission")
    PARTNER = "partner", _("© partner, used with permission")


ADDRESSES = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY_4: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA_4: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.CC_BY_SA_3: "https://creativecommons.org/licenses/by-sa/3.0/",
    Licence.LGPL_3: "https://www.gnu.org/licenses/lgpl-3.0.html",
}


def licence_field(**kwargs):
    return models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        blank=True,
        **{"help_text": _("What others may do with it. Shown beside it as a link."), **kwargs},
    )


class LicensedMixin(models.Model):
    """`licence` with the address of its text."""

    licence = licence_field()

    class Meta:
        abstract = True

    @property
    def licence_url(self):
        """The address of the licence's text; "" when there is none."""
        return ADDRESSES.get(self.licence, "")
