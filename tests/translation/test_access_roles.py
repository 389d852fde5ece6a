"""The screens for roles per language: Settings → Roles in translation."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import helpers_translation as make
from tests.helpers_translation import person
from translation import roles
from translation.models import LocaleRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    return Group.objects.create(name="Англичани")


@pytest.fixture
def home():
    return make.home_page()


def index():
    return reverse("translation_roles:index")


def add(client, group, code="en", role="translator", branch=None, follow=True):
    data = {
        "group": group.pk,
        "locale": make.locale(code).pk,
        "role": role,
        "branch": branch.pk if branch else "",
    }
    return client.post(reverse("translation_roles:add"), data, follow=follow)


def errors_of(response):
    form = response.context["form"]
    return [message for messages in form.errors.values() for message in messages]


@pytest.mark.feature("L12")
def test_a_role_is_given_and_holds_at_once(admin_client, client, group, home):
    page = make.standard_page(home)
    user = person("ana")
    user.groups.add(group)
    assert not roles.may(user, roles.TRANSLATE, page, make.locale("en"))
    assert add(admin_client, group).status_code == 200
    role = LocaleRole.objects.get()
    assert (role.group, role.role, role.branch) == (group, "translator", None)
    html = admin_client.get(index()).content.decode()
    assert "Англичани" in html and "целият сайт" in html
    user = type(user).objects.get(pk=user.pk)
    assert roles.may(user, roles.TRANSLATE, page, make.locale("en"))
    admin_client.post(reverse("translation_roles:delete", args=[role.pk]))
    user = type(user).objects.get(pk=user.pk)
    assert not roles.may(user, roles.TRANSLATE, page, make.locale("en"))


def test_a_branch_is_kept_as_the_page_of_the_source(admin_client, group, home):
    page = make.standard_page(home)
    add(admin_client, group, branch=make.english(page))
    assert LocaleRole.objects.get().branch_id == page.pk
    add(admin_client, group, branch=page)
    assert LocaleRole.objects.count() == 1


@pytest.mark.parametrize("with_branch", [True, False])
def test_the_same_role_twice_is_refused_in_words(admin_client, group, home, with_branch):
    branch = make.standard_page(home) if with_branch else None
    add(admin_client, group, branch=branch)
    response = add(admin_client, group, branch=branch)
    assert errors_of(response) == ["Тази група вече има тази роля."]
    assert LocaleRole.objects.count() == 1


def test_the_source_has_no_translators(admin_client, group):
    response = add(admin_client, group, code="bg")
    assert len(errors_of(response)) == 1
    assert not LocaleRole.objects.exists()


def test_the_root_is_not_a_branch(admin_client, group, home):
    assert errors_of(add(admin_client, group, branch=home.get_parent()))
    assert not LocaleRole.objects.exists()


def test_a_new_language_is_offered_and_said_to_have_nobody(admin_client, group):
    add(admin_client, group)
    make.locale("sl")
    response = admin_client.get(index())
    assert "Никой няма роля в превода на този език" in response.content.decode()
    assert [item.language_code for item in response.context["languages_without_people"]] == ["sl"]
    assert not LocaleRole.objects.filter(locale__language_code="sl").exists()
    offered = admin_client.get(reverse("translation_roles:add")).content.decode()
    assert f'value="{make.locale("sl").pk}"' in offered
    add(admin_client, group, code="sl")
    response = admin_client.get(index())
    assert not response.context["languages_without_people"]


def test_only_those_who_may_see_the_screens(client, group, home):
    LocaleRole.objects.create(group=group, locale=make.locale("en"), role="translator")
    role = LocaleRole.objects.get()
    addresses = [
        index(),
        reverse("translation_roles:add"),
        reverse("translation_roles:edit", args=[role.pk]),
        reverse("translation_roles:delete", args=[role.pk]),
        reverse("translation_roles:copy", args=[role.pk]),
    ]
    client.force_login(person("chief", parts=[("manager", "en")]))
    for address in addresses:
        for answer in (client.get(address), client.post(address, {"role": "manager"})):
            assert answer["Location"] == reverse("wagtailadmin_home")
    assert index() not in client.get("/admin/").content.decode()
    role.refresh_from_db()
    assert role.role == "translator"
    client.force_login(person("clerk", rights=("change_localerole", "add_localerole")))
    assert client.get(index()).status_code == 200
    assert index() in client.get("/admin/").content.decode()


def test_the_list_asks_as_much_for_many_roles_as_for_few(admin_client, group, home):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(index())
        return len(queries)

    add(admin_client, group, branch=home)
    cost()
    few = cost()
    for number in range(5):
        other = Group.objects.create(name=f"Група {number}")
        LocaleRole.objects.create(group=other, locale=make.locale("en"), role="reviewer")
    assert cost() == few
