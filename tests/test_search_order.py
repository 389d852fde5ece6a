"""What stands first: the page whose name was asked for, the towns of the kind, one's own language."""

import pytest

from home.models import StandardPage
from tests.public_pages import add, homes, stand_in, titles, translate
from twinning.models import TwinCityIndexPage, TwinCityPage

__all__ = ["homes"]


@pytest.fixture
def site(homes):
    """A twin, a friend that speaks of twins, and a page in Bulgarian alone that names a town four times."""
    index = add(homes["bg"], TwinCityIndexPage(title="Градове", slug="gradove"))
    translate(index, title="Towns", slug="towns")
    twin = add(
        index,
        TwinCityPage(
            title="Ергене",
            slug="ergene",
            country="TR",
            relation_kind="twin",
            endonym="Ergene",
            endonym_language="tr",
        ),
    )
    translate(twin, title="Ergene", slug="ergene")
    friend = add(
        index,
        TwinCityPage(
            title="Скуодас",
            slug="skuodas",
            endonym="Skuodas",
            endonym_language="lt",
            country="LT",
            relation_kind="friendship",
            lead="Приятел е, макар да не е побратимен град.",
        ),
    )
    translate(friend, title="Skuodas", slug="skuodas", lead="A friend, no twin.")
    album = add(
        homes["bg"],
        StandardPage(
            title="Снимки от Skuodas",
            slug="snimki",
            lead="Skuodas, Skuodas.",
            body=[("paragraph", "<p>Гости от Skuodas.</p>")],
        ),
    )
    stand_in(album)


@pytest.mark.feature("S7")
def test_who_asks_for_twin_towns_finds_those_that_are(client, site):
    assert titles(client, "побратимен град")[0] == "Ергене"
    assert "Ергене" in titles(client, "побратимени градове")
    assert titles(client, "приятелски град") == ["Скуодас"]


@pytest.mark.feature("S8")
def test_the_page_that_bears_the_name_stands_first_and_ones_own_language_before_another(
    client, site
):
    assert titles(client, "Skuodas", "en") == ["Skuodas", "Снимки от Skuodas"]
    assert titles(client, "Skuodas")[0] == "Скуодас"
