"""The people of a municipality's site as groups, and one demonstration account for each.

Editors write in the source language. Translators, reviewers and managers of translations work in the other
languages by their roles there, without a right to any page. Administrators may everything.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
)
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from translation.models import LocaleRole

FILES = {
    "wagtailimages": ["add_image", "change_image", "choose_image"],
    "wagtaildocs": ["add_document", "change_document", "choose_document"],
}


# Another picture or document for one language; what is in the library already is the editors'.
ADDITIONS = {
    "wagtailimages": ["add_image", "choose_image"],
    "wagtaildocs": ["add_document", "choose_document"],
}
# The site's menus and the municipality itself are always needed.
REMOVABLE = (
    "organisation",
    "term",
    "programme",
    "fundingstatement",
    "synonymgroup",
    "promotion",
)


@dataclass(frozen=True)
class Role:
    """`pages` and `snippets`: rights in the source language; `removes`: kinds of records that they may delete
    too, when nothing uses them; `translates`: the part in the translation into all the others, which needs no
    right to any page or record."""

    group: str
    username: str
    title: str
    # First and last name of the demonstration's account: a person's settings are not saved without.
    name: tuple
    pages: tuple = ()
    snippets: tuple = ()
    removes: tuple = ()
    files: dict = field(default_factory=lambda: ADDITIONS)
    translates: str = ""


ROLES = [
    Role(
        "Редактори",
        "editor",
        _("editor"),
        ("Елена", "Иванова"),
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        snippets=("view", "add", "change", "publish"),
        removes=REMOVABLE,
        files=FILES,
    ),
    Role(
        "Преводачи",
        "translator",
        _("translator"),
        ("Мария", "Петрова"),
        translates=LocaleRole.Role.TRANSLATOR,
    ),
    Role(
        "Проверяващи",
        "reviewer",
        _("reviewer"),
        ("Георги", "Димитров"),
        translates=LocaleRole.Role.REVIEWER,
    ),
    Role(
        "Отговорници за преводите",
        "manager",
        pgettext_lazy("role", "manager of translations"),
        ("Анна", "Стоянова"),
        translates=LocaleRole.Role.MANAGER,
    ),
]
ADMINISTRATOR = ("administrator", _("administrator"), ("Николай", "Колев"))


def source_home_pages():
    """The roots of the source language's trees."""
    return Page.objects.filter(depth=2, locale__language_code=settings.LANGUAGE_CODE)


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
    for page in source_home_pages():
        for code in codes:
            GroupPagePermission.objects.create(group=group, page=page, permission=code)
    _give_files(group, role)
    _give_languages(group, role)
    return group


def _give_languages(group, role):
    """The part in the translation into every language but the source."""
    if not role.translates:
        return
    for locale in Locale.objects.exclude(language_code=settings.LANGUAGE_CODE):
        LocaleRole.objects.get_or_create(
            group=group, locale=locale, role=role.translates, branch=None
        )


def _model_permissions(role):
    wanted = list(
        Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    for model in get_snippet_models():
        if model._meta.app_label not in {"home", "projects", "search"}:
            continue
        kind = model._meta.model_name
        removing = ["delete"] if kind in role.removes else []
        names = [f"{action}_{kind}" for action in [*role.snippets, *removing]]
        wanted += Permission.objects.filter(
            content_type__app_label=model._meta.app_label, codename__in=names
        )
    if role.snippets:
        # The report of what readers search for.
        wanted += Permission.objects.filter(
            content_type__app_label="search", codename="view_searchcount"
        )
    return wanted


def _give_files(group, role):
    root = Collection.get_first_root_node()
    GroupCollectionPermission.objects.filter(group=group, collection=root).delete()
    for app_label, codenames in role.files.items():
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
    accounts = [
        (role.title, _make_account(role.username, role.name, groups[role.username]))
        for role in ROLES
    ]
    username, title, name = ADMINISTRATOR
    return [*accounts, (title, _make_account(username, name, None))]


def _make_account(username, name, group):
    user, created = get_user_model().objects.get_or_create(
        username=username, defaults={"email": f"{username}@example.org"}
    )
    user.is_superuser = group is None
    if not user.get_full_name():
        user.first_name, user.last_name = name
    if created or not user.check_password(username):
        user.set_password(username)
    user.save()
    user.groups.set([group] if group else [])
    profile = UserProfile.get_for_user(user)
    if created:
        profile.preferred_language = "bg"
        profile.save()
    return username
