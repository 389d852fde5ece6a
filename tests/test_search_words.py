"""What a reader finds: any form of a word, either script, foreign letters; and nothing that is not public."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, PageViewRestriction

from home.models import Organisation, StandardPage
from search import vocabulary
from search.analysis import MAX_WORDS, index_terms, matches, query_terms
from search.query import terms_looked_for
from search.spelling import suggest
from tests.public_pages import add, homes, locale, queries, snippet, titles, translate
from twinning.models import TwinCityIndexPage, TwinCityPage

__all__ = ["homes"]

TEXTS = {
    "Договори": "Тук са договорите между общините.",
    "Новини": "Хората от града се срещнаха; децата пяха. Градовете имат читалища и училища.",
    "Обучения": "Протоколи, меморандуми и отношения на делегациите.",
    "Шлеп": "Чешма, щука, жътва, ягода и Търговище.",
    "Отчет": "Разходите са от 2019г. по договор № РД-02-15/2018.",
}


@pytest.fixture
def pages(homes, db):
    """{title: page} of pages with one paragraph each, in Bulgarian, standing in for their translations."""
    vocabulary.forget()
    return {
        title: add(
            homes["bg"],
            StandardPage(
                title=title, slug=f"p{number}", lead="", body=[("paragraph", f"<p>{text}</p>")]
            ),
        )
        for number, (title, text) in enumerate(TEXTS.items())
    }


@pytest.fixture
def town(homes):
    """The partner town that has three names, in both languages, and a page that names it by one."""
    index = add(homes["bg"], TwinCityIndexPage(title="Побратими", slug="pobratimi"))
    translate(index, title="Twin towns", slug="twin-towns")
    page = add(
        index,
        TwinCityPage(
            title="Омол",
            slug="omol",
            endonym="Åmål",
            endonym_language="sv",
            country="SE",
            other_names="Амал, Omol",
        ),
    )
    translate(page, title="Åmål", slug="amal", other_names="Omol")
    visit = StandardPage(title="Гостуване", slug="gost", body=[("paragraph", "<p>В Омол.</p>")])
    add(homes["bg"], visit)
    return page


@pytest.mark.feature("S7")
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("договори", "Договори"),
        ("договорът", "Договори"),
        ("договор община", "Договори"),
        ("дете", "Новини"),
        ("детето", "Новини"),
        ("хора", "Новини"),
        ("град", "Новини"),
        ("ГРАДОВЕТЕ", "Новини"),
        ("читалище", "Новини"),
        ("училището", "Новини"),
        ("обучение", "Обучения"),
        ("протоколът", "Обучения"),
        ("отношение", "Обучения"),
        ("делегация", "Обучения"),
        ("2019", "Отчет"),
        ("2019 г.", "Отчет"),
        ("РД-02-15/2018", "Отчет"),
    ],
)
def test_any_form_of_a_word_finds_it(client, pages, query, title):
    assert title in titles(client, query)


@pytest.mark.feature("S8")
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("obshtina", "Договори"),
        ("dogovori", "Договори"),
        ("dogowor", "Договори"),
        ("grad", "Новини"),
        ("detsa", "Новини"),
        ("4italishte", "Новини"),
        ("u4ili6ta", "Новини"),
        ("4e6ma", "Шлеп"),
        ("cheshma", "Шлеп"),
        ("6tuka", "Шлеп"),
        ("shtuka", "Шлеп"),
        ("jytva", "Шлеп"),
        ("zhatva", "Шлеп"),
        ("qgoda", "Шлеп"),
        ("iagoda", "Шлеп"),
        ("Targovishte", "Шлеп"),
        ("Tyrgovi6te", "Шлеп"),
    ],
)
def test_latin_letters_find_bulgarian_words(client, pages, query, title):
    assert title in titles(client, query)


@pytest.mark.feature("S8")
@pytest.mark.parametrize("query", ["Омол", "Omol", "Amal", "Åmål", "ÅMÅL", "Амал", "Oмoл"])
def test_every_spelling_of_a_town_finds_the_same_pages(client, town, query):
    # The last one is typed with two Latin letters.
    found = titles(client, query)
    assert found[0] == "Омол"
    assert set(found) == {"Омол", "Гостуване"}
    assert titles(client, query, "en")[0] == "Åmål"


def test_short_names_of_an_organisation_find_one_another(client, pages, homes):
    names = {"name": "Съюз", "name_original": "Union", "acronym": "СЕКОП", "country": "BE"}
    snippet(Organisation, {"name": "Union", "acronym": "CECOP"}, **names)
    add(homes["bg"], StandardPage(title="Членство в СЕКОП", slug="secop"))
    assert titles(client, "cecop") == ["Членство в СЕКОП"]


def test_english_words_are_found_in_any_form(client, pages):
    page = pages["Новини"]
    body = [("paragraph", "<p>Children visited twinned municipalities and cities.</p>")]
    translate(page, title="News", slug="news", body=body)
    for query in ("child", "visits", "twinning", "municipality", "city"):
        assert titles(client, query, "en") == ["News"], query
    assert query_terms("city's") == query_terms("city")


def test_all_words_must_be_there_but_small_ones(client, pages):
    assert titles(client, "децата на града") == ["Новини"]
    assert titles(client, "децата договор") == []


def test_a_page_stands_above_those_that_only_mention_its_name(client, pages, homes):
    for number in range(3):
        body = [("paragraph", "<p>Договори, договори, договорите и пак договори.</p>")]
        add(homes["bg"], StandardPage(title=f"Текст {number}", slug=f"t{number}", body=body))
    assert titles(client, "договори")[0] == "Договори"


def test_each_language_finds_its_own_pages(client, pages):
    translate(pages["Договори"], title="Agreements", slug="agreements", body=[])
    assert titles(client, "agreement", "en") == ["Agreements"]
    assert titles(client, "agreement") == []
    assert "Договори" not in titles(client, "договор", "en")
    # Not translated yet: the stand-in speaks Bulgarian.
    assert titles(client, "чешма", "en") == ["Шлеп"]


def test_what_is_not_public_is_not_found(client, pages):
    pages["Новини"].unpublish()
    restriction = PageViewRestriction.LOGIN
    PageViewRestriction.objects.create(page=pages["Шлеп"], restriction_type=restriction)
    assert titles(client, "децата") == []
    assert titles(client, "чешма") == []


def test_a_changed_page_is_found_by_its_new_words_only(client, pages):
    page = pages["Шлеп"]
    page.body = [("paragraph", "<p>Водопад</p>")]
    page.save_revision().publish()
    assert titles(client, "водопади") == ["Шлеп"]
    assert titles(client, "чешма") == []
    call_command("update_index", verbosity=0)
    assert titles(client, "водопади") == ["Шлеп"]


# --- Whatever is typed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "AND OR NOT",
        "договор AND (",
        '"договор',
        "договор' OR 1=1 --",
        "договор:* & !град | <->",
        "договор\0град",
        "((((((((((",
        "🇧🇬 договор 🎉",
        "NEAR(договор, 2)",
        "title:договор",
        "д" * 10_240,
        "договор " * 1_300,
        "дого\u00adвор",
        "\ud83d договор",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "yyyyyyyyyyyyuuuuuuuuuuuuuujjjjjjjjjjjj",
        "ʼ՛՝",
        "Ⅷ ﬁ ½ ⁵",
        "İstanbul ẞ ŉ",
    ],
)
def test_no_query_breaks_the_search(client, pages, query):
    response = client.get("/bg/search/", {"q": query.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200
    assert BeautifulSoup(response.content, "html.parser").h1


def test_a_query_becomes_few_short_terms():
    alternatives = query_terms("yuaj 6t4q " * 500)
    assert len(alternatives) <= MAX_WORDS
    assert all(len(terms) < 60 for terms in alternatives)
    for text in ("a" * 10_000, "' \" \\ % * ( ) : & | ! <-> 'x", "\0\x1b\u202e"):
        assert all(re.fullmatch(r"[^\W_]{1,48}", term) for way in query_terms(text) for term in way)


@pytest.mark.feature("S12")
def test_the_words_found_are_known_by_their_stems(db):
    looked_for = terms_looked_for("договори obshtina")
    assert matches("Договорът", looked_for)
    assert matches("общините", looked_for)
    assert not matches("договаряне", looked_for)
    assert not matches("общежитие", looked_for)
    assert index_terms("Åmål")[0] in terms_looked_for("amal")


def test_a_longer_query_asks_the_database_no_more(client, pages):
    short = queries(client, "/bg/search/?q=договор")
    long = queries(client, "/bg/search/?q=договор+договори+договора+договорът+dogovor+dogovori")
    assert long <= short


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite's table of words is an index by itself"
)
def test_postgresql_has_an_index_of_titles_and_texts_together(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'search_title_and_body'")
        assert "(title || body)" in cursor.fetchone()[0]


@pytest.mark.parametrize(
    "address",
    ["/admin/pages/", "/admin/pages/search/", "/admin/images/", "/admin/documents/",
     "/admin/choose-page/search/"],
)  # fmt: skip
@pytest.mark.parametrize("query", ['а"б', "договор' (", "*", '"', "дого\0"])
def test_the_admin_searches_whatever_is_typed(admin_client, pages, address, query):
    assert admin_client.get(address, {"q": query}).status_code == 200


@pytest.mark.feature("S7")
@pytest.mark.parametrize("query", ["договорите", "дого", "dogovor", "dogo", '"договорът"'])
def test_the_editor_finds_pages_by_any_form_and_while_typing(admin_client, pages, query):
    response = admin_client.get("/admin/pages/search/", {"q": query})
    assert "Договори" in response.content.decode()


# --- "Did you mean" --------------------------------------------------------------------------------


@pytest.mark.feature("S9")
@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("договур", "договор"),
        ("читалща", "читалища"),
        ("меморандоми", "меморандуми"),
        ("Tagrovishte", "Търговище"),
        ("договор обшините", "договор общините"),
        ("договор", ""),
        ("ыъьэюя", ""),
        ("qwrtpsdf", ""),
        ("", ""),
        ("🎉", ""),
    ],
)
def test_a_slip_is_put_right(pages, query, better):
    bulgarian = locale("bg")
    public = Page.objects.live().public().filter(locale=bulgarian)
    assert suggest(query, public, bulgarian) == better


def test_nothing_is_suggested_that_finds_nothing(pages):
    bulgarian = locale("bg")
    public = Page.objects.live().public().filter(locale=bulgarian)
    assert suggest("чешмя", public, bulgarian) == "Чешма"
    pages["Шлеп"].unpublish()
    assert suggest("чешмя", public, bulgarian) == ""
