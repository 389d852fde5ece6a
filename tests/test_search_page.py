"""The search as readers meet it, whatever they write; and the page for addresses without a page."""

import pytest
from bs4 import BeautifulSoup

from home.models import StandardPage
from search.excerpts import Highlighter, excerpt, marked
from tests.public_pages import add, homes, queries, stand_in, translate

__all__ = ["homes"]


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def pages(homes, db):
    """Three pages of text; the first is translated, the second stands in for its translation."""
    body = "<p>Градът дружи с <b>Омол</b> от 2000 година & не спира.</p>"
    first = add(
        homes["bg"],
        StandardPage(title="За нас", slug="za-nas", lead="Кои сме", body=[("paragraph", body)]),
    )
    second = add(homes["bg"], StandardPage(title="Омол отблизо", slug="omol"))
    third = add(first, StandardPage(title="Контакти", slug="kontakti"))
    translate(first, title="About us", slug="about-us", lead="Who we are")
    stand_in(second)
    return first, second, third


@pytest.mark.feature("S12")
def test_results_are_counted_named_and_marked(client, pages):
    page = soup(client.get("/bg/search/", {"q": "омол"}))
    assert "2" in page.select_one(".search-count").text
    assert {tag.text for tag in page.select(".result__title")} == {"За нас", "Омол отблизо"}
    assert page.select_one(".result__text mark").text == "Омол"
    assert page.select_one(".result__kind").text
    assert page.find("meta", {"name": "robots", "content": "noindex"})
    assert page.find("input", id="search-page")["value"] == "омол"


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "\0",
        "а\0б",
        "'",
        '"',
        '"омол',
        "омол OR",
        "NOT омол",
        "NEAR(омол, 2)",
        "омол AND (",
        "title:омол",
        "* ^ - + ~ { } [ ] ( ) ! : \\",
        "омол*",
        "🇧🇬 🎉 👩‍👩‍👧",
        "%ED%A0%80",
        "<script>alert(1)</script>",
        "'; DROP TABLE wagtailcore_page; --",
        "ж" * 10_240,
        "омол " * 2_048,
        "а-б_в’г",
        "\u202eобратно",
        "\r\nSet-Cookie: a=b",
    ],
)
def test_no_query_breaks_the_page(client, pages, query):
    response = client.get("/bg/search/", {"q": query})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content
    assert len(response.content) < 60_000


@pytest.mark.parametrize("raw", ["q=%ED%A0%80", "q=%ff%fe", "q=a&q=b", "q[]=a", "page=9999&q=омол"])
def test_no_address_breaks_the_page(client, pages, raw):
    assert client.get(f"/bg/search/?{raw}").status_code == 200


def test_each_language_searches_its_own_pages(client, pages):
    page = soup(client.get("/en/search/", {"q": "about"}))
    assert [tag.text for tag in page.select(".result__title")] == ["About us"]
    page = soup(client.get("/en/search/", {"q": "отблизо"}))
    assert page.select_one(".result__title a")["lang"] == "bg"


def test_nothing_found_says_so_and_helps(client, pages):
    page = soup(client.get("/bg/search/", {"q": "няматакова"}))
    assert not page.select(".result")
    assert page.select(".search-tips li")
    assert page.select_one(".list-links a")


def test_an_excerpt_shows_the_words_and_escapes_the_rest(db):
    found = Highlighter("град")
    text = "Въведение. " * 30 + "Тук градът <b> дружи. " + "Край. " * 50
    shown = excerpt(text, found)
    assert "<mark>градът</mark> &lt;b&gt;" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 300
    assert marked("Град & село", found) == "<mark>Град</mark> &amp; село"
    assert excerpt("", Highlighter()) == ""


def test_the_queries_of_a_search_do_not_grow(client, homes, pages):
    small = queries(client, "/bg/search/?q=омол")
    for number in range(8):
        add(homes["bg"], StandardPage(title=f"Омол {number}", slug=f"omol-{number}"))
    assert queries(client, "/bg/search/?q=омол") == small
    assert small <= 20


# --- An address without a page ---------------------------------------------------------------------


@pytest.mark.feature("S19")
@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/bg/za-nas/niama-takava/oshte/", "/bg/za-nas/"),
        ("/bg/niama/", "/bg/"),
        # The address of another language's tree.
        ("/en/za-nas/", "/en/about-us/"),
        ("/bg/about-us/", "/bg/za-nas/"),
    ],
)
def test_the_nearest_page_is_offered(client, pages, address, nearest):
    response = client.get(address)
    assert response.status_code == 404
    page = soup(response)
    assert len(page.find_all("h1")) == 1
    assert page.select_one("main .empty a")["href"] == nearest
    assert page.find("input", id="search-404")


def test_what_exists_only_in_another_language_is_offered_there(client, homes, pages):
    english = StandardPage.objects.filter(translation_key=pages[2].translation_key)
    english.exclude(pk=pages[2].pk).update(live=False)
    page = soup(client.get("/en/za-nas/kontakti/"))
    link = page.select_one("main .empty a")
    assert link["href"] == "/bg/za-nas/kontakti/"
    assert link["hreflang"] == "bg"


def test_a_private_page_is_not_betrayed(client, pages):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=pages[0], restriction_type=PageViewRestriction.LOGIN)
    page = soup(client.get("/bg/za-nas/niama/"))
    assert page.select_one("main .empty a")["href"] == "/bg/"
    results = soup(client.get("/bg/search/", {"q": "контакти нас"}))
    assert not results.select(".result")


@pytest.mark.parametrize(
    "address", ["/bg/" + "а/" * 3000, "/bg/%00/", "/xx/", "/bg/%F0%9F/", "/bg/<b>/"]
)
def test_no_address_breaks_the_page_for_missing_pages(client, pages, address):
    assert client.get(address).status_code in (404, 302)
