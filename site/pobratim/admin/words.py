"""Words of Wagtail that no catalogue reaches: fields without a label, and texts made once, at the start.

What is made at the start is in the language of the process, not of the person; here it becomes lazy.
"""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Messages that Wagtail has itself: known to its catalogues and to locale-wagtail, not to be collected as ours.
from django.utils.translation import gettext_lazy as wagtails
from wagtail import hooks
from wagtail.admin.forms import choosers
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.workflows import TaskChooserSearchForm, WorkflowPageForm
from wagtail.admin.paginator import WagtailPaginator
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.sites.views import SiteViewSet
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtail.users.forms import PagePermissionsForm
from wagtail.users.templatetags import wagtailusers_tags
from wagtail_localize.locales.components import LocaleComponentModelForm
from wagtail_localize.locales.views import CreateView

LINK_LABELS = {
    "link_text": _("Text of the link"),
    "email_address": _("E-mail address"),
    "subject": _("Subject of the message"),
    "body": _("Text of the message"),
    "phone_number": _("Telephone"),
}
LINK_FORMS = (
    choosers.ExternalLinkChooserForm,
    choosers.AnchorLinkChooserForm,
    choosers.EmailLinkChooserForm,
    choosers.PhoneLinkChooserForm,
)
SITE_LABELS = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}
LOCALE_LABELS = {"enabled": wagtails("Enabled"), "sync_from": _("Follow the language")}
ROWS = {
    "home.MenuItem": _("menu entry"),
    "media.AlbumPhoto": _("photograph of an album"),
    "media.AlbumRecord": _("record that the album is about"),
    "news.EventOrganiser": _("organiser"),
    "news.EventRecord": _("record that the event is about"),
    "news.NewsRecord": _("record that the news is about"),
    "projects.Contribution": _("contribution to a project"),
    "projects.Deliverable": _("document of a project"),
    "projects.ProjectLogo": _("logo of a project"),
    "projects.ProjectPartner": _("partner in a project"),
    "projects.ProjectRecord": _("record that the project is about"),
    "twinning.AgreementFile": _("file of an agreement"),
    "twinning.AgreementParty": _("party to an agreement"),
    "twinning.ExchangeDocument": _("document of an exchange"),
    "twinning.ExchangeFunding": _("funding of an exchange"),
    "twinning.ExchangeRecord": _("record that the exchange is about"),
    "twinning.ExchangeTown": _("town of an exchange"),
    "twinning.Trace": _("trace in our town"),
}
# By codename: what Wagtail calls the right in the head of a column, and in its tip.
COLLECTION_RIGHTS = {
    "add_image": (wagtails("Add"), wagtails("Add/edit images you own")),
    "change_image": (wagtails("Edit"), wagtails("Edit any image")),
    "choose_image": (wagtails("Choose"), wagtails("Select images in choosers")),
    "add_document": (wagtails("Add"), wagtails("Add/edit documents you own")),
    "change_document": (wagtails("Edit"), wagtails("Edit any document")),
    "choose_document": (wagtails("Choose"), wagtails("Select documents in choosers")),
    "add_collection": (wagtails("Add"), wagtails("Add collections")),
    "change_collection": (wagtails("Edit"), wagtails("Edit collections")),
    "delete_collection": (wagtails("Delete"), wagtails("Delete collections")),
}
PAGE_RIGHTS = {
    "add_page": wagtails("Add/edit pages you own"),
    "bulk_delete_page": wagtails("Delete pages with children"),
    "change_page": wagtails("Edit any page"),
    "lock_page": wagtails("Lock/unlock pages you've locked"),
    "publish_page": wagtails("Publish any page"),
    "unlock_page": wagtails("Unlock any page"),
}
ACTIONS = {
    "add": _("Add: %(kind)s"),
    "change": _("Change: %(kind)s"),
    "delete": _("Delete: %(kind)s"),
    "publish": _("Publish: %(kind)s"),
}


def right_of(permission):
    """The name of a Permission in the active language."""
    if permission.codename in PAGE_RIGHTS:
        return str(PAGE_RIGHTS[permission.codename])
    if permission.codename in COLLECTION_RIGHTS:
        return str(COLLECTION_RIGHTS[permission.codename][1])
    action, _sign, model = permission.codename.partition("_")
    if action in ACTIONS and model == permission.content_type.model:
        return ACTIONS[action] % {"kind": kind_of(permission.content_type)}
    return gettext(permission.name)


def kind_of(content_type):
    """The name of a model in the active language, also where the model itself has none."""
    return gettext(capfirst(content_type.name))


def label_login():
    LoginForm.base_fields["password"].label = wagtails("Password")


def name_snippet_choosers():
    """Of each chooser, made long before: asked when it is shown."""
    texts = {
        "choose_one_text": wagtails("Choose %(object)s"),
        "choose_another_text": wagtails("Choose another %(object)s"),
        "link_to_chosen_text": wagtails("Edit this %(object)s"),
    }

    def text(template):
        def shown(chooser):
            return str(template) % {"object": chooser.model._meta.verbose_name}

        return property(shown, lambda chooser, value: None)

    for name, template in texts.items():
        setattr(AdminSnippetChooser, name, text(template))


def label_link_forms():
    for form in LINK_FORMS:
        for name, field in form.base_fields.items():
            field.label = LINK_LABELS.get(name, field.label)


def label_redirects_filter():
    filters = RedirectsReportFilterSet.base_filters
    kind = filters["is_permanent"]
    kind.label = wagtails("Type")
    kind.extra["choices"] = ((True, wagtails("Permanent")), (False, wagtails("Temporary")))
    kind.extra["empty_label"] = wagtails("All")
    filters["site"].label = wagtails("Site")


def label_sites():
    for column in SiteViewSet.index_view_class.columns:
        column.label = SITE_LABELS.get(column.name, column.label)


def label_pages():
    for form in (WorkflowPageForm, PagePermissionsForm):
        form.base_fields["page"].label = wagtails("Page")


def name_fields(form, labels):
    """Labels for fields that a form makes for itself at its start."""
    original = form.__init__

    def init(self, *args, **kwargs):
        original(self, *args, **kwargs)
        for name, label in labels.items():
            if name in self.fields:
                self.fields[name].label = label

    form.__init__ = init


def label_locales():
    name_fields(LocaleComponentModelForm, LOCALE_LABELS)
    name_fields(choosers.LocaleFilterMixin, {"locale": wagtails("Locale")})
    name_fields(TaskChooserSearchForm, {"task_type": wagtails("Type")})
    CreateView.page_subtitle = wagtails("Locale")


def name_rows():
    """Rows of a page, on the screens that say where a picture or a document is used.

    The models themselves are shown nowhere else, and have no names.
    """
    for label, name in ROWS.items():
        apps.get_model(label)._meta.verbose_name = name


def label_rights():
    """Names of rights on the screen of a group: in the database they are English."""
    for make_panel in hooks.get_hooks("register_group_permission_panel"):
        form = getattr(make_panel(), "form", None)
        for name, field in getattr(form, "base_fields", {}).items():
            field.label = wagtails("Collection") if name == "collection" else field.label
        # In place: the labels of the boxes are read from the same list.
        types = getattr(make_panel(), "permission_types", None)
        if isinstance(types, list):
            types[:] = [(name, *COLLECTION_RIGHTS.get(name, labels)) for name, *labels in types]
    Permission.__str__ = right_of
    original = wagtailusers_tags.format_permissions

    def format_permissions(permission_bound_field):
        found = original(permission_bound_field)
        for row in found["object_perms"]:
            row["object"] = gettext(capfirst(row["object"]))
            for cell in row.values():
                if isinstance(cell, dict):
                    cell["perm"].name = right_of(cell["perm"])
            for custom in row["custom"]:
                custom["name"] = right_of(custom["perm"])
        return found

    wagtailusers_tags.register.inclusion_tag(
        "wagtailusers/groups/includes/formatted_permissions.html", name="format_permissions"
    )(format_permissions)


def count_items():
    """In Bulgarian the name of what is counted changes after a number: it stands before it."""

    def label(paginator):
        if paginator.count == 1:
            return f"1 {paginator.verbose_name}"
        return gettext("%(count)s %(kind)s") % {
            "count": paginator.count,
            "kind": paginator.verbose_name_plural,
        }

    WagtailPaginator.items_count_label = property(label)


def install():
    label_login()
    name_snippet_choosers()
    label_link_forms()
    label_redirects_filter()
    label_sites()
    label_locales()
    label_pages()
    name_rows()
    label_rights()
    count_items()
