"""Results say of a record what its own page says: which relation a town has with us, and when a thing was."""

import pytest
from bs4 import BeautifulSoup

from tests.factories_twinning import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    return World()


def search(client, query, language="en", **choices):
    response = client.get(f"/{language}/search/", {"q": query} | choices)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def kinds(page):
    """{title: [kind, when, where]} of the results."""
    return {
        row.select_one(".result__title").get_text(strip=True): [
            part.replace("\xa0", " ") for part in row.select_one(".result__kind").text.split(" · ")
        ]
        for row in page.select(".result")
    }


@pytest.mark.feature("S12")
def test_a_town_is_called_what_it_is_to_us(client, world):
    for name, kind in (
        ("Омол", "twin"),
        ("Виделе", "agreement"),
        ("Мценск", "friendship"),
        ("Скуодас", "project_partner"),
    ):
        world.town(name, relation_kind=kind, lead="Щъркели", country="SE")
    page = search(client, "щъркели", "bg")
    assert {title: parts[0] for title, parts in kinds(page).items()} == {
        "Омол": "Побратимен град",
        "Виделе": "Партньор по договор",
        "Мценск": "Приятелски град",
        "Скуодас": "Партньор по проект",
    }


@pytest.mark.feature("S12")
def test_the_choice_of_kinds_calls_no_project_partner_a_twin(client, world):
    world.town("Омол", lead="Щъркели", relation_kind="project_partner")
    world.exchange("Гости", lead="Щъркели")
    choices = {tag.text for tag in search(client, "щъркели", "bg").select(".filters li a")}
    assert "Градове партньори" in choices and "Побратимени градове" not in choices


@pytest.mark.feature("S12")
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"signed_on": "2006", "signed_until": "2007"}, "2006–2007"),
        ({"signed_until": "2007"}, "2007 at the latest"),
        ({"signed_on": "2006-05"}, "May 2006"),
    ],
)
def test_an_agreement_has_the_period_of_its_page(client, world, facts, said):
    agreement = world.agreement("Договор", [world.town()], en="Contract", **facts)
    assert kinds(search(client, "contract"))["Contract"][1] == said
    page = client.get(world.english(agreement).url).content.decode()
    assert said in BeautifulSoup(page, "html.parser").get_text()


@pytest.mark.feature("S12")
def test_an_agreement_is_found_under_each_year_in_which_it_may_have_been_signed(client, world):
    world.agreement("Договор", en="Contract", signed_on="2006", signed_until="2007")
    world.agreement("Друг", en="Other contract", signed_on="2011")
    for year in ("2006", "2007"):
        assert set(kinds(search(client, "contract", year=year))) == {"Contract"}
