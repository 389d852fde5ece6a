"""What the admin says, and where its help leads."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from pobratim.admin import words
from pobratim.admin.guides import GUIDES, guide


@hooks.register("register_admin_urls", order=-30)
def admin_urls():
    # Asked once, when every hook is known.
    words.install()
    return [path("guide/<slug:name>/", guide, name="guide")]


def _guide_item(name, order):
    return lambda: MenuItem(
        GUIDES[name],
        reverse("guide", args=[name]),
        name=f"guide-{name}",
        icon_name="help",
        order=order,
    )


for _order, _name in enumerate(GUIDES):
    hooks.register("register_help_menu_item", _guide_item(_name, _order))


@hooks.register("construct_help_menu")
def without_other_sites(request, items):
    """Wagtail's own help is on another site, and not in Bulgarian."""
    items[:] = [item for item in items if not str(item.url).startswith(("http:", "https:"))]
