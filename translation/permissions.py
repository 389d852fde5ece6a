"""Who may do what with translations. Asked by every screen, the engine's included.

The right to translate a page is the right to change its row in that language; a lock holds for everyone
whom it holds for in Wagtail.
"""

from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, LockableMixin, Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation

from facts.sync import is_source

SUBMIT = "wagtail_localize.submit_translation"
ANY_PAGE_RIGHT = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


def has_right(user, action, model):
    codename = get_permission_codename(action, model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def may_edit(user, instance):
    """May change the words of this row; False while it is locked for this user."""
    if isinstance(instance, Page):
        tester = instance.permissions_for_user(user)
        return tester.can_edit() and not tester.page_locked()
    return has_right(user, "change", type(instance)) and not _locked(user, instance)


def may_see(user, instance):
    """May change this row, or could if nobody had locked it."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    return has_right(user, "change", type(instance))


def may_publish(user, instance):
    if isinstance(instance, Page):
        return may_edit(user, instance) and instance.permissions_for_user(user).can_publish()
    return may_edit(user, instance) and has_right(user, "publish", type(instance))


def _locked(user, instance):
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return lock is not None and lock.for_user(user)


def may_start(user, instance, locale):
    """May open `instance` for translation into `locale`; only the source language is translated from."""
    if not user.has_perm(SUBMIT) or not is_source(instance):
        return False
    row = instance.get_translation_or_none(locale)
    if row is not None or not isinstance(instance, Page):
        return may_edit(user, row or instance)
    parent = _nearest_parent(instance, locale)
    return parent is not None and parent.permissions_for_user(user).can_add_subpage()


def _nearest_parent(page, locale):
    """Where the missing row of `page` in `locale` would hang: below the nearest ancestor that has one."""
    for ancestor in reversed(page.get_ancestors().specific(defer=True)):
        if ancestor.depth == 1:
            return ancestor
        row = ancestor.get_translation_or_none(locale)
        if row is not None:
            return row
    return None


def startable_locales(user, instance):
    """The locales into which `user` may open `instance` for translation."""
    others = Locale.objects.exclude(pk=instance.locale_id)
    return others.filter(
        pk__in=[locale.pk for locale in others if may_start(user, instance, locale)]
    )


def visible_translations(user):
    """The Translations of which `user` may see the titles."""
    if user.is_superuser:
        return Translation.objects.all()
    pages = page_permission_policy.instances_user_has_any_permission_for(user, ANY_PAGE_RIGHT)
    models = [
        model
        for model in get_snippet_models()
        if any(has_right(user, action, model) for action in ("add", "change", "delete", "view"))
    ]
    snippets = ContentType.objects.get_for_models(*models).values()
    row = pages.order_by().filter(translation_key=OuterRef("source__object_id"))
    return Translation.objects.filter(
        Q(source__specific_content_type__in=snippets)
        | Exists(row.filter(locale_id=OuterRef("target_locale_id")))
        | Exists(row.filter(locale_id=OuterRef("source__locale_id")))
    )
