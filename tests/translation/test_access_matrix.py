"""Every address, asked by everybody: role × action × language × inside and outside of the branch × lock.

Who may not, cannot: the answer is a refusal, and nothing in the database is another afterwards.
"""

import itertools
import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Revision

from home.models import Term
from tests.helpers_translation import person
from tests.translation.rights import (
    ANYONE,
    KIND,
    NOBODY,
    ON,
    OUTSIDE,
    OWN,
    RIGHT,
    RULES,
    SOMEWHERE,
    addresses,
)
from tests.translation.rights_world import World
from translation import roles

ADDRESSES = addresses()
# Who they are: (role, language, only in the branch). The last three have none that counts.
PARTS = {
    f"{role} {code}{' branch' if branch else ''}": (role, code, branch)
    for role, code, branch in itertools.product(roles.ALLOWED, ("en", "de"), (False, True))
}
OTHERS = ("nobody", "editor of the English pages", "editor of the Bulgarian pages")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = World()
        for name, (role, code, branch) in PARTS.items():
            part = (role, code, built.branch) if branch else (role, code)
            built.people[name] = person(name, parts=[part])
        rights = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
        kinds = tuple(f"{action}_term" for action in ("add", "change", "delete", "publish"))
        built.people["nobody"] = person("nobody")
        for name, row in zip(
            OTHERS[1:], (built.targets["inside"].row.get_parent(), built.home), strict=True
        ):
            built.people[name] = person(
                name, [(row, right) for right in rights], rights=("submit_translation", *kinds)
            )
        PageViewRestriction.objects.create(
            page=built.targets["outside"].source, restriction_type="login"
        )
        yield built
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _inside(world, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def may(who, rule, target):
    """What the table of roles says, told anew here and not asked of the code under test."""
    if rule.scope == ANYONE:
        return True
    if rule.scope == KIND and who.startswith("editor"):
        return True
    if rule.editors and who in OTHERS[1:] and (target.is_record or "Bulgarian" in who):
        return True
    if who not in PARTS or rule.scope in (RIGHT, OWN, NOBODY):
        return False
    role, code, branch = PARTS[who]
    if rule.scope == KIND:
        return not branch
    allowed = rule.action in roles.ALLOWED[role]
    if rule.scope == SOMEWHERE:
        return allowed
    return allowed and code == "en" and (not branch or target.name == "inside")


def may_choose(who, rule, target):
    """The screen opens for those who might choose another language than the one that is asked for."""
    if not rule.chooses or who not in PARTS:
        return False
    role, code, branch = PARTS[who]
    return may(f"{role} en{' branch' if branch else ''}", rule, target) and code == "de"


def is_told(who, rule, target):
    """Led back with a message, which the content shows to be no success."""
    return rule.says == ANYONE or bool(
        rule.says and may(who, replace(rule, action=rule.says), target)
    )


def refused(response):
    if response.status_code in (403, 404, 405, 410):
        return True
    if response.status_code != 302:
        return False
    place = response["Location"]
    # A 404 is looked for in the language's own tree first.
    return place in ("/admin/", "/admin/translation/overview/") or place.startswith("/bg/admin/")


def address_of(world, name, target):
    rule = RULES[name]
    route = re.sub(
        r"<(?:\w+:)?(\w+)>",
        lambda match: str(world.argument(match[1], target, rule)),
        ADDRESSES[name],
    )
    query = f"?{urlencode(rule.query(target))}" if rule.query else ""
    return "/" + route.replace("//", "/") + query


def ask(client, method, address, data):
    if method == "put":
        return client.put(
            address, urlencode(data), content_type="application/x-www-form-urlencoded"
        )
    return getattr(client, method)(address, data if method == "post" else None)


def contents():
    """Everything that translators, pages and records consist of."""
    models = [
        *apps.get_app_config("translation").get_models(),
        *apps.get_app_config("wagtail_localize").get_models(),
        Page,
        Revision,
        Term,
    ]
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in models}


def targets(world, rule):
    if rule.scope in (ON, KIND):
        about = {True: rule.records, False: rule.pages}
        return [item for item in world.targets.values() if about[item.is_record]]
    return [world.targets["outside"]]


def test_every_address_has_a_rule():
    assert sorted(set(ADDRESSES) - set(RULES)) == []


def test_no_rule_is_left_over():
    assert sorted(set(RULES) - set(ADDRESSES)) == []


@pytest.mark.feature("L12")
@pytest.mark.parametrize("name", sorted(set(ADDRESSES) & set(RULES)))
def test_who_may_not_cannot(world, name):
    rule = RULES[name]
    if rule.scope == OUTSIDE:
        return _needs_its_secret(name)
    for target in targets(world, rule):
        address = address_of(world, name, target)
        if rule.prepare:
            rule.prepare(target)
        data = rule.data(target) if rule.data else {}
        before = contents()
        for who, user in world.people.items():
            if may(who, rule, target):
                continue
            client = Client()
            client.force_login(user)
            for method in rule.methods:
                response = ask(client, method, address, data)
                told = (who, method, address, response.status_code)
                passes = may_choose(who, rule, target) or is_told(who, rule, target)
                assert refused(response) or passes, told
        assert contents() == before, address
    return None


def _needs_its_secret(name):
    before = contents()
    route = ADDRESSES[name].replace("<uuid:reference>", "00000000-0000-0000-0000-000000000000")
    response = Client().post("/" + route.replace("<str:secret>", "x"), {})
    assert response.status_code in (403, 404)
    assert contents() == before


@pytest.mark.feature("L12")
@pytest.mark.parametrize(
    "name", sorted(name for name in set(ADDRESSES) & set(RULES) if RULES[name].scope == ON)
)
def test_who_may_can(world, name):
    """Every address lets those in whom the table lets in: a rule that refuses all would prove nothing."""
    rule = RULES[name]
    for target in targets(world, rule):
        for who, user in world.people.items():
            if not may(who, rule, target):
                continue
            answers = []
            for method in rule.methods:
                with transaction.atomic():
                    if rule.prepare:
                        rule.prepare(target)
                    client = Client()
                    client.force_login(user)
                    data = rule.data(target) if rule.data else {}
                    address = address_of(world, name, target)
                    answers.append(ask(client, method, address, data))
                    transaction.set_rollback(True)
            assert not all(refused(answer) for answer in answers), (who, address)


@pytest.mark.parametrize(
    "name", sorted(name for name in set(ADDRESSES) & set(RULES) if RULES[name].locks)
)
def test_a_lock_holds(world, name):
    rule, target = RULES[name], world.targets["inside"]
    Page.objects.filter(pk=target.row.pk).update(locked=True, locked_by=world.admin)
    if rule.prepare:
        rule.prepare(target)
    address = address_of(world, name, target)
    data = rule.data(target) if rule.data else {}
    client = Client()
    client.force_login(world.people["manager en"])
    before = contents()
    for method in rule.methods:
        if method != "get":
            ask(client, method, address, data)
    assert contents() == before


@pytest.mark.parametrize("who", ["nobody", "translator en branch", "manager de branch"])
def test_the_title_of_what_is_not_ones_own_is_nowhere(world, who):
    """Asked for with every argument that names it, in lists, searches and files."""
    title = world.targets["outside"].source.title
    client = Client()
    client.force_login(world.people[who])
    named = []
    for name, rule in RULES.items():
        if name not in ADDRESSES or rule.scope == OUTSIDE:
            continue
        address = address_of(world, name, world.targets["outside"])
        for asked in (address, f"{address}{'&' if '?' in address else '?'}q={title[:5]}"):
            response = client.get(asked, follow=True)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            text = body.decode("utf-8", "ignore").replace(title[:5] + '"', "")
            if title in text or title.encode("unicode_escape").decode() in text:
                named.append(asked)
    assert named == []
