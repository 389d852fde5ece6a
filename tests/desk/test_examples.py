"""What cannot be read is refused with an example of what can."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from news.models import NewsPage
from tests.desk.forms import draft, errors, row, row_errors, send
from twinning.models import ExchangePage, TwinCityPage

pytestmark = pytest.mark.django_db


def test_an_hour_and_an_address_are_refused_with_an_example(desk, url_of):
    typed = row("programme", day="05.08.2026", time="преди обед", text="Среща")
    answer = send(desk, url_of(ExchangePage), title="Обмен", start="2026", **typed)
    assert "10:30" in row_errors(answer, "programme")["time"]
    answer = send(desk, url_of(TwinCityPage), title="Град", website="няма страница")
    assert "https://example.org/" in errors(answer)["website"]
    assert "няма страница" in answer.content.decode()


def test_an_address_without_its_beginning_is_still_understood(desk, url_of):
    send(desk, url_of(TwinCityPage), title="Град", website="example.org/grad")
    assert draft(TwinCityPage, "Град").website == "https://example.org/grad"


def test_the_address_of_a_video_too(desk, url_of):
    typed = {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "video",
        "body-0-id": "",
        "body-0-value-url": "няма",
        "body-0-value-title": "Филм",
        "body-0-value-transcript": "null",
    }
    answer = send(desk, url_of(NewsPage), title="Новина", **typed)
    assert "https://example.org/" in answer.content.decode()


def test_a_document_of_another_type_hears_which_are_taken(desk):
    file = SimpleUploadedFile("архив.rar", b"x")
    answer = desk.post(reverse("wagtaildocs:add"), {"title": "Архив", "file": file})
    text = BeautifulSoup(answer.content, "html.parser").get_text()
    assert ("разширение „rar“" if desk.language == "bg" else "extension “rar”") in text
    assert "pdf, odt" in text
