"""Who may do what with translations. Asked by every screen, the engine's included.

The rights come from the roles of a person's groups (roles.py); a right to pages or records gives nothing
here. A lock holds for everyone whom it holds for in Wagtail.
"""

from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation

from facts.sync import is_source
from translation import roles

ANY_PAGE_RIGHT = {"add", "change", "publish", "bulk_delete", "lock", "unlock"}


def has_right(user, action, model):
    """Django's right to a kind of record, whatever the language of the record."""
    codename = get_permission_codename(action, model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def may_see(user, instance):
    """May read the words of this row and what waits in it."""
    return roles.may(user, roles.SEE, instance)


def may_edit(user, instance):
    """May change the words of this row; False while it is locked for this user."""
    return _may_unlocked(user, roles.TRANSLATE, instance)


def may_publish(user, instance):
    return _may_unlocked(user, roles.PUBLISH, instance)


def may_withdraw(user, instance):
    """May stop the translation, begin it anew, or let the page show the original again."""
    return _may_unlocked(user, roles.MANAGE, instance)


def _may_unlocked(user, action, instance):
    return roles.may(user, action, instance) and not roles.is_locked_for(user, instance)


def may_start(user, instance, locale):
    """May open `instance` for translation into `locale`; only the source language is translated from."""
    if not is_source(instance) or not roles.may(user, roles.TRANSLATE, instance, locale):
        return False
    row = instance.get_translation_or_none(locale)
    return row is None or not roles.is_locked_for(user, row)


def startable_locales(user, instance):
    """The locales into which `user` may open `instance` for translation."""
    others = Locale.objects.exclude(pk=instance.locale_id)
    return others.filter(
        pk__in=[locale.pk for locale in others if may_start(user, instance, locale)]
    )


def visible_translations(user):
    """The Translations of which `user` may see the titles: by a role, or by a right to the page or record."""
    if user.is_active and user.is_superuser:
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
        roles.granted(user)
        | Q(source__specific_content_type__in=snippets)
        | Exists(row.filter(locale_id=OuterRef("target_locale_id")))
        | Exists(row.filter(locale_id=OuterRef("source__locale_id")))
    )


def may_choose_records(user, model):
    """May see the names of a kind of records: who may open them in the admin, or translates records."""
    if any(has_right(user, action, model) for action in ("view", "change")):
        return True
    return any(not grant.path for grant in roles.grants_of(user))
