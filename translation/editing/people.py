"""Who works on a translation: whom a comment can call, who is here just now."""

import re
import time

from django.contrib.auth import get_user_model
from django.core.cache import cache

from translation.models import LocaleRole
from translation.roles import source_path

# A user name may be an address of mail.
_CALL = re.compile(r"(?<![\w@])@([\w.+-]+(?:@[\w.-]+)?)")
# Seconds; the editor calls every HEARTBEAT.
HEARTBEAT = 20
GONE = 50


def name_of(user):
    return (user.get_full_name() or user.get_username()) if user else ""


def colleagues(translation):
    """Active users with a role in the language that holds for this page or record, by name."""
    path = source_path(translation.source.object_id) or ""
    roles = LocaleRole.objects.filter(locale_id=translation.target_locale_id)
    groups = {
        group
        for group, branch in roles.values_list("group_id", "branch__path")
        if not branch or (path and path.startswith(branch))
    }
    users = get_user_model().objects.filter(groups__in=groups, is_active=True).distinct()
    return sorted(users, key=lambda user: name_of(user).casefold())


def called(body, people):
    """(those of `people` whom the words call with @ and their user name, the names that are nobody's)."""
    names = {name.rstrip("."): name.rstrip(".").casefold() for name in _CALL.findall(body)}
    known = {person.get_username().casefold(): person for person in people}
    found = {known[key].pk: known[key] for key in names.values() if key in known}
    return list(found.values()), [name for name, key in names.items() if name and key not in known]


def present(translation, user):
    """Names of the others who have this translation open; notes that `user` has."""
    here, now = _here(translation), time.time()
    here[user.pk] = (name_of(user), now)
    cache.set(_key(translation), here, GONE * 2)
    return sorted(name for pk, (name, _seen) in here.items() if pk != user.pk)


def leave(translation, user):
    """`user` closed the window; another one that they have open tells of itself again."""
    here = _here(translation)
    if here.pop(user.pk, None):
        cache.set(_key(translation), here, GONE * 2)


def _here(translation):
    """{pk of a user: (name, when last seen)} of those who gave a sign of life lately."""
    found, now = cache.get(_key(translation)) or {}, time.time()
    return {pk: (name, seen) for pk, (name, seen) in found.items() if now - seen < GONE}


def _key(translation):
    return f"translation-here-{translation.pk}"
