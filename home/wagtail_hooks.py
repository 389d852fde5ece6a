"""The records without pages, in the admin's menu; what the editors need besides Wagtail's own."""

import json

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join

# Messages that Wagtail has itself: known to its catalogues, not to be collected as ours.
from django.utils.translation import gettext as wagtails
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.choosing import OrganisationChooserViewSet, only_one_language
from home.house_style import hooks as house_style_hooks  # noqa: F401 - registers itself
from home.models import Menu, Municipality, Organisation, Term
from home.page_links import DocumentLinks, LocalizedPageLinks
from home.record_deletion import keep_what_is_used
from home.record_lists import RecordViewSet


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "acronym", "country", "place"]
    list_filter = ["country", "is_us"]
    chooser_viewset_class = OrganisationChooserViewSet


class TermViewSet(RecordViewSet):
    model = Term
    icon = "tag"
    list_display = ["name", "vocabulary", "code"]
    list_filter = ["vocabulary"]


class MenuViewSet(RecordViewSet):
    model = Menu
    icon = "list-ul"


class MunicipalityViewSet(RecordViewSet):
    model = Municipality
    icon = "home"
    list_display = ["name", "short_name"]


class RecordsGroup(SnippetViewSetGroup):
    menu_label = _("Records")
    menu_icon = "folder-open-1"
    menu_order = 300
    items = (OrganisationViewSet, TermViewSet, MenuViewSet, MunicipalityViewSet)


register_snippet(RecordsGroup)


hooks.register("construct_page_chooser_queryset", only_one_language)
hooks.register("before_delete_snippet", keep_what_is_used)


# After upstream's own.
@hooks.register("register_rich_text_features", order=1)
def register_links(features):
    features.register_link_type(LocalizedPageLinks)
    features.register_link_type(DocumentLinks)


def script(name, **data):
    """The tag of a module of static/js; `data` are the words that it shows."""
    return format_html(
        '<script type="module" src="{}"{}></script>',
        static(f"js/{name}.js"),
        format_html_join("", ' data-{}="{}"', ((key.replace("_", "-"), data[key]) for key in data)),
    )


@hooks.register("insert_editor_js")
def scripts_of_the_editors():
    refused = (
        "The page could not be created due to validation errors.",
        "The page could not be saved due to validation errors.",
    )
    kept = _(
        "What you wrote is kept as a draft. It is not published: some fields have mistakes, which are marked"
        " below."
    )
    tags = [
        *map(script, ("one-save", "nothing-lost", "locked", "schedule")),
        script("refused", refused=json.dumps([wagtails(text) for text in refused]), kept=kept),
        script("kept-ticks", kept_ticks=_("Chosen already:")),
    ]
    return format_html_join("", "{}", ([tag] for tag in tags))
