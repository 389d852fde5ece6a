"""The demonstration's accounts and what their groups may do."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page

from pobratim.accounts import make_demo_accounts


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
def test_a_translator_changes_the_translation_and_publishes_nothing(accounts):
    rights = page("en", "about").permissions_for_user(accounts["translator"])
    assert rights.can_edit() and not rights.can_publish()
    assert not page("bg", "za-nas").permissions_for_user(accounts["translator"]).can_edit()


@pytest.mark.feature("V10")
def test_a_reviewer_publishes_the_translation(accounts):
    reviewer = accounts["reviewer"]
    assert page("en", "about").permissions_for_user(reviewer).can_publish()
    assert not page("bg", "za-nas").permissions_for_user(reviewer).can_edit()


@pytest.mark.parametrize("username", ["editor", "translator", "reviewer", "administrator"])
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
