"""The demonstration's accounts and what their groups may do."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from wagtail.models import Page

from pobratim.accounts import make_demo_accounts
from translation import roles


@pytest.fixture
def accounts(demo):
    make_demo_accounts()
    return {user.username: user for user in get_user_model().objects.all()}


def page(language, slug_part):
    return Page.objects.filter(locale__language_code=language, url_path__contains=slug_part).first()


@pytest.mark.feature("V10")
def test_an_editor_publishes_in_the_source_language_only(accounts):
    editor = accounts["editor"]
    assert page("bg", "za-nas").permissions_for_user(editor).can_publish()
    assert not page("en", "about").permissions_for_user(editor).can_edit()


@pytest.mark.feature("V10")
@pytest.mark.parametrize(
    ("username", "may_publish"), [("translator", False), ("reviewer", True), ("manager", True)]
)
def test_translators_work_by_their_role_without_a_right_to_any_page(
    accounts, username, may_publish
):
    user = accounts[username]
    for row in (page("en", "about"), page("bg", "za-nas")):
        assert not row.permissions_for_user(user).can_edit()
    english = page("en", "about")
    assert roles.may(user, roles.TRANSLATE, english)
    assert roles.may(user, roles.PUBLISH, english) is may_publish
    assert not roles.may(user, roles.SEE, page("bg", "za-nas"))


@pytest.mark.feature("S10", "S11")
@pytest.mark.parametrize(
    ("username", "may"), [("editor", True), ("translator", False), ("manager", False)]
)
def test_editors_keep_the_words_of_the_search_and_see_its_report(client, accounts, username, may):
    client.force_login(accounts[username])
    for name in (
        "wagtailsnippets_search_synonymgroup:add",
        "wagtailsnippets_search_promotion:add",
        "searches_report",
    ):
        assert (client.get(reverse(name)).status_code == 200) is may
    assert not accounts[username].has_perm("search.change_searchcount")


@pytest.mark.parametrize(
    "username", ["editor", "translator", "reviewer", "manager", "administrator"]
)
def test_each_account_signs_in_and_sees_the_admin_in_bulgarian(client, accounts, username):
    assert client.login(username=username, password=username)
    response = client.get("/admin/")
    assert response.status_code == 200
    assert '<html lang="bg"' in response.content.decode()


def test_a_second_run_changes_nothing(accounts):
    before = get_user_model().objects.values_list("pk", "password").order_by("pk")
    before = list(before)
    make_demo_accounts()
    assert list(get_user_model().objects.values_list("pk", "password").order_by("pk")) == before


def test_no_account_is_made_outside_a_demonstration(settings, db):
    settings.POBRATIM_DEMO_ACCOUNTS = False
    with pytest.raises(CommandError):
        call_command("create_demo_accounts")
    assert not get_user_model().objects.filter(username="editor").exists()
