"""What a reader finds by facts: sums and dates however they are written, acronyms as heard, countries of partners."""

import pytest
from django.urls import reverse
from wagtail.search.models import IndexEntry

from home.models import Organisation, StandardPage
from projects.models import (
    Contribution,
    ProjectIndexPage,
    ProjectPage,
    ProjectPartner,
)
from tests.desk.forms import send
from tests.public_pages import add, homes, queries, snippet, titles, translate

__all__ = ["homes"]


@pytest.fixture
def project(homes):
    """A project of many sums in both languages, led from Greece, beside one of other sums and a page of text."""
    index = add(homes["bg"], ProjectIndexPage(title="Проекти", slug="proekti"))
    translate(index, title="Projects", slug="projects")
    partner = snippet(
        Organisation,
        {"name": "Region of Peloponnese", "acronym": "CECOP"},
        name="Пелопонес",
        name_original="Peloponnisos",
        country="GR",
    )
    page = add(
        index,
        ProjectPage(
            title="Икономика", slug="secon", acronym="SECON", amount=1914046, start="2014-04-22"
        ),
        {
            "partners": [ProjectPartner(organisation=partner, role="lead", amount="204930.03")],
            "contributions": [Contribution(kind="own", amount="391166", currency="BGN")],
        },
    )
    translate(page, title="Economy", slug="secon-en")
    add(index, ProjectPage(title="Друг", slug="coop", acronym="COOP", amount=1914, start="2014-05"))
    body = [("paragraph", "<p>Дадени са 52 300 лв. Телефон 046 914 22. Заповед № 14/2018.</p>")]
    add(homes["bg"], StandardPage(title="Отчет", slug="otchet", body=body))
    return page


@pytest.mark.feature("S7")
@pytest.mark.parametrize(
    "query",
    [
        "1 914 046",
        "1 914 046 €",
        "1\u00a0914\u00a0046 евро",
        "1.914.046",
        "1,914,046.00",
        "€1,914,046",
        "1914046",
        "1914046 EUR",
        "икономика 1 914 046",
        "204930,03",
        "204930.03",
        "204 930,03 €",
        "391 166 лв.",
        # The euro that stand beside an amount in lev.
        "200 000",
    ],
)
def test_a_sum_is_found_however_it_is_written(client, project, query):
    assert titles(client, query) == ["Икономика"]


@pytest.mark.feature("S7")
@pytest.mark.parametrize("query", ["52300", "52.300", "52 300 лева", "046 914 22", "14/2018"])
def test_figures_in_a_text_are_found_whole_and_by_their_parts(client, project, query):
    assert titles(client, query) == ["Отчет"]


@pytest.mark.feature("S7")
@pytest.mark.parametrize(
    "query",
    ["22 април 2014", "22.04.2014", "22.4.2014 г.", "22.04.2014г.", "2014-04-22", "22/04/2014"],
)
def test_a_date_in_figures_finds_what_it_finds_in_words(client, project, query):
    assert titles(client, query) == ["Икономика"]
    assert titles(client, query.replace("април", "April"), "en") == ["Economy"]


def test_a_month_or_a_date_that_cannot_be_is_no_obstacle(client, project):
    assert titles(client, "05.2014") == ["Друг"]
    assert titles(client, "23.04.2014") == []
    assert titles(client, "31.02.2014") == []


@pytest.mark.feature("S8")
@pytest.mark.parametrize(
    ("query", "title"),
    [("кооп", "Друг"), ("КООП", "Друг"), ("секон", "Икономика"), ("Секон", "Икономика"),
     ("SECON", "Икономика")],
)  # fmt: skip
def test_an_acronym_is_found_as_it_is_heard(client, project, query, title):
    assert titles(client, query) == [title]


@pytest.mark.feature("S8")
def test_the_acronym_of_a_partner_is_found_as_it_is_heard(client, project):
    assert titles(client, "секоп", "en") == ["Economy"]


@pytest.mark.feature("S7")
def test_a_project_is_found_by_the_countries_of_its_partners(client, project):
    assert titles(client, "Гърция") == ["Икономика"]
    assert titles(client, "Greece", "en") == ["Economy"]


@pytest.mark.feature("S7")
def test_a_row_is_found_from_the_moment_it_is_published(client, admin_client, project):
    url = reverse("wagtailadmin_pages:edit", args=[project.pk])
    typed = {"contributions__0__amount": "777 123,00", "action__publish": "1"}
    assert send(admin_client, url, **typed).status_code == 302
    assert titles(client, "777 123") == ["Икономика"]
    assert titles(client, "391 166") == []


def test_a_deleted_page_is_not_found(client, admin_client, project):
    url = reverse("wagtailadmin_pages:delete", args=[project.pk])
    assert admin_client.post(url).status_code == 302
    assert titles(client, "SECON") == []
    assert not IndexEntry.objects.filter(object_id=str(project.pk)).exists()


def test_a_sum_costs_no_more_queries_than_a_word(client, project):
    word = queries(client, "/bg/search/?q=SECON")
    assert queries(client, "/bg/search/?q=1+914+046+€+22.04.2014") <= word
