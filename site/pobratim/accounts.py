"""The people of a municipality's site as groups, and one demonstration account for each.

Editors write in the source language; translators change the other languages but publish nothing;
reviewers publish there. Administrators may everything.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

WRITING = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
FILES = {
    "wagtailimages": ["add_image", "change_image", "choose_image"],
    "wagtaildocs": ["add_document", "change_document", "choose_document"],
}


@dataclass(frozen=True)
class Role:
    """`pages`: rights on the pages of the source language (`in_source`) or of all the others."""

    group: str
    username: str
    title: str
    in_source: bool
    pages: list
    snippets: list
    submits: bool = False


ROLES = [
    Role("Редактори", "editor", _("editor"), True, WRITING, ["view", "add", "change", "publish"]),
    Role(
        "Преводачи", "translator", _("translator"), False, ["change_page"], ["view", "change"], True
    ),
    Role(
        "Проверяващи",
        "reviewer",
        _("reviewer"),
        False,
        ["change_page", "publish_page"],
        ["view", "change", "publish"],
        True,
    ),
]
ADMINISTRATOR = ("administrator", _("administrator"))


def home_pages(in_source):
    """The roots of the language trees concerned."""
    pages = Page.objects.filter(depth=2)
    source = {"locale__language_code": settings.LANGUAGE_CODE}
    return pages.filter(**source) if in_source else pages.exclude(**source)


@transaction.atomic
def make_groups():
    """Makes the groups, or brings their rights up to date. Returns {username: group}."""
    return {role.username: _make_group(role) for role in ROLES}


def _make_group(role):
    group, _created = Group.objects.get_or_create(name=role.group)
    group.permissions.set(_model_permissions(role))
    GroupPagePermission.objects.filter(group=group).delete()
    codes = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=role.pages
    )
    for page in home_pages(role.in_source):
        for code in codes:
            GroupPagePermission.objects.create(group=group, page=page, permission=code)
    _give_files(group)
    return group


def _model_permissions(role):
    wanted = list(
        Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for model in get_snippet_models():
        if model._meta.app_label not in {"home", "projects"}:
            continue
        names = [f"{action}_{model._meta.model_name}" for action in role.snippets]
        wanted += Permission.objects.filter(
            content_type__app_label=model._meta.app_label, codename__in=names
        )
    if role.submits:
        wanted += Permission.objects.filter(
            content_type__app_label="wagtail_localize", codename="submit_translation"
        )
    return wanted


def _give_files(group):
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group, collection=root).delete()
    for app_label, codenames in FILES.items():
        for code in Permission.objects.filter(
            content_type__app_label=app_label, codename__in=codenames
        ):
            GroupCollectionPermission.objects.create(group=group, collection=root, permission=code)


@transaction.atomic
def make_demo_accounts():
    """One account for each role and an administrator; the password is the name. Returns [(title, name)].

    The names are known to everybody: only for the development settings.
    """
    groups = make_groups()
    accounts = [(role.title, _make_account(role.username, groups[role.username])) for role in ROLES]
    username, title = ADMINISTRATOR
    return [*accounts, (title, _make_account(username, None))]


def _make_account(username, group):
    user, created = get_user_model().objects.get_or_create(
        username=username, defaults={"email": f"{username}@example.org"}
    )
    user.is_superuser = group is None
    if created or not user.check_password(username):
        user.set_password(username)
    user.save()
    user.groups.set([group] if group else [])
    profile = UserProfile.get_for_user(user)
    if created:
        profile.preferred_language = "bg"
        profile.save()
    return username
