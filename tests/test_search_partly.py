"""When no page has all the words: pages with some of them, under words that promise no more."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from search import vocabulary
from search.models import SearchCount
from search.partly import MOST_WORDS, SHOWN
from tests.public_pages import add, homes, queries

__all__ = ["homes"]

TEXTS = {
    "Скуодас": "Градът е в Литва.",
    "Отчет": "Общината е направила отчет.",
    "Общината": "Община, град и хора.",
    "Гости": "Градът и хората.",
}


@pytest.fixture
def pages(homes, db):
    """{title: page} of short texts, and many more that hold one common word."""
    vocabulary.forget()
    texts = TEXTS | {f"Бележка {number}": "Общината." for number in range(SHOWN)}
    return {
        title: add(
            homes["bg"],
            StandardPage(title=title, slug=f"p{number}", body=[("paragraph", f"<p>{text}</p>")]),
        )
        for number, (title, text) in enumerate(texts.items())
    }


def asked(client, query, **choices):
    response = client.get("/bg/search/", {"q": query} | choices)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def some(page):
    return [tag.get_text().strip() for tag in page.select(".some-words .result__title")]


@pytest.mark.feature("S7")
def test_pages_with_some_of_the_words_are_shown_as_that(client, pages):
    page = asked(client, "какво е направила общината със Скуодас")
    found = some(page)
    assert set(found[:2]) == {"Скуодас", "Отчет"}
    assert len(found) == SHOWN
    assert "Гости" not in found
    # Neither counted nor numbered as results.
    assert not page.select(".results:not(.some-words .results)")
    assert page.select_one(".search-count").text.count("Скуодас") == 1
    assert page.select_one(".some-words h2").text
    assert page.select_one(".some-words mark").text


def test_the_reader_is_told_in_words(client, pages):
    home = pages["Гости"].get_parent().get_translations().get().specific
    add(home, StandardPage(title="Twinning", slug="twinning"))
    page = BeautifulSoup(client.get("/en/search/", {"q": "twinning zebra"}).content, "html.parser")
    assert "No page has all of these words" in page.select_one(".search-count").text
    assert page.select_one(".some-words h2").text == "These have some of them:"
    assert some(page) == ["Twinning"]


@pytest.mark.parametrize(
    "query", ["зебра", "град община хора", "община хзебра зебра", "скуодс литва"]
)
def test_what_is_found_or_put_right_or_has_one_word_gets_no_second_list(client, pages, query):
    page = asked(client, query)
    assert bool(some(page)) == (query == "община хзебра зебра")


def test_what_is_not_public_is_not_shown_and_the_search_counts_as_vain(client, pages):
    restriction = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=pages["Скуодас"], restriction_type=restriction)
    page = asked(client, "направила Скуодас", type="page")
    assert some(page) == ["Отчет"]
    client.get("/bg/search/", {"q": "направила Скуодас"}, headers={"User-Agent": "Mozilla/5.0"})
    assert SearchCount.objects.get().results == 0


def test_a_long_question_costs_few_queries(client, pages):
    one = queries(client, "/bg/search/?q=зебра")
    long = "+".join(
        ["община", "скуодас", "град", "литва", "хора", "отчет", "направила", "зебра"] * 3
    )
    assert queries(client, f"/bg/search/?q={long}") <= one + MOST_WORDS + 16
