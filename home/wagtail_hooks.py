"""The records without pages, in the admin's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.models import Menu, Municipality, Organisation, Term
from home.page_links import LocalizedPageLinks


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "acronym", "country", "place"]
    list_filter = ["country", "is_us"]


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "tag"
    list_display = ["name", "vocabulary", "code"]
    list_filter = ["vocabulary"]


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


# After upstream's own.
@hooks.register("register_rich_text_features", order=1)
def register_page_links(features):
    features.register_link_type(LocalizedPageLinks)
