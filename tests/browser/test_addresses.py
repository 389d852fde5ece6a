"""An editor types the title of a new page, and its address shows itself by the Transliteration Act."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from facts.transliteration import slugify
from projects.models import Programme
from tests.browser.conftest import keep_unsent

pytestmark = [pytest.mark.browser, pytest.mark.feature("L16")]
TITLES = [
    "Мария от България и гостите от Виена",
    "„Отворени прозорци“ № 5 – Щъркелово",
    "Омол (Åmål), Łódź и Straße",
    "Северна  Македония, Кот д’Ивоар, Гвинея-Бисау и ЮЖНА КОРЕЯ",
    "Йогурт, ѝ, Ьо, ЮЛИЯ_2024",
    "много дълго заглавие на страница за обмена между училищата в двата града през лятото",
]


@pytest.fixture
def form(open_page, live_site, django_db_blocker):
    """The form of a new standard page, and the messages of its console."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from home.models import HomePage

    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("adresa", "a@example.org", "x")
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        parent = HomePage.objects.get(locale__language_code="bg").pk
    page = open_page("/bg/")
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_site}])
    messages = []
    page.on("console", lambda message: messages.append((message.type, message.text)))
    path = reverse("wagtailadmin_pages:add", args=["home", "standardpage", parent])
    keep_unsent(page, path)
    page.goto(live_site + path)
    yield page, messages
    page.close()
    with django_db_blocker.unblock():
        user.delete()


def address(page):
    return page.locator("#id_slug").input_value()


def test_the_address_follows_the_title_by_the_law(form):
    page, messages = form
    for title in TITLES:
        page.locator("#id_title").fill(title)
        assert address(page) == slugify(title)
    page.locator("#id_title").fill("")
    page.locator("#id_title").press_sequentially("Щастие")
    assert address(page) == "shtastie"
    assert [text for kind, text in messages if kind == "error"] == []


def test_what_the_editor_wrote_stays(form):
    page, _messages = form
    page.locator("#id_title").fill("Обмени")
    page.get_by_role("tab").nth(1).click()
    page.locator("#id_slug").fill("Моят адрес")
    page.locator("#id_slug").blur()
    assert address(page) == "moyat-adres"
    page.get_by_role("tab").nth(0).click()
    page.locator("#id_title").fill("Друго")
    assert address(page) == "moyat-adres"


def test_a_code_shows_itself_in_latin_before_it_is_saved(form, live_site):
    page, messages = form
    path = reverse(Programme.snippet_viewset.get_url_name("add"))
    keep_unsent(page, path)
    page.goto(live_site + path)
    code = page.locator("#id_code")
    code.press_sequentially("дунав код")
    expect(code).to_have_value("дунав код")
    code.blur()
    expect(code).to_have_value("dunav-kod")
    assert [text for kind, text in messages if kind == "error"] == []
