"""States, coverage, dashboard: what the admin shows of it, and what of the engine's it takes away."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.widgets.button import Button
from wagtail_localize import wagtail_hooks as engine

from translation.models import TranslationTask
from translation.overview import actions, beginning, columns, wagtails_panels
from translation.overview.home_panel import TranslationsPanel
from translation.overview.rows import object_url
from translation.overview.sight import sees_anything

# The engine's buttons: two queries and more for each row of a list. The column says and leads to all of it.
ENGINE_BUTTONS = {
    "register_page_listing_more_buttons": engine.page_listing_more_buttons,
    "register_page_header_buttons": engine.page_listing_more_buttons,
    "register_snippet_listing_buttons": engine.register_snippet_listing_buttons,
}

beginning.register()
actions.register()


def withdraw_engine_buttons():
    # Wagtail has no public way to take back a hook.
    for name, function in ENGINE_BUTTONS.items():
        hooks._hooks[name] = [entry for entry in hooks._hooks.get(name, []) if entry[0] != function]


withdraw_engine_buttons()


@hooks.register("register_admin_urls", order=-20)
def install_columns():
    """Asked by Wagtail before it makes the views of its lists."""
    columns.install()
    return []


class TranslationsMenuItem(MenuItem):
    """Says how many tasks are the person's own."""

    def is_shown(self, request):
        return sees_anything(request.user)

    def render_component(self, request):
        number = tasks_of(request.user).count()
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


def tasks_of(user):
    """The person's open tasks."""
    return TranslationTask.objects.filter(assignee=user).exclude(state__in=TranslationTask.CLOSED)


@hooks.register("register_admin_menu_item")
def menu_item():
    return TranslationsMenuItem(
        _("Translations"),
        reverse("workspace:overview"),
        name="translations",
        icon_name="site",
        order=250,
    )


@hooks.register("construct_reports_menu")
def without_the_engines_report(request, items):
    """The overview takes its place."""
    report = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != report]


@hooks.register("construct_homepage_panels")
def home_panel(request, panels):
    wagtails_panels.exchange(panels)
    if TranslationsPanel.is_shown(request.user):
        panels.append(TranslationsPanel(request.user))


@hooks.register("register_page_header_buttons")
def header_button(page, user, view_name=None, next_url=None):
    if not page.is_root():
        yield Button(
            _("Translations"), object_url(page.translation_key), icon_name="site", priority=60
        )


@hooks.register("insert_global_admin_css")
def marks_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/translation/marks.css"))
