"""A manager lets a page show its original again, and brings the translation back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import gettext as _

from tests import helpers_translation as make
from tests.translation.exchange import messages_of
from translation.models import TextRevision

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L12")]


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page():
    return make.standard_page(make.home_page())


@pytest.fixture
def translation(page, capture):
    return make.translate(page, capture, title="About us")


@pytest.fixture
def manager(client, translation):
    client.force_login(make.person("mila", parts=[("manager", "en")]))
    return client


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def test_the_question_says_what_happens_and_where_no_leads(manager, page, translation):
    editor = reverse("workspace:edit", args=[translation.pk])
    link = soup(manager.get(editor)).find(
        "a", href=reverse("translation:convert_to_alias", args=[make.english(page).pk])
    )
    asked = soup(manager.get(link["href"])).main
    said = asked.get_text(" ")
    assert _("Withdraw the translation") in asked.h1.get_text()
    assert page.title in said and "англ" in said
    assert len(asked.select(".nice-padding p")) == 2
    form = asked.find("form")
    no, yes = form.find("a"), form.find("button", type="submit")
    assert no["href"] == editor
    assert yes.get_text(strip=True) != no.get_text(strip=True)


def test_after_yes_the_editor_tells_the_truth_and_begin_brings_all_back(
    manager, page, translation, capture
):
    history = TextRevision.objects.count()
    with capture(execute=True):
        done = manager.post(
            reverse("translation:convert_to_alias", args=[make.english(page).pk]), follow=True
        )
    assert done.redirect_chain[-1][0] == reverse("workspace:edit", args=[translation.pk])
    assert {message.level_tag for message in done.context["messages"]} == {"success"}
    assert "показва оригинала" in messages_of(done)
    said = soup(done).main.get_text(" ")
    assert "Започни" in said or "Begin" in said
    assert "пише на ръка" not in said

    list_of_languages = soup(done).find("a", string=_("Begin it again"))["href"]
    begin = soup(manager.get(list_of_languages)).find("button", {"name": "one"})
    again = manager.post(reverse("workspace:bulk"), {"one": begin["value"]}, follow=True)
    assert again.redirect_chain[-1][0] == reverse("workspace:edit", args=[translation.pk])
    assert "About us" in soup(again).main.get_text(" ")
    assert TextRevision.objects.count() >= history
    assert not soup(again).find(class_="te-closed")


def test_what_is_written_by_hand_still_says_so(manager, page, translation):
    manager.post(reverse("translation:stop_translation", args=[translation.pk]))
    shown = soup(manager.get(reverse("workspace:edit", args=[translation.pk])))
    assert "пише на ръка" in shown.find(class_="te-closed").get_text()
