"""Translation memory and glossary: what the admin shows of it."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from translation import roles


class _ForTranslators:
    """Shown to those who have a part in the translation into any language."""

    def is_shown(self, request):
        return roles.locales_of(request.user) != set()


class _Item(_ForTranslators, MenuItem):
    pass


class _Submenu(_ForTranslators, SubmenuMenuItem):
    pass


@hooks.register("register_admin_menu_item")
def menu():
    items = [
        _Item(
            _("Translation memory"),
            reverse_lazy("workspace:memory"),
            name="translation-memory",
            icon_name="history",
            order=10,
        ),
        _Item(
            _("Glossary"),
            reverse_lazy("workspace:glossary"),
            name="translation-glossary",
            icon_name="openquote",
            order=20,
        ),
    ]
    return _Submenu(
        _("Memory, glossary"),
        Menu(items=items),
        name="memory-and-glossary",
        icon_name="openquote",
        order=255,
    )
