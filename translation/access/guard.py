"""Wagtail's own screens for pages and records, asked a second question: does the language allow it?

Wagtail asks for rights to pages and kinds of records. Those do not know that a page in translation belongs
to its translators, nor that a record has a language. The question is put before any view of Wagtail's page
and record sections runs, so that an address of a later version is asked too; what is not listed here as
harmless takes the highest part.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Wagtail's own way to the language of a person, which is set only when a view of the admin begins.
from wagtail.admin.localization import get_localized_response as _in_their_language
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from facts.sync import is_source
from translation import roles
from translation.access.choosing import may_choose_below
from translation.access.records import (
    may_with,
    may_with_any,
    may_with_source,
    translatable_models,
)

PAGES = "wagtailadmin_pages"
API = "wagtailadmin_api"
PAGE_ARGUMENTS = ("page_id", "page_to_move_id")
SEEING = {"add", "change", "delete", "view"}
CHOOSER = "wagtailadmin_choose_page_child"

# Sections of a page in translation that only show; `edit` asks by itself (wagtail_hooks.py).
LOOKING = {
    "edit",
    "history",
    "history_results",
    "preview_on_edit",
    "revisions_compare",
    "revisions_index",
    "revisions_view",
    "usage",
    "usage_results",
    "view_draft",
    "workflow_history",
    "workflow_history_detail",
    "workflow_preview",
}
PAGE_ACTIONS = {
    # The names of a workflow's actions stand in its address.
    "approve": roles.REVIEW,
    "reject": roles.REVIEW,
    "collect_workflow_action_data": roles.REVIEW,
    "confirm_workflow_cancellation": roles.TRANSLATE,
    "publish": roles.PUBLISH,
    "workflow_action": roles.REVIEW,
}

# What a screen of a record asks for; the rest asks for "change".
RECORD_ACTIONS = {
    "add": "add",
    "copy": "add",
    "create": "add",
    "delete": "delete",
    "lock": "lock",
    "preview_on_add": "add",
    "revisions_unschedule": "publish",
    "unlock": "unlock",
    "unpublish": "publish",
}
# Why not, in the original language; the rest of what a screen asks for is a change.
NO_RIGHT = {
    "add": gettext_lazy("You have no right to add records of this kind: %(kind)s."),
    "change": gettext_lazy("You have no right to change records of this kind: %(kind)s."),
    "delete": gettext_lazy("You have no right to delete records of this kind: %(kind)s."),
    "publish": gettext_lazy("You have no right to publish records of this kind: %(kind)s."),
}
RECORDS_SHOWN = {
    "choose",
    "choose_results",
    "chosen",
    "chosen_multiple",
    "history",
    "history_results",
    "inspect",
    "list",
    "list_results",
    "usage",
}


def question(request, kwargs):
    """The answer to a request that the language does not allow; None lets it pass."""
    match = request.resolver_match
    user = request.user
    if not user.is_authenticated or user.is_superuser:
        return None
    if match.url_name == CHOOSER and not may_choose_below(user, kwargs["parent_page_id"]):
        raise Http404
    if not match.namespaces:
        return None
    if PAGES in match.namespaces or API in match.namespaces:
        return _in_their_language(_page, request, match, kwargs)
    model = _models().get(match.namespaces[-1])
    if model is None or match.url_name in RECORDS_SHOWN:
        return None
    return _in_their_language(_record, request, match, kwargs, model)


def _page(request, match, kwargs):
    key = next((kwargs[name] for name in PAGE_ARGUMENTS if name in kwargs), None)
    if key is None and API in match.namespaces and request.method not in ("GET", "HEAD"):
        key = kwargs.get("pk")
    page = key and Page.objects.select_related("locale").filter(pk=key).first()
    if not page:
        return None
    if match.url_name == "edit" and request.method == "GET":
        found = _editor(request.user, page)
        if found:
            return found
    action = page_action(kwargs.get("action_name") or match.url_name)
    if allows_page(request.user, action, page):
        return None
    return refusal(request, message(page.locale), reverse("wagtailadmin_home"))


def _editor(user, row):
    """To the translators' editor, whose readers need no right that Wagtail's asks for; None for other rows.

    Wagtail's own mails and messages lead to the page's editor.
    """
    if is_source(row) or not roles.may(user, roles.SEE, row):
        return None
    translation = translation_of(row)
    return redirect("workspace:edit", translation.pk) if translation else None


def page_action(name):
    """The part in the translation that a screen or action of Wagtail's takes."""
    return roles.SEE if name in LOOKING else PAGE_ACTIONS.get(name, roles.MANAGE)


def allows_page(user, action, page):
    """Only a page in translation belongs to its translators; others are Wagtail's matter alone."""
    if is_source(page) or translation_of(page) is None:
        return True
    return roles.may(user, action, page)


def translation_of(row):
    """The Translation whose result a page or record is; None for the source and what is written by hand."""
    return Translation.objects.filter(
        source__object_id=row.translation_key, target_locale_id=row.locale_id, enabled=True
    ).first()


def _record(request, match, kwargs, model):
    action = RECORD_ACTIONS.get(match.url_name, "change")
    if "pk" in kwargs:
        row = model.objects.select_related("locale").filter(pk=unquote(str(kwargs["pk"]))).first()
        if row is None:
            return None
        if match.url_name == "edit" and request.method == "GET":
            found = _editor(request.user, row)
            if found:
                return found
        allowed = may_with(request.user, action, row)
        if allowed and is_source(row) and "action-publish" in request.POST:
            action = "publish"
            allowed = may_with_source(request.user, action, model)
        locale = row.locale
    else:
        code = request.GET.get("locale")
        chosen = code and Locale.objects.filter(language_code=code).first()
        locale = chosen or Locale.get_default()
        allowed = may_with_any(request.user, "add", model, locale)
    if allowed:
        return None
    return refusal(
        request, record_message(action, model, locale), _list_of(request.user, model, locale)
    )


def _list_of(user, model, locale):
    """The address of the records in `locale` for those who may see them, else of the admin's first page."""
    viewset = model.snippet_viewset
    if not viewset.permission_policy.user_has_any_permission(user, SEEING):
        return reverse("wagtailadmin_home")
    return f"{reverse(viewset.get_url_name('list'))}?locale={locale.language_code}"


def _models():
    """{namespace of Wagtail's addresses: translatable model}."""
    found = {}
    for model in translatable_models():
        found[model.snippet_viewset.url_namespace] = model
        found[model.snippet_viewset.get_chooser_admin_url_namespace()] = model
    return found


def refused_in_bulk(user, action_type, objects):
    """Why the language does not allow a bulk action with one of the pages or records; None when it does."""
    models = tuple(translatable_models())
    for item in objects:
        if isinstance(item, Page):
            if not allows_page(user, page_action(action_type), item):
                return message(item.locale)
        elif isinstance(item, models):
            action = RECORD_ACTIONS.get(action_type, "change")
            if not may_with(user, action, item):
                return record_message(action, type(item), item.locale)
        else:
            return None
    return None


def message(locale):
    return _("You have no part in the translation into %(language)s that allows this.") % {
        "language": locale.get_display_name()
    }


def record_message(action, model, locale):
    """In the original language no part in the translation is lacking, but a right."""
    if locale.language_code != settings.LANGUAGE_CODE:
        return message(locale)
    kind = capfirst(model._meta.verbose_name_plural)
    return NO_RIGHT.get(action, NO_RIGHT["change"]) % {"kind": kind}


def refusal(request, text, otherwise):
    """Says why and leaves people where they were; `otherwise` for whoever came by an address."""
    wants_json = "application/json" in request.headers.get("Accept", "")
    if wants_json or request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"success": False, "error_message": text}, status=403)
    messages.error(request, text)
    return redirect(_came_from(request) or otherwise)


def _came_from(request):
    """The page of the admin whose link or button was pressed; "" when there is none to go back to."""
    address = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    parts = urlsplit(address)
    if not ours or not parts.path.startswith(reverse("wagtailadmin_home")):
        return ""
    if parts.path in (request.path, reverse("wagtailadmin_login")):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
