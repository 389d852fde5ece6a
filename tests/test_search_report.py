"""The counts of searches: what is kept, what never is, and the editors' report."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from home.models import StandardPage
from search import log
from search.management.commands.forget_searches import months_before
from search.models import SearchCount
from tests.helpers_translation import person
from tests.public_pages import add, homes

__all__ = ["homes"]
PERSON = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def reader(client, homes):
    add(homes["bg"], StandardPage(title="Библиотека", slug="biblioteka"))
    client.defaults["HTTP_USER_AGENT"] = PERSON
    return client


def search(client, query, language="bg", **parameters):
    return client.get(f"/{language}/search/", {"q": query} | parameters)


def kept():
    return list(SearchCount.objects.values_list("language", "words", "searches", "results"))


@pytest.mark.feature("S11")
def test_searches_for_the_same_words_are_one_row_a_day(reader):
    for query in ("библиотека", " Библиотека ", "„БИБЛИОТЕКА“!"):
        search(reader, query)
    search(reader, "басейн")
    assert kept() == [("bg", "библиотека", 3, 1), ("bg", "басейн", 1, 0)]
    assert {field.name for field in SearchCount._meta.fields} == {
        "id", "day", "language", "words", "searches", "results",
    }  # fmt: skip


@pytest.mark.feature("S11", "V6")
@pytest.mark.parametrize(
    "query",
    [
        "ivan.petrov@example.org",
        "8001010000",
        "ЕГН 80 01 01 00 00",
        "+359 88 812 34 56",
        "0848/72-020-1",
        "роден 30.11.1980",
        "дума " * 40,
        "х",
        "???",
    ],
)
def test_what_may_tell_of_a_person_is_not_kept(reader, query):
    assert search(reader, query).status_code == 200
    assert not SearchCount.objects.exists()


@pytest.mark.feature("S11")
def test_years_and_numbers_of_decisions_are_kept(reader):
    search(reader, "решение 123 от 2014")
    assert kept() == [("bg", "решение 123 от 2014", 1, 0)]


@pytest.mark.feature("S11")
def test_only_the_search_of_a_person_is_counted(reader):
    search(reader, "библиотека", page=2)
    search(reader, "библиотека", type="page")
    reader.head("/bg/search/", {"q": "библиотека"})
    for robot in (
        "Googlebot/2.1",
        "curl/8.5",
        "",
        "bingbot",
        "Mozilla/5.0 (compatible; AhrefsBot/7)",
    ):
        reader.get("/bg/search/", {"q": "библиотека"}, headers={"user-agent": robot})
    assert not SearchCount.objects.exists()
    telephone = "Mozilla/5.0 (Linux; Android 11; CUBOT X30) AppleWebKit/537.36"
    reader.get("/bg/search/", {"q": "библиотека"}, headers={"user-agent": telephone})
    assert SearchCount.objects.count() == 1


@pytest.mark.feature("S11")
def test_a_count_that_fails_does_not_break_the_search(reader, monkeypatch, caplog):
    monkeypatch.setattr(log, "UPSERT", "INSERT INTO {table} (nothing) VALUES (%s, %s, %s, %s)")
    assert "Библиотека" in search(reader, "библиотека").content.decode()
    assert "was not counted" in caplog.text
    # The transaction around goes on.
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@pytest.mark.feature("S11")
def test_counts_are_forgotten_after_a_year():
    day = datetime.date(2024, 2, 29)
    assert months_before(day, 12) == datetime.date(2023, 2, 28)
    assert months_before(datetime.date(2024, 1, 31), 2) == datetime.date(2023, 11, 30)


@pytest.mark.feature("S11")
def test_the_command_deletes_what_is_older(db):
    today = timezone.localdate()
    for days in (0, 300, 370, 800):
        day = today - datetime.timedelta(days=days)
        SearchCount.objects.create(day=day, language="bg", words=f"дума {days}")
    call_command("forget_searches", verbosity=0)
    assert {row.words for row in SearchCount.objects.all()} == {"дума 0", "дума 300"}


# --- The report ------------------------------------------------------------------------------------


@pytest.fixture
def counts(db):
    today = timezone.localdate()
    for words, language, days, searches, results in [
        ("басейн", "bg", 0, 2, 0),
        ("басейн", "bg", 5, 3, 0),
        ("библиотека", "bg", 0, 9, 4),
        ("swimming", "en", 0, 1, 0),
        ("стадион", "bg", 200, 8, 0),
        # Found since an editor wrote a page for it.
        ("поща", "bg", 5, 4, 0),
        ("поща", "bg", 1, 1, 2),
    ]:
        day = today - datetime.timedelta(days=days)
        SearchCount.objects.create(
            day=day, language=language, words=words, searches=searches, results=results
        )


@pytest.fixture
def editor(client, homes):
    rights = ["view_searchcount", "add_synonymgroup", "add_promotion"]
    client.force_login(person("editor", rights=rights))
    return client


def rows(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("td")][:4]
        for row in page.select("table.listing tbody tr")
    ]


@pytest.mark.feature("S11")
def test_what_found_nothing_comes_first_added_up_over_the_days(editor, counts):
    found = rows(editor.get(reverse("searches_report")))
    assert [row[0] for row in found] == ["стадион", "басейн", "swimming", "библиотека", "поща"]
    assert found[1][2:] == ["0", "5"]
    assert found[4][2:] == ["2", "5"]


@pytest.mark.feature("S11")
@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"language": "en"}, {"swimming"}),
        ({"period": "30"}, {"басейн", "swimming", "библиотека", "поща"}),
        ({"found": "no"}, {"стадион", "басейн", "swimming"}),
        ({"found": "yes", "period": "7"}, {"библиотека", "поща"}),
    ],
)
def test_the_report_is_narrowed(editor, counts, choice, words):
    found = rows(editor.get(reverse("searches_report"), choice))
    assert {row[0] for row in found} == words


@pytest.mark.feature("S11")
def test_the_buttons_bring_the_words_along(editor, counts):
    page = BeautifulSoup(editor.get(reverse("searches_report")).content, "html.parser")
    row = next(row for row in page.select("tbody tr") if "басейн" in row.text)
    addresses = [link["href"] for link in row.select("a.button")]
    assert len(addresses) == 2
    for address, field in zip(addresses, ("entries", "phrases"), strict=True):
        form = BeautifulSoup(editor.get(address).content, "html.parser")
        assert form.find("textarea", {"name": field}).text.strip() == "басейн"
        assert form.select_one('select[name="language"] option[selected]')["value"] == "bg"


@pytest.mark.feature("S11")
def test_the_report_is_a_table_for_a_spreadsheet(editor, counts):
    response = editor.get(reverse("searches_report"), {"export": "csv", "found": "no"})
    text = b"".join(response.streaming_content).decode()
    found = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in found[1:]] == ["стадион", "басейн", "swimming"]
    assert len(found[0]) == 5


@pytest.mark.feature("S11")
def test_the_report_is_for_those_who_may_see_it(client, homes, counts):
    client.force_login(person("translator"))
    assert client.get(reverse("searches_report")).status_code == 302
    assert reverse("searches_report") not in client.get("/admin/").content.decode()


def test_the_report_is_among_the_reports(editor):
    assert reverse("searches_report") in editor.get("/admin/").content.decode()
