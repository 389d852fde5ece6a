"""Rights to records (terms, organisations, menus …) by language.

Django's rights know no languages: "can change term" would be a right to every language's row. Here it is
one to the source's rows when it comes from a group without a part in the translation (or is the person's
own), and to the rows of another language for those who also have a role in it, not limited to a branch.
"""

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Permission
from django.db.models import Q
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import get_snippet_models

from facts.sync import is_source
from translation import roles

# What a record's screens ask for, and which part in the translation it takes in another language.
NEEDED = {
    "add": roles.TRANSLATE,
    "change": roles.TRANSLATE,
    "publish": roles.PUBLISH,
    "lock": roles.MANAGE,
    "unlock": roles.MANAGE,
    "delete": roles.MANAGE,
}


def translatable_models():
    return [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]


def may_with_source(user, action, model):
    """Whether a right to the source's rows of `model` is given by more than a group of translators."""
    if user.is_superuser:
        return user.is_active
    given = Q(user=user) | Q(group__user=user, group__translation_roles=None)
    return (
        user.is_active
        and Permission.objects.filter(
            given,
            content_type__app_label=model._meta.app_label,
            codename=get_permission_codename(action, model._meta),
        ).exists()
    )


def may_with(user, action, instance):
    """Whether the languages allow `action` (Django's name of the right) with this row."""
    if is_source(instance):
        return may_with_source(user, action, type(instance))
    return roles.may(user, NEEDED.get(action, roles.TRANSLATE), instance)


def may_with_any(user, action, model, locale):
    """Whether the languages allow `action` with the rows of `model` in `locale`, which are all alike."""
    return may_with(user, action, model(locale=locale, translation_key=None))
