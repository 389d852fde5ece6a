"""Machine translation: what the admin shows of it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from translation.machine import bulk as ours
from translation.machine.providers import configured
from translation.overview import bulk
from translation.roles import SEE, locales_of


class MachineItem(MenuItem):
    """Among the reports, where a service is set up."""

    def is_shown(self, request):
        return configured() is not None and locales_of(request.user, SEE) != set()


@hooks.register("register_reports_menu_item")
def register_menu_item():
    return MachineItem(
        _("Machine translation"),
        reverse("workspace:machine_requests"),
        name="machine-translation",
        icon_name="cogs",
        order=1000,
    )


bulk.register("machine", _("Translate by machine"), ours.run, shown=ours.is_shown, order=300)
