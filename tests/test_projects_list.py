"""The list of projects: filters in the address, what the EU paid, open data, the feed."""

import csv
import io
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import gettext, override

from home.models import Organisation
from projects.models import Contribution, ProjectIndexPage, ProjectPage, ProjectPartner, Reference
from tests.public_pages import add, homes, programme, queries, snippet, stand_in, term, translate

pytestmark = pytest.mark.django_db
__all__ = ["homes"]


@pytest.fixture
def index(homes):
    return add(homes["bg"], ProjectIndexPage(title="Проекти", slug="proekti"))


def organisation(name, country):
    return snippet(
        Organisation, {"name": f"{name} EN"}, name=name, name_original=name, country=country
    )


def project(index, number, **fields):
    values = {
        "title": f"Проект {number}",
        "slug": f"proekt-{number}",
        "start": "2012",
        "end": "2013",
    }
    children = fields.pop("children", {})
    return add(index, ProjectPage(**values | fields), children)


def eu(amount, **fields):
    return Contribution(kind="eu", amount=Decimal(amount), **fields)


def soup(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text(tag):
    return " ".join(tag.get_text(" ").replace("\xa0", " ").split())


def titles(page):
    return [text(tag) for tag in page.select(".card__title")]


@pytest.fixture
def three(index):
    """Two projects of EU programmes, of which one does not tell its money, and one of our own."""
    theme = term("theme", "social", "социална икономика", "social economy")
    first = project(
        index,
        1,
        programme=programme("interreg", name="Интеррег", period_from=2021, period_to=2027),
        start="2023-03-01",
        end="2027-05-31",
        amount=Decimal(1000),
        our_role="partner",
        children={
            "contributions": [eu(800), Contribution(kind="own", amount=Decimal(200))],
            "partners": [ProjectPartner(organisation=organisation("Призма", "SI"), role="lead")],
            "references": [Reference(scheme="contract", value="VS/1")],
        },
    )
    first.themes.set([theme])
    first.save()
    second = project(
        index,
        2,
        programme=programme("comenius", name="Коменски"),
        our_role="lead",
        children={"partners": [ProjectPartner(organisation=organisation("Скуодас", "LT"))]},
    )
    third = project(index, 3, start="2000", end="2001", our_role="lead")
    return first, second, third


@pytest.mark.feature("P19", "S6", "S16", "S3")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 2, 3]),
        ("?programme=interreg", [1]),
        ("?period=2007–2013", [2]),
        ("?country=LT", [2]),
        ("?theme=social", [1]),
        ("?status=running", [1]),
        ("?role=lead", [2, 3]),
        ("?role=lead&year=2001", [3]),
        ("?year=2026", [1]),
        ("?year=9999&country=XX&status=<b>", [1, 2, 3]),
    ],
)
def test_the_list_narrows_by_links(client, three, query, found):
    page = soup(client, f"/bg/proekti/{query}")
    assert titles(page) == [f"Проект {number}" for number in found]
    total = text(page.select_one(".filters__total"))
    assert str(len(found)) in total


def test_each_choice_says_how_many_it_would_leave(client, three):
    page = soup(client, "/bg/proekti/?role=lead")
    link = page.select_one('.filters a[href="/bg/proekti/?role=lead&year=2001"]')
    assert text(link.parent).endswith("1")
    # Nothing of that country would be left.
    assert not page.select_one('.filters a[href*="country=SI"]')
    assert page.find("meta", {"name": "robots", "content": "noindex"})


@pytest.mark.feature("P5", "T14")
def test_what_the_union_paid_is_a_lower_bound_when_a_sum_is_missing(client, three):
    page = soup(client, "/bg/proekti/")
    total = text(page.select_one(".sums b"))
    # „над 800 €“
    assert total != "800 €"
    assert total.endswith(" 800 €")
    assert "1" in text(page.select_one(".sums span"))
    only = text(soup(client, "/bg/proekti/?programme=interreg").select_one(".sums b"))
    assert only == "800 €"
    # A number of countries by itself says too little.
    assert not soup(client, "/bg/proekti/?programme=comenius").select(".sums b")


@pytest.mark.feature("P5", "T14")
def test_sums_are_of_the_projects_in_which_we_take_part(client, homes, three):
    index = three[0].get_parent().specific
    partner = ProjectPartner(organisation=organisation("Чужди", "FR"))
    children = {"contributions": [eu(5_000_000)], "partners": [partner]}
    project(index, 4, start="2024", end="2025", our_role="none", children=children)
    page = soup(client, "/bg/proekti/")
    assert text(page.select_one(".sums b")).endswith(" 800 €")
    assert [text(tag) for tag in page.select(".sums b")][1] == "2"
    with override("bg"):
        said = gettext("; without the projects in which our municipality takes no part")
        mark = gettext("our municipality takes no part")
    assert said in text(page.select_one(".sums"))
    assert [mark in text(card) for card in page.select(".card")] == [True, False, False, False]
    alone = soup(client, "/bg/proekti/?role=none")
    assert titles(alone) == ["Проект 4"]
    assert "€" not in " ".join(text(tag) for tag in alone.select(".sums"))


def test_the_card_shows_who_paid(client, three):
    card = soup(client, "/bg/proekti/?programme=interreg").select_one(".card")
    assert [bar["width"] for bar in card.select("rect")] == ["800.0", "200.0"]
    assert "80%" in text(card)


def test_an_empty_list_says_what_to_do(client, index):
    assert soup(client, "/bg/proekti/").select_one(".empty")


def lines_of(response, delimiter):
    """The rows of a CSV file as dicts, in the order of its header."""
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


@pytest.mark.feature("P22", "O7")
def test_the_list_is_open_data(client, three):
    data = client.get("/bg/proekti/?format=json").json()["projects"]
    assert [row["title"] for row in data] == ["Проект 1", "Проект 2", "Проект 3"]
    first = data[0]
    assert (first["total_eur"], first["eu_contribution"]) == ("1000.00", "800.00")
    assert (first["eu_rate"], first["months"]) == (0.8, 51)
    assert (first["status"], first["our_role"]) == ("running", "partner")
    assert first["total_is_lower_bound"] is False
    assert (first["references"], first["countries"]) == ("VS/1", "SI")


@pytest.mark.feature("P22", "O7")
def test_a_bulgarian_spreadsheet_opens_the_list_in_bulgarian(client, three):
    [row] = lines_of(client.get("/bg/proekti/?format=csv&programme=interreg"), ";")
    assert row["Заглавие"] == "Проект 1"
    assert row["Програма"] == "Интеррег"
    assert row["Общ бюджет"] == "1000,00"
    assert row["Водещ партньор"] == "Призма"
    assert row["Държави"] == "Словения"
    assert row["Нашата роля"] == "партньор"
    assert row["Език"] == "български"
    with override("bg"):
        assert row["Състояние"] == gettext("running")
        assert row[gettext("Share of the EU")] == "0,8"
        assert row[gettext("At least this much")] == gettext("no")
        assert not {"running", "partner", "False"} & set(row.values())


@pytest.mark.feature("P22", "O7")
def test_the_english_file_speaks_english(client, index, three):
    translate(index, title="Projects", slug="projects")
    translate(three[0], title="Project 1", slug="p1")
    [row] = lines_of(client.get("/en/projects/?format=csv&programme=interreg"), ",")
    assert row["Title"] == "Project 1"
    assert row["Total budget, euro"] == "1000.00"
    assert row["From the EU"] == "800.00"
    assert row["Share of the EU"] == "0.8"
    assert row["Months"] == "51"
    assert (row["Status"], row["At least this much"]) == ("running", "no")
    assert (row["Countries"], row["Reference numbers"]) == ("Slovenia", "VS/1")


def test_a_title_is_no_formula_in_a_spreadsheet(client, index):
    project(index, 1, title="=1+1")
    assert "'=1+1" in client.get("/bg/proekti/?format=csv").content.decode()


def test_the_english_list_names_everything_in_english(client, index, three):
    translate(index, title="Projects", slug="projects")
    translate(three[0], title="Project 1", slug="p1")
    for page in three[1:]:
        stand_in(page)
    page = soup(client, "/en/projects/")
    assert titles(page) == ["Project 1", "Проект 2", "Проект 3"]
    assert [tag.a.get("lang") for tag in page.select(".card__title")] == [None, "bg", "bg"]
    shown = text(page.select_one(".filters"))
    assert "social economy" in shown or "Lithuania" in shown
    assert "Литва" not in shown


def test_the_queries_of_the_list_do_not_grow(client, index, three):
    small = queries(client, "/bg/proekti/")
    csv_small = queries(client, "/bg/proekti/?format=csv")
    for number in range(4, 12):
        project(
            index,
            number,
            amount=Decimal(10),
            children={
                "contributions": [eu(5)],
                "partners": [ProjectPartner(organisation=organisation(f"O{number}", "IT"))],
            },
        )
    assert queries(client, "/bg/proekti/") == small
    assert queries(client, "/bg/proekti/?format=csv") == csv_small
    assert small <= 20


@pytest.mark.feature("O5")
def test_the_feed_of_projects(client, three):
    response = client.get("/bg/feeds/projects/")
    assert response.status_code == 200
    assert response.content.count(b"<item>") == 3


@pytest.mark.parametrize(
    ("fund", "parts"), [("ERDF", ["ERDF"]), ("ERDF, ESF+ and IPA III", ["ERDF", "ESF+", "IPA"])]
)
def test_the_fund_is_called_as_in_the_readers_language(client, index, fund, parts):
    page = project(index, 1, programme=programme("x", fund=fund))
    shown = text(soup(client, page.url).select_one(".facts"))
    with override("bg"):
        assert all(gettext(part) in shown for part in parts)
    assert ("III" in shown) == ("III" in fund)
