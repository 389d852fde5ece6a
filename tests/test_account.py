"""A person's own settings in the admin."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.users.models import UserProfile

from pobratim.accounts import make_demo_accounts
from tests import helpers_translation as make
from translation.models.notices import EVERYTHING, NotificationPreference

pytestmark = [pytest.mark.django_db, pytest.mark.feature("V10")]


def settings_of(client):
    """The form as the browser sends it: what stands in its fields."""
    page = BeautifulSoup(client.get(reverse("wagtailadmin_account")).content, "html.parser")
    form = page.find(id="w-editor-form")
    sent = {}
    for field in form.find_all("input"):
        if field.get("name") and (
            field["type"] not in ("checkbox", "radio", "file") or field.has_attr("checked")
        ):
            sent[field["name"]] = field.get("value", "")
    for field in form.find_all("select"):
        chosen = field.find("option", selected=True) or field.find("option")
        sent[field["name"]] = chosen["value"]
    return sent


def test_what_is_wrong_on_another_tab_is_said(client):
    user = make.person("ana", parts=[("translator", "en")])
    client.force_login(user)
    assert not user.first_name
    sent = settings_of(client) | {"translation_notices-everything": "none"}
    answer = client.post(reverse("wagtailadmin_account"), sent)
    page = BeautifulSoup(answer.content, "html.parser")
    said = page.find(class_="messages").get_text(" ", strip=True)
    assert "Собствено име" in said and "Фамилия" in said and "Профил" in said
    field = page.find(id=page.find(class_="messages").find("a")["href"][1:])
    assert field["name"] == "name_email-first_name"
    assert page.find(id="tab-profile").find(class_="error-message")
    assert not NotificationPreference.objects.exists()

    sent |= {"name_email-first_name": "Ана", "name_email-last_name": "Илиева"}
    saved = client.post(reverse("wagtailadmin_account"), sent, follow=True)
    assert saved.redirect_chain
    assert NotificationPreference.objects.get(kind=EVERYTHING).delivery == "none"


def test_a_demonstration_account_changes_its_language(client):
    make.home_page()
    make_demo_accounts()
    user = get_user_model().objects.get(username="translator")
    client.force_login(user)
    sent = settings_of(client) | {"locale-preferred_language": "en"}
    client.post(reverse("wagtailadmin_account"), sent)
    assert UserProfile.get_for_user(user).preferred_language == "en"


def test_names_that_somebody_gave_stay():
    make.home_page()
    make_demo_accounts()
    get_user_model().objects.filter(username="editor").update(first_name="Гинка")
    make_demo_accounts()
    assert get_user_model().objects.get(username="editor").first_name == "Гинка"
