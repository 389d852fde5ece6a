"""Which rows a person may see: those of their roles, and those of the pages and records they may edit."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupPagePermission, Page

from translation import roles
from translation.permissions import has_right
from translation.standing_sql import Statement, record_models

NOTHING = Statement("1 = 0")


def visible(user):
    """Condition on standings `s`; None means everything."""
    if not user.is_active:
        return NOTHING
    if user.is_superuser:
        return None
    # Asked by the menu of every page of the admin, then by the page itself.
    if not hasattr(user, "_translation_sight"):
        user._translation_sight = _condition_for(user)
    return user._translation_sight


def _condition_for(user):
    parts = [*_by_roles(user), *_by_pages(user), *_by_records(user)]
    if not parts:
        return NOTHING
    return Statement(
        " OR ".join(f"({part.sql})" for part in parts),
        [value for part in parts for value in part.params],
    )


def has_part(user, standing):
    """Whether a role of the person is for this object and language, so that its texts open for them."""
    return user.is_superuser or any(
        grant.locale_id == standing.locale_id and standing.path.startswith(grant.path)
        for grant in roles.grants_of(user)
    )


def sees_anything(user):
    """Whether the person has any part in the site's translations."""
    condition = visible(user)
    return condition is None or condition.sql != NOTHING.sql


def _by_roles(user):
    for grant in roles.grants_of(user):
        if grant.path:
            yield Statement(
                "s.locale_id = %s AND s.path LIKE %s", [grant.locale_id, grant.path + "%"]
            )
        else:
            yield Statement("s.locale_id = %s", [grant.locale_id])


def _by_pages(user):
    """Editors of a branch see its pages; editors of a branch in another language, that language of it."""
    rows = GroupPagePermission.objects.filter(group__user=user).values_list(
        "page__path", "page__depth", "page__locale_id", "page__locale__language_code",
        "page__translation_key",
    )  # fmt: skip
    rows = set(rows)
    foreign = {
        key for _path, depth, _id, code, key in rows if depth > 1 and code != settings.LANGUAGE_CODE
    }
    originals = dict(
        Page.objects.filter(
            translation_key__in=foreign, locale__language_code=settings.LANGUAGE_CODE
        ).values_list("translation_key", "path")
        if foreign
        else ()
    )
    for path, depth, locale_id, code, key in sorted(rows):
        if depth == 1 or code == settings.LANGUAGE_CODE:
            yield Statement("s.path LIKE %s", [path + "%"])
        elif key in originals:
            yield Statement(
                "s.locale_id = %s AND s.path LIKE %s", [locale_id, originals[key] + "%"]
            )


def _by_records(user):
    models = [
        model
        for model in record_models()
        if any(has_right(user, action, model) for action in ("add", "change", "delete", "view"))
    ]
    if models:
        types = ContentType.objects.get_for_models(*models).values()
        listed = ", ".join(str(found.pk) for found in types)
        yield Statement(f"s.content_type_id IN ({listed})")
