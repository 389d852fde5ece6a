"""What a person may do with the translations into a language: asked by every screen of the workspace.

Rights come from the roles of a person's groups (models/roles.py), not from rights to pages. Each role
holds what the one before it holds.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from wagtail.locks import BasicLock, WorkflowLock
from wagtail.models import LockableMixin, Page
from wagtail_localize.models import Translation

from translation.models import LocaleRole

SEE = "see"
TRANSLATE = "translate"
REVIEW = "review"
PUBLISH = "publish"
MANAGE = "manage"

Role = LocaleRole.Role
# Translators read, write, comment, begin translations and submit them; reviewers also approve, return and
# publish; managers also assign, stop, withdraw and overwrite reviewed work.
ALLOWED = {
    Role.TRANSLATOR: {SEE, TRANSLATE},
    Role.REVIEWER: {SEE, TRANSLATE, REVIEW, PUBLISH},
    Role.MANAGER: {SEE, TRANSLATE, REVIEW, PUBLISH, MANAGE},
}


@dataclass(frozen=True)
class Grant:
    """One role of a person; `path` is the tree path of its branch in the source language, or ""."""

    locale_id: int
    role: str
    path: str


def grants_of(user):
    """The Grants of a person, asked once for each user object (that is, each request)."""
    if not user.is_active or not user.is_authenticated:
        return ()
    found = getattr(user, "_translation_grants", None)
    if found is None:
        rows = LocaleRole.objects.filter(group__user=user).values_list(
            "locale_id", "role", "branch_id", "branch__path"
        )
        found = tuple({Grant(locale, role, path or "") for locale, role, _branch, path in rows})
        user._translation_grants = found
    return found


def locales_of(user, action=SEE):
    """Ids of the locales in which the person may do something somewhere; None means all of them."""
    if user.is_active and user.is_superuser:
        return None
    return {grant.locale_id for grant in grants_of(user) if action in ALLOWED[grant.role]}


def may(user, action, target, locale=None):
    """Whether `user` may do `action` with a Translation, or with a page or record in `locale`.

    `target` may be the row of any language; without `locale` its own is meant. Locks are another matter:
    see `is_locked_for`.
    """
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    key, locale_id = _place(target, locale)
    grants = [
        grant
        for grant in grants_of(user)
        if grant.locale_id == locale_id and action in ALLOWED[grant.role]
    ]
    if not grants:
        return False
    if any(not grant.path for grant in grants):
        return True
    path = source_path(key)
    return bool(path) and any(path.startswith(grant.path) for grant in grants)


def _place(target, locale):
    """(translation_key, locale's id)."""
    if isinstance(target, Translation):
        return target.source.object_id, target.target_locale_id
    return target.translation_key, locale.pk if locale is not None else target.locale_id


def source_path(key):
    """The tree path of a page's row in the source language; None for records and unknown keys."""
    rows = Page.objects.filter(
        translation_key=key, locale__language_code=settings.LANGUAGE_CODE
    ).values_list("path", flat=True)
    return rows.first()


def granted(user, action=SEE):
    """Condition on Translation (Q): those with which `user` may do `action`."""
    if not user.is_active:
        return Q(pk__in=[])
    if user.is_superuser:
        return Q()
    condition = Q(pk__in=[])
    for grant in grants_of(user):
        if action not in ALLOWED[grant.role]:
            continue
        part = Q(target_locale_id=grant.locale_id)
        if grant.path:
            below = Page.objects.filter(
                path__startswith=grant.path, locale__language_code=settings.LANGUAGE_CODE
            )
            part &= Q(source__object_id__in=below.values("translation_key"))
        condition |= part
    return condition


def translations_for(user, action=SEE):
    """The Translations with which `user` may do `action`."""
    return Translation.objects.filter(granted(user, action))


def is_locked_by_hand(user, instance):
    """Whether a lock that somebody set holds for `user`; the lock of a review is another matter."""
    return getattr(instance, "locked", False) and BasicLock(instance).for_user(user)


def is_locked_for(user, instance):
    """Whether a lock of Wagtail's on this row holds for `user`.

    A review locks its page for Wagtail's own editor; what it closes here is told by flow.require_writable.
    """
    lock = instance.get_lock() if isinstance(instance, LockableMixin) else None
    return lock is not None and not isinstance(lock, WorkflowLock) and lock.for_user(user)
