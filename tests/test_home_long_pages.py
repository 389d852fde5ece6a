"""A long page begins with its contents and ends with a way back."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.helpers_translation import english, home_page, standard_page, translate

pytestmark = [pytest.mark.django_db, pytest.mark.feature("S18")]
HEADINGS = ["Кой", "Как", "Кога", "Къде"]


def long_page(headings):
    page = standard_page(home_page(), "Правила", body=())
    page.body = [("heading", {"text": text, "level": "2"}) for text in headings]
    page.body.append(("heading", {"text": "Подробност", "level": "3"}))
    page.save_revision().publish()
    return page


def seen(page):
    soup = BeautifulSoup(Client().get(page.get_url()).content, "lxml")
    return soup, soup.select(".contents a")


def test_the_contents_lead_to_each_section_and_the_end_leads_back():
    soup, links = seen(long_page(HEADINGS))
    assert [link.get_text() for link in links] == HEADINGS
    for link in links:
        target = soup.find(id=link["href"].removeprefix("#"))
        assert (target.name, target.get_text()) == ("h2", link.get_text())
    assert soup.select_one(".contents")["aria-label"] == "На тази страница"
    back = soup.select_one(".to-top a")
    assert soup.find(id=back["href"].removeprefix("#")).name == "main"
    assert soup.find_all("h2")[-1] in back.find_all_previous("h2")


def test_a_short_page_has_none():
    soup, links = seen(long_page(HEADINGS[:3]))
    assert not links and not soup.select(".to-top")


def test_in_english_they_are_english(django_capture_on_commit_callbacks):
    page = long_page(HEADINGS)
    translate(page, django_capture_on_commit_callbacks, title="Rules")
    soup, links = seen(english(page))
    assert soup.select_one(".contents")["aria-label"] == "On this page"
    assert len(links) == 4
    assert not set(HEADINGS) & {link.get_text() for link in links}
