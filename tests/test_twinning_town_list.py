"""The list of partner towns: map, cards, filters, figures, archive; and the map of the front page."""

import pytest
from bs4 import BeautifulSoup

from home.models import MunicipalitySettings
from tests.factories_twinning import World
from twinning.models import ExchangeFunding

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    world = World()
    world.section("towns")
    return world


def get(client, query="", language="en"):
    response = client.get(f"/{language}/towns/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(soup):
    return [tag.get_text(strip=True) for tag in soup.select(".atlas .card__title")]


@pytest.fixture
def four(world):
    """Two living partnerships in two countries, one at rest, one ended."""
    return [
        world.town("Омол", "Åmål", status="dormant"),
        world.town("Тюри", "Türi", endonym="Türi", endonym_language="et", country="EE"),
        world.town(
            "Виделе", "Videle", country="RO", relation_kind="agreement", cooperation_since="2006"
        ),
        world.town("Край", "The end", country="SE", status="ended", show_on_map=False),
    ]


@pytest.mark.feature("T12", "T20")
def test_map_and_cards_are_the_same_towns_and_the_ended_are_an_archive(client, four):
    soup = get(client)
    assert names(soup) == ["Åmål", "Türi", "Videle"]
    archive = soup.find(id="ended").find_parent("section")
    assert archive.find("a", string="The end")
    labels = [tag.get_text() for tag in soup.select("svg.map text")]
    assert labels == ["Kubrat", "Åmål", "Türi", "Videle"]
    cards = {tag["data-point"] for tag in soup.select(".atlas .cards > li")}
    assert cards == {tag["data-point"] for tag in soup.select("svg.map g.map__point")} - {"0"}
    assert len(soup.select(".map__thread--rest")) == 1
    assert soup.select_one("[data-map] svg.map") and soup.select_one("[data-map] .cards")


def test_without_our_own_place_there_is_a_list_and_no_map(client, four):
    MunicipalitySettings.objects.update(latitude=None, longitude=None)
    soup = get(client)
    assert not soup.select("svg.map") and len(names(soup)) == 3


@pytest.mark.feature("T2")
def test_filters_are_links_that_say_how_many(client, four):
    soup = get(client)
    groups = {
        group.p.get_text(): {
            option.a.get_text(): option.get_text(" ", strip=True).split()[-1]
            for option in group.select("li")
        }
        for group in soup.select(".filters__group")
    }
    assert groups["Country"] == {"all": "4", "Estonia": "1", "Romania": "1", "Sweden": "2"}
    chosen = get(client, "?country=SE")
    assert names(chosen) == ["Åmål"] and chosen.find("a", string="The end")
    assert "2 of 4 towns" in chosen.get_text()
    assert names(get(client, "?country=SE&status=dormant")) == ["Åmål"]
    # A choice that does not exist is no choice.
    assert len(names(get(client, "?country=XX"))) == 3


@pytest.mark.feature("T14")
def test_sentence_sums_and_table_come_from_the_records(client, world, four):
    amal, turi, _videle, _ended = four
    funding = [ExchangeFunding(payer="eu", amount=200_000, is_lower_bound=True)]
    world.exchange(
        "Общо", [amal, turi], participants_total=350, participants_at_least=True,
        children={"funding": funding},
    )  # fmt: skip
    world.exchange("Второ", [turi], participants_ours=10, participants_theirs=20)
    soup = get(client)
    assert soup.select(".title__lead")[-1].get_text(strip=True) == (
        "Since 2000 – 3 partners in 3 countries, over 380 people visited each other."
    )
    sums = [tag.get_text(" ", strip=True) for tag in soup.select(".sums li")]
    assert sums == [
        "over 380 people visited each other",
        "2 exchanges",
        "over €200,000 of support from the EU",
    ]
    rows = {
        row.th.get_text(strip=True): [cell.get_text(strip=True) for cell in row.select("td")]
        for row in soup.select("table tbody tr")
    }
    # The visit of two towns stands in both rows, and once in the sum.
    assert rows["Åmål"][2:] == ["1", "over 350", "over €200,000"]
    assert rows["Türi"][2:] == ["2", "over 380", "over €200,000"]
    assert rows["Together"][2:] == ["2", "over 380", "over €200,000"]
    table = soup.find("table")
    # No project is known of any of them: no column of dashes.
    assert "Projects" not in table.thead.get_text()
    assert table.caption and all(tag["scope"] == "col" for tag in table.select("thead th"))


def test_an_empty_list_says_so(client, world):
    assert get(client).select_one(".empty").get_text(strip=True) == "There are no partners yet."


@pytest.mark.feature("T12")
def test_the_front_page_has_the_map_and_the_sentence(client, four):
    soup = BeautifulSoup(client.get("/en/").content, "html.parser")
    assert [tag.get_text() for tag in soup.select("svg.map text")][0] == "Kubrat"
    assert "Since 2000 – 3 partners in 3 countries" in soup.get_text()
    # Every town of the map is also a link in the list beside it.
    assert {tag.get_text() for tag in soup.select(".map-list a")} >= {"Åmål", "Türi", "Videle"}
