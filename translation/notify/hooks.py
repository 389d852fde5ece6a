"""Notices to people, in the admin and by mail: what the admin shows of it."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from translation.notify.forms import PreferencesPanel
from translation.notify.reading import unread_count
from translation.notify.views import menu_label


class NoticesMenuItem(MenuItem):
    """Says how many notices are unread: one count for each page of the admin."""

    def render_component(self, request):
        return LinkMenuItem(
            self.name,
            menu_label(unread_count(request.user)),
            self.url,
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs,
        )


@hooks.register("register_admin_menu_item")
def notices_menu_item():
    return NoticesMenuItem(
        _("Notices"), reverse_lazy("workspace:notices"), name="notices", icon_name="mail", order=60
    )


@hooks.register("register_account_settings_panel")
def preferences_panel(request, user, profile):
    return PreferencesPanel(request, user, profile)
