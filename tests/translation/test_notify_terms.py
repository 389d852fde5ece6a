"""Who looks after the glossary hears of a term that is suggested."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from tests import helpers_translation as make
from translation.models import GlossaryConcept, Notification
from translation.models.notices import Kind

pytestmark = [pytest.mark.django_db, pytest.mark.feature("L5", "L19")]


@pytest.fixture
def people():
    make.home_page()
    return {
        name: make.person(name, parts=[parts])
        for name, parts in {
            "translator": ("translator", "en"),
            "manager": ("manager", "en"),
            "german": ("manager", "de"),
            "reviewer": ("reviewer", "en"),
        }.items()
    }


def suggest(client, person, term="побратим", **extra):
    client.force_login(person)
    address = reverse("workspace:glossary_add") + "?locale=en"
    form = BeautifulSoup(client.get(address).content, "html.parser").select_one(
        "form:has([name=term_bg])"
    )
    sent = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    answer = client.post(address, sent | {"term_bg": term, "term_en": "twin town"} | extra)
    assert answer.status_code == 302, answer.content[:2000]


def test_the_manager_is_told_and_led_to_the_suggestions(client, people):
    suggest(client, people["translator"])
    notice = Notification.objects.get()
    assert (notice.recipient, notice.kind) == (people["manager"], Kind.TERM)

    client.force_login(people["manager"])
    page = BeautifulSoup(client.get(reverse("workspace:notices")).content, "html.parser")
    link = page.select_one(".notices__text a")
    assert "побратим" in link.get_text()
    glossary = client.get(link["href"], follow=True)
    assert reverse("workspace:glossary") in glossary.redirect_chain[-1][0]
    assert "побратим" in glossary.content.decode()
    notice.refresh_from_db()
    assert notice.read_at


def test_it_goes_by_mail_once_a_day(client, people):
    suggest(client, people["translator"])
    call_command("send_translation_mail", "--digest")
    (sent,) = mail.outbox
    assert sent.to == [people["manager"].email]
    assert "побратим" in sent.body and reverse("workspace:glossary") in sent.body


def test_what_a_manager_adds_is_no_suggestion(client, people):
    suggest(client, people["manager"], approve="1")
    assert GlossaryConcept.objects.get().status == "approved"
    assert not Notification.objects.exists()
