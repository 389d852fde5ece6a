"""The records without pages, in the admin's menu."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.choosing import (
    OrganisationChooserViewSet,
    RecordChooserViewSet,
    only_source_language,
)
from home.house_style import hooks as house_style_hooks  # noqa: F401 - registers itself
from home.models import Menu, Municipality, Organisation, Term
from home.page_links import DocumentLinks, LocalizedPageLinks


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "acronym", "country", "place"]
    list_filter = ["country", "is_us"]
    chooser_viewset_class = OrganisationChooserViewSet


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "tag"
    list_display = ["name", "vocabulary", "code"]
    list_filter = ["vocabulary"]
    chooser_viewset_class = RecordChooserViewSet


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "home"
    list_display = ["name", "short_name"]


class RecordsGroup(SnippetViewSetGroup):
    menu_label = _("Records")
    menu_icon = "folder-open-1"
    menu_order = 300
    items = (OrganisationViewSet, TermViewSet, MenuViewSet, MunicipalityViewSet)


register_snippet(RecordsGroup)


hooks.register("construct_page_chooser_queryset", only_source_language)


# After upstream's own.
@hooks.register("register_rich_text_features", order=1)
def register_links(features):
    features.register_link_type(LocalizedPageLinks)
    features.register_link_type(DocumentLinks)


@hooks.register("insert_editor_js")
def scripts_of_the_editors():
    return format_html(
        '<script type="module" src="{}"></script><script type="module" src="{}"></script>'
        '<script type="module" src="{}" data-kept-ticks="{}"></script>',
        *map(static, ("js/one-save.js", "js/schedule.js", "js/kept-ticks.js")),
        _("Chosen already:"),
    )
