"""News, events, the calendar and the feeds as readers meet them."""

import datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from home.models import Organisation
from news.models import (
    EventIndexPage,
    EventOrganiser,
    EventPage,
    EventRecord,
    NewsIndexPage,
    NewsPage,
    NewsRecord,
)
from tests.public_pages import add, homes, queries, snippet, stand_in, term, translate

pytestmark = pytest.mark.django_db
__all__ = ["homes"]


@pytest.fixture
def news_index(homes):
    return add(homes["bg"], NewsIndexPage(title="Новини", slug="novini"))


@pytest.fixture
def events(homes):
    return add(homes["bg"], EventIndexPage(title="Събития", slug="sabitia"))


def news(parent, number=1, children=(), **fields):
    values = {"title": f"Новина {number}", "slug": f"novina-{number}", "date": f"2024-0{number}-01"}
    return add(parent, NewsPage(**values | fields), children)


def event(parent, number=1, days=10, children=(), **fields):
    values = {
        "title": f"Събитие {number}",
        "slug": f"sabitie-{number}",
        "start": timezone.now() + datetime.timedelta(days=days),
    }
    return add(parent, EventPage(**values | fields), children)


def soup(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").replace("\xa0", " ").split())


def titles(page):
    return [text(tag) for tag in page.select(".card__title")]


# --- News ------------------------------------------------------------------------------------------


@pytest.mark.feature("N1", "N2", "N12", "N13")
def test_a_news_item_tells_its_day_category_and_source(client, news_index):
    category = term("news_category", "projects", "проекти", "projects")
    page = news(
        news_index,
        lead="Кратко.",
        source_name="Кооперативен клъстер",
        source_url="https://example.org/",
        source_language="en",
    )
    page.categories.set([category])
    page.save()
    shown = soup(client, "/bg/novini/novina-1/")
    assert len(shown.find_all("h1")) == 1
    assert shown.find("time", datetime="2024-01-01").text == "1 януари 2024\xa0г."
    assert shown.find("a", href="/bg/novini/?category=projects").text == "проекти"
    assert shown.find("a", href="https://example.org/")["hreflang"] == "en"
    assert "английски" in text(shown.main)


@pytest.mark.feature("N3", "N15", "S6", "S16")
def test_the_list_puts_pinned_items_first_and_narrows_by_year_and_category(client, news_index):
    today = timezone.localdate()
    category = term("news_category", "projects", "проекти")
    news(news_index, 1, date="2019-07", pin_until=today)
    news(news_index, 2, date="2020-01-01", pin_until=today - datetime.timedelta(days=1))
    last = news(news_index, 3, date="2022")
    last.categories.set([category])
    last.save()
    page = soup(client, "/bg/novini/")
    assert titles(page) == ["Новина 1", "Новина 3", "Новина 2"]
    assert titles(soup(client, "/bg/novini/?year=2020")) == ["Новина 2"]
    assert titles(soup(client, "/bg/novini/?category=projects")) == ["Новина 3"]
    assert len(titles(soup(client, "/bg/novini/?year=1900&category=' OR 1"))) == 3
    link = page.select_one('.filters a[href="/bg/novini/?year=2022"]')
    assert text(link.parent).endswith("1")
    assert soup(client, "/bg/novini/?year=2020").find(
        "meta", {"name": "robots", "content": "noindex"}
    )
    assert not page.find("meta", {"name": "robots"})


def test_a_long_list_is_read_page_by_page(client, news_index):
    for number in range(1, 10):
        news(news_index, number)
        news(news_index, number, slug=f"second-{number}")
    assert len(titles(soup(client, "/bg/novini/"))) == 12
    assert len(titles(soup(client, "/bg/novini/?page=2"))) == 6
    assert len(titles(soup(client, "/bg/novini/?page=x"))) == 12


@pytest.mark.feature("N14")
def test_previous_and_next_stay_in_the_section_and_the_language(client, homes, news_index):
    english = translate(news_index, title="News", slug="news")
    assert english
    pages = [news(news_index, number) for number in (1, 2, 3, 4)]
    translate(pages[0], title="News 1", slug="n1")
    stand_in(pages[1])
    translate(pages[2], title="News 3", slug="n3")
    bulgarian = soup(client, "/bg/novini/novina-2/")
    assert bulgarian.select_one("[rel=prev]")["href"] == "/bg/novini/novina-1/"
    assert bulgarian.select_one("[rel=next]")["href"] == "/bg/novini/novina-3/"
    page = soup(client, "/en/news/n3/")
    assert page.select_one("[rel=prev]")["href"] == "/en/news/n1/"
    assert not page.select_one("[rel=next]")


@pytest.mark.feature("N11", "S14")
def test_records_are_linked_both_ways(client, news_index, events):
    first = news(news_index, 1)
    event(events, 1, children={"related_records": [EventRecord(record=first)]})
    news(news_index, 2, {"related_records": [NewsRecord(record=first)]})
    page = soup(client, "/bg/novini/novina-1/")
    assert page.find("a", href="/bg/sabitia/sabitie-1/")
    assert page.find("a", href="/bg/novini/novina-2/")
    assert soup(client, "/bg/sabitia/sabitie-1/").find("a", href="/bg/novini/novina-1/")


def test_the_queries_of_news_do_not_grow(client, news_index):
    translate(news_index, title="News", slug="news")
    category = term("news_category", "projects", "проекти", "projects")

    def fill(numbers):
        for number in numbers:
            page = news(news_index, number)
            page.categories.set([category])
            page.save()
            translate(page)

    fill([1, 2])
    small = [queries(client, path) for path in ("/en/news/", "/en/news/novina-2/")]
    fill([3, 4, 5, 6])
    large = [queries(client, path) for path in ("/en/news/", "/en/news/novina-2/")]
    # The second item has a next one now: a row more, in the same query.
    assert small == large
    assert max(large) <= 20


# --- Events ----------------------------------------------------------------------------------------


@pytest.mark.feature("N4", "N7", "N8", "N10")
def test_an_event_tells_when_where_and_how_to_take_part(client, events):
    host = snippet(
        Organisation, name="Община", name_original="Община", original_language="bg", country="BG"
    )
    start = datetime.datetime(2027, 4, 15, 7, 0, tzinfo=datetime.UTC)
    event(
        events,
        start=start,
        end=start + datetime.timedelta(hours=6, minutes=30),
        venue="Кубрат, залата",
        format="hybrid",
        online_url="https://example.org/join",
        registration_url="https://example.org/register",
        deadline=datetime.date(2027, 4, 1),
        amount=Decimal(0),
        capacity=60,
        step_free=True,
        children={"organisers": [EventOrganiser(organisation=host)]},
    )
    page = soup(client, "/bg/sabitia/sabitie-1/")
    shown = text(page.main)
    assert page.find("time", datetime="2027-04-15T10:00+03:00")
    assert "четвъртък, 15 април 2027 г., 10:00–16:30" in shown
    for fact in ("Кубрат, залата", "60", "Община", "1 април 2027 г."):
        assert fact in shown, fact
    assert page.find("a", href="https://example.org/register")
    assert page.find("a", href="https://example.org/join")


def test_an_event_elsewhere_is_told_in_the_time_of_its_place(client, events):
    start = datetime.datetime(2027, 7, 4, 8, 0, tzinfo=datetime.UTC)
    event(events, start=start, time_zone="Europe/Brussels")
    page = soup(client, "/bg/sabitia/sabitie-1/")
    assert page.find("time", datetime="2027-07-04T10:00+02:00")
    assert "Брюксел" in text(page.main)


@pytest.mark.feature("N9")
def test_past_events_leave_the_list_and_say_so(client, events):
    event(events, 1, days=3)
    event(events, 2, days=1)
    event(events, 3, start=datetime.datetime(2019, 7, 4, 7, tzinfo=datetime.UTC))
    event(events, 4, start=datetime.datetime(2018, 7, 4, 7, tzinfo=datetime.UTC))
    page = soup(client, "/bg/sabitia/")
    coming, past = page.select("main section")
    assert [text(tag) for tag in coming.select(".agenda__title")] == ["Събитие 2", "Събитие 1"]
    assert [text(tag) for tag in past.select(".agenda__title")] == ["Събитие 3", "Събитие 4"]
    narrowed = soup(client, "/bg/sabitia/?year=2018").select("main section")[1]
    assert [text(tag) for tag in narrowed.select(".agenda__title")] == ["Събитие 4"]
    notice = soup(client, "/bg/sabitia/sabitie-3/").select_one(".notices .notice")
    assert "4 юли 2019 г." in text(notice)
    assert not soup(client, "/bg/sabitia/sabitie-1/").select(".notices .notice")


def test_a_cancelled_event_says_so(client, events):
    event(events, 1, state="cancelled", registration_url="https://example.org/register")
    page = soup(client, "/bg/sabitia/sabitie-1/")
    assert page.select(".notices .notice")
    assert not page.find("a", href="https://example.org/register")
    assert soup(client, "/bg/sabitia/").select_one(".agenda__state")


@pytest.mark.feature("N5")
def test_a_yearly_event_is_not_over(client, events):
    event(
        events,
        1,
        start=datetime.datetime(2019, 5, 8, 21, tzinfo=datetime.UTC),
        all_day=True,
        recurrence="FREQ=YEARLY",
    )
    section = soup(client, "/bg/sabitia/").select("main section")[0]
    assert section.select_one(".agenda__title")
    assert not section.find("time", datetime="2019-05-09")


def test_the_queries_of_the_calendar_do_not_grow(client, events):
    for number in (1, 2):
        event(events, number, days=number)
        event(events, number, days=-number - 1, slug=f"past-{number}")
    small = [queries(client, path) for path in ("/bg/sabitia/", "/bg/sabitia/sabitie-1/")]
    for number in (3, 4, 5, 6):
        event(events, number, days=number)
        event(events, number, days=-number - 1, slug=f"past-{number}")
    large = [queries(client, path) for path in ("/bg/sabitia/", "/bg/sabitia/sabitie-1/")]
    assert small == large
    assert max(large) <= 20


# --- Feeds and the front page ----------------------------------------------------------------------


@pytest.mark.feature("O5")
def test_the_feeds_speak_one_language_each(client, homes, news_index, events):
    translate(news_index, title="News", slug="news")
    first, second = news(news_index, 1, lead="Кратко & ясно"), news(news_index, 2)
    translate(first, title="In English", slug="n1")
    stand_in(second)
    event(events, 1)
    event(events, 2, days=-5)
    channel = ElementTree.fromstring(client.get("/bg/feeds/news/").content)[0]
    assert [item.findtext("title") for item in channel.iter("item")] == ["Новина 2", "Новина 1"]
    assert channel.findtext("language") == "bg"
    english = ElementTree.fromstring(client.get("/en/feeds/news/").content)[0]
    assert [item.findtext("title") for item in english.iter("item")] == ["In English"]
    assert english.find("item").findtext("link") == "http://testserver/en/news/n1/"
    agenda = ElementTree.fromstring(client.get("/bg/feeds/events/").content)[0]
    assert len(list(agenda.iter("item"))) == 1
    assert client.get("/bg/feeds/projects/").status_code == 200
    announced = soup(client, "/bg/").find_all("link", type="application/rss+xml")
    assert "/bg/feeds/news/" in [link["href"] for link in announced]


def test_the_front_page_shows_what_comes_and_what_is_new(client, homes, news_index, events):
    news(news_index, 1)
    event(events, 1)
    event(events, 2, days=-5)
    page = soup(client, "/bg/")
    assert page.find("a", href="/bg/novini/novina-1/")
    assert page.find("a", href="/bg/sabitia/sabitie-1/")
    assert not page.find("a", href="/bg/sabitia/sabitie-2/")


def test_the_english_front_page_marks_what_is_bulgarian(client, homes, events):
    translate(events, title="Events", slug="events")
    stand_in(event(events, 1, venue="Кубрат"))
    page = soup(client, "/en/")
    title = page.find("a", string="Събитие 1")
    assert title["lang"] == "bg"
    assert page.find("span", lang="bg", string="Кубрат")


def test_links_in_a_text_lead_to_the_readers_language_in_one_query(
    client, homes, news_index, django_assert_num_queries
):
    from django.utils.translation import override
    from wagtail.rich_text import expand_db_html

    translate(news_index, title="News", slug="news")
    first, second = news(news_index, 1), news(news_index, 2)
    english = translate(first, title="News 1", slug="n1")
    stand_in(second)
    html = "".join(f'<a linktype="page" id="{pk}">x</a>' for pk in (first.pk, second.pk, 999_999))
    with override("en"):
        expand_db_html(html)
        with django_assert_num_queries(1):
            shown = expand_db_html(html)
    assert shown == (f'<a href="{english.url}">x</a><a href="/en/news/novina-2/">x</a><a>x</a>')
    with override("bg"):
        assert '<a href="/bg/novini/novina-1/">' in expand_db_html(html)


@pytest.mark.feature("G38")
def test_pictures_and_albums_in_a_text_are_looked_up_together(client, homes, news_index):
    import random

    from media.models import AlbumPage, AlbumPhoto, GalleryIndexPage
    from pobratim.generate.pictures import pictures

    gallery = add(homes["bg"], GalleryIndexPage(title="Албуми", slug="albumi"))
    images = pictures(6, random.Random(1))
    albums = [
        add(
            gallery,
            AlbumPage(title=f"Албум {number}", slug=f"album-{number}"),
            {"photos": [AlbumPhoto(image=images[number], alt="Снимка")]},
        )
        for number in (0, 1, 2)
    ]

    def body(count):
        shown = [("image", {"image": image, "caption": ""}) for image in images[:count]]
        return shown + [("album", {"album": album}) for album in albums[:count]]

    news(news_index, 1, body=body(1))
    news(news_index, 2, body=body(3))
    page = soup(client, "/bg/novini/novina-2/")
    assert len(page.select(".body figure img")) == 3
    assert len(page.select(".body .card img")) == 3
    assert "1" in text(page.select_one(".body .card__meta"))
    assert queries(client, "/bg/novini/novina-1/") == queries(client, "/bg/novini/novina-2/")
