"""Where the policy meets the admin: ours comes before the engine's (order -10)."""

from importlib import import_module

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Locale, TranslatableMixin
from wagtail.permissions import locale_permission_policy
from wagtail_localize.models import Translation

from facts.publication import obstacles
from facts.sync import is_source
from translation.permissions import may_see, may_withdraw
from translation.places import counterparts
from translation.removal import HIDDEN, pages_of_its_own, refusal_to_delete
from translation.signals import PARTS
from translation.stand_ins import stands_in_for_another_language
from translation.urls import urlpatterns
from translation.views.locales import add_locale

FIRST = -10

for _part in PARTS:
    import_module(f"translation.{_part}.hooks")


@hooks.register("register_admin_urls", order=FIRST)
def shadow_engine_urls():
    return [
        path("localize/", include((urlpatterns, "translation"), namespace="translation")),
        path("locales/new/", add_locale),
        path("locales/delete/<int:pk>/", delete_locale),
        path("translation/", include((workspace_urls(), "workspace"), namespace="workspace")),
    ]


def workspace_urls():
    return [path(f"{part}/", include(f"translation.{part}.urls")) for part in PARTS]


def delete_locale(request, pk):
    """Refuses while translators' work hangs on the locale; otherwise Wagtail's own screen."""
    from wagtail_localize.locales.wagtail_hooks import register_viewset

    if not locale_permission_policy.user_has_permission(request.user, "delete"):
        raise PermissionDenied
    locale = Locale.objects.filter(pk=pk).first()
    message = locale and refusal_to_delete(locale)
    if message:
        messages.error(request, message)
        return redirect("wagtaillocales:edit", pk)
    return register_viewset().delete_view(request, pk=pk)


@hooks.register("before_edit_page", order=FIRST)
def edit_page(request, page):
    return _edit(request, page)


@hooks.register("before_edit_snippet", order=FIRST)
def edit_snippet(request, instance):
    return _edit(request, instance) if isinstance(instance, TranslatableMixin) else None


def _edit(request, instance):
    """The translators' editor for what is in translation, stand-ins included."""
    if is_source(instance):
        return None
    translation = (
        Translation.objects.filter(
            source__object_id=instance.translation_key, target_locale=instance.locale_id
        )
        .select_related("source", "target_locale")
        .first()
    )
    if translation is None:
        return None
    if request.method == "POST" and "localize-restart-translation" in request.POST:
        if not may_withdraw(request.user, instance):
            raise PermissionDenied
        return None
    if not translation.enabled:
        return None
    if not may_see(request.user, instance):
        raise PermissionDenied
    return redirect("workspace:edit", translation.pk)


@hooks.register("before_publish_page")
def before_publish_page(request, page):
    """Also for a time in the future: the editor hears it now. The draft is saved already."""
    found = obstacles(page)
    if not found:
        return None
    for message in found:
        messages.error(request, message)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_convert_alias_page")
def before_convert_alias_page(request, page):
    if not stands_in_for_another_language(page):
        return None
    messages.error(
        request,
        _("“%(title)s” shows the original until it is translated. Start its translation instead.")
        % {"title": page.title},
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_copy_page")
def before_copy_page(request, page):
    if not stands_in_for_another_language(page):
        return None
    messages.error(
        request,
        _("“%(title)s” shows the original. Copy the original: the copy appears here by itself.")
        % {"title": page.title},
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_delete_page")
def before_delete_page(request, page):
    message = _refusal_to_delete(page)
    if message is None:
        return None
    messages.error(request, message)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def _refusal_to_delete(page):
    if stands_in_for_another_language(page):
        return _(
            "“%(title)s” shows the original and cannot be deleted by itself. Unpublish or delete the original."
        ) % {"title": page.title}
    if not is_source(page):
        return None
    for row in counterparts(page).select_related("locale"):
        own = pages_of_its_own(row, page).first()
        if own:
            return _(
                "Below this page there is “%(title)s”, written in %(language)s only."
                " Move or delete that first."
            ) % {"title": own.title, "language": row.locale.get_display_name()}
    return None


@hooks.register("before_bulk_action")
def before_bulk_delete(request, action_type, objects, action):
    if action_type != "delete" or not getattr(action.model, "get_translation_model", None):
        return None
    refused = [
        message
        for item in objects
        if hasattr(item, "alias_of_id") and (message := _refusal_to_delete(item))
    ]
    if not refused:
        return None
    for message in refused:
        messages.error(request, message)
    return redirect(action.next_url)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        HIDDEN,
        gettext_lazy("Hide with the original"),
        gettext_lazy("Hidden together with the original"),
    )


@hooks.register("construct_translated_pages_to_cascade_actions")
def cascade(pages, action):
    """The rows in other languages that go along, for the warnings of Wagtail's confirmations.

    Signals have taken them along by the time Wagtail looks at them again, for the API's and other ways
    too; so each tells its present parent, and None once it is gone.
    """
    found = {}
    for page in pages:
        if is_source(page):
            rows = counterparts(page)
            if action == "unpublish":
                rows = rows.filter(Q(alias_of__isnull=True) & Q(live=True))
            found[page] = [_follower(row) for row in rows.specific()]
            if action == "unpublish":
                # Left to the signal, which notes that they come back with their source.
                for row in found[page]:
                    row.live = False
    return found


def _follower(row):
    def present_parent(update=False):
        current = type(row)._default_manager.filter(pk=row.pk).first()
        if current is None:
            return None
        row.path, row.depth, row.url_path = current.path, current.depth, current.url_path
        return current.get_parent()

    row.get_parent = present_parent
    return row
