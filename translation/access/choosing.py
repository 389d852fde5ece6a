"""Which pages a person finds when choosing one (a link, a branch): never the title of a page that is not theirs.

Wagtail's chooser shows every page of the site to everybody in the admin, drafts and private ones too.
"""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from translation import roles


def choosable(user, pages):
    """Those of `pages` that the public sees, that are the person's in Wagtail, or in their part of the translation."""
    if user.is_superuser or any(not grant.path for grant in roles.grants_of(user)):
        return pages
    mine = page_permission_policy.explorable_instances(user)
    return pages.filter(
        Q(depth=1)
        | Q(pk__in=Page.objects.live().public().values("pk"))
        | Q(pk__in=mine.order_by().values("pk"))
        | Q(pk__in=in_branches(user).values("pk"))
    )


def in_branches(user):
    """The pages below the branches of the person's roles, in every language."""
    below = Q(pk__in=[])
    for grant in roles.grants_of(user):
        below |= Q(path__startswith=grant.path)
    sources = Page.objects.filter(below, locale__language_code=settings.LANGUAGE_CODE)
    return Page.objects.filter(translation_key__in=sources.values("translation_key"))


def may_choose_below(user, key):
    return choosable(user, Page.objects.filter(pk=key)).exists()
