"""The screens for roles per language: Settings → Roles in translation."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Locale

from translation.models import LocaleRole


def languages_without_people():
    """The languages into which nobody translates."""
    served = LocaleRole.objects.values("locale_id")
    return Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).exclude(pk__in=served)


class RolesView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("group", "locale", "branch")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            languages_without_people=languages_without_people(), **kwargs
        )


class RoleViewSet(ModelViewSet):
    model = LocaleRole
    name = "translation_roles"
    icon = "group"
    menu_label = _("Roles in translation")
    menu_name = "translation_roles"
    menu_order = 610  # below Groups
    add_to_settings_menu = True
    index_view_class = RolesView
    index_template_name = "translation/access/roles.html"
    list_display = [
        "group",
        Column("locale", label=_("Language"), accessor=lambda role: role.locale.get_display_name()),
        Column("role", label=_("Role"), accessor="get_role_display"),
        Column("branch", label=_("Where"), accessor=lambda role: where(role)),
    ]
    list_filter = ["locale", "role", "group"]
    list_per_page = 50
    copy_view_enabled = True
    panels = [
        FieldPanel("group"),
        FieldPanel("locale"),
        FieldPanel("role"),
        PageChooserPanel("branch"),
    ]


def where(role):
    return role.branch.get_admin_display_title() if role.branch else _("whole site")
