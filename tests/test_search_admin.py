"""What an editor finds in the admin: the lists and choosers know the names that the readers' search knows."""

import pytest

from home.models import StandardPage
from media.models import AlbumPage, GalleryIndexPage
from tests.public_pages import add, homes, translate
from twinning.models import TwinCityIndexPage, TwinCityPage

__all__ = ["homes"]

LISTS = ["/admin/pages/search/", "/admin/choose-page/search/"]


@pytest.fixture
def town(homes):
    """The partner town of three spellings in both languages, and a page that is called after its Bulgarian one."""
    index = add(homes["bg"], TwinCityIndexPage(title="Побратими", slug="pobratimi"))
    translate(index, title="Twin towns", slug="twin-towns")
    names = {"endonym": "Åmål", "endonym_language": "sv", "other_names": "Амал, Omol"}
    page = add(index, TwinCityPage(title="Омол", slug="omol", country="SE", **names))
    translate(page, title="Åmål", slug="amal", other_names="Omol")
    add(homes["bg"], StandardPage(title="Гостуване в Омол", slug="gost"))
    return page


@pytest.mark.feature("S8")
@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("query", ["Омол", "Omol", "Amal", "Åmål", "Амал"])
def test_every_spelling_of_a_town_finds_its_pages(admin_client, town, address, query):
    shown = admin_client.get(address, {"q": query}).content.decode()
    # The chooser shows a page once, the list in each language.
    english = [town.get_translations().get()] * ("choose" not in address)
    for page in (town, *english):
        assert f"/admin/pages/{page.pk}/edit/" in shown or f'data-id="{page.pk}"' in shown
    assert "Гостуване в Омол" in shown


@pytest.mark.feature("S8")
@pytest.mark.parametrize("query", ["Åmå", "ama", "Амa"])
def test_another_spelling_finds_the_town_while_it_is_typed(admin_client, town, query):
    for address in [*LISTS, f"/admin/pages/{town.get_parent().pk}/"]:
        assert "Омол" in admin_client.get(address, {"q": query}).content.decode(), address


@pytest.mark.feature("S8")
@pytest.mark.parametrize("query", ["омол", "учен", "Omol"])
def test_a_page_is_found_by_its_lead_too_below_those_of_that_title(admin_client, homes, query):
    albums = add(homes["bg"], GalleryIndexPage(title="Албуми", slug="albumi"))
    lead = "Децата и учениците от Омол: на гости при учениците в Омол."
    album = add(albums, AlbumPage(title="Първи ден", slug="den", lead=lead))
    add(homes["bg"], StandardPage(title="Ученици от Омол и други", slug="omol"))
    add(homes["bg"], StandardPage(title="Скуодас", slug="skuodas", lead="Друг град."))
    for address in LISTS:
        shown = admin_client.get(address, {"q": query}).content.decode()
        assert "Първи ден" in shown and "Скуодас" not in shown
        assert shown.index("Ученици от Омол") < shown.index("Първи ден")
    below = f"/admin/pages/{album.get_parent().pk}/"
    assert "Първи ден" in admin_client.get(below, {"q": query}).content.decode()
    album.lead = "Друг ден."
    album.save_revision().publish()
    assert "Първи ден" not in admin_client.get(LISTS[0], {"q": query}).content.decode()


@pytest.mark.feature("S8")
def test_the_list_below_a_page_and_the_chooser_of_towns_know_the_spellings(admin_client, town):
    below = f"/admin/pages/{town.get_parent().pk}/"
    assert "Омол" in admin_client.get(below, {"q": "Amal"}).content.decode()
    asked = {"q": "Amal", "page_type": "twinning.TwinCityPage"}
    shown = admin_client.get("/admin/choose-page/search/", asked).content.decode()
    assert "Омол" in shown
    assert "Гостуване" not in shown
    assert "Омол" not in admin_client.get(below, {"q": "Скуодас"}).content.decode()
