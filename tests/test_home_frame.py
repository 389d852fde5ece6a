"""The frame around every page: names, menus, language switch, addresses, the municipality's colours."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, Site

from home.contrast import contrast
from home.models import HomePage, Menu, MenuItem, Municipality, MunicipalitySettings, StandardPage


@pytest.fixture
def site(db):
    """bg: home ─ about ─ team;  en: stand-ins of all three."""
    bg, _ = Locale.objects.get_or_create(language_code="bg")
    en, _ = Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=HomePage(title="Начало", slug="nachalo", locale=bg))
    about = home.add_child(
        instance=StandardPage(title="За нас", slug="za-nas", locale=bg, lead="Кои сме.")
    )
    team = about.add_child(instance=StandardPage(title="Екип", slug="ekip", locale=bg))
    for page in (home, about, team):
        page.save_revision().publish()
        if not page.get_translations().filter(locale=en).exists():
            page.copy_for_translation(en, copy_parents=True, alias=True)
    Site.objects.all().delete()
    return Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


def publish(record):
    record.save()
    record.save_revision().publish()
    return record


def translated(record, locale, **words):
    """The record's published row in another language."""
    copy = record.copy_for_translation(locale)
    for name, value in words.items():
        setattr(copy, name, value)
    return publish(copy)


@pytest.fixture
def municipality(site):
    bg = Locale.objects.get(language_code="bg")
    words = publish(
        Municipality(locale=bg, name="Община Кубрат", short_name="Кубрат", tagline="Приятели")
    )
    settings = MunicipalitySettings.for_site(site)
    settings.municipality, settings.phone = words, "+359 848 1234"
    settings.save()
    return settings


def soup(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def text(element):
    return " ".join(element.get_text(" ").split())


@pytest.mark.feature("R12")
def test_the_name_is_shown_in_the_readers_language_as_soon_as_it_is_translated(
    client, municipality
):
    assert "Община Кубрат" in text(soup(client, "/en/").find("header"))
    english = Locale.objects.get(language_code="en")
    translated(
        municipality.municipality,
        english,
        name="Kubrat Municipality",
        short_name="Kubrat",
        tagline="Friends",
    )
    header = text(soup(client, "/en/").find("header"))
    assert "Kubrat Municipality" in header and "Friends" in header
    assert "Община Кубрат" in text(soup(client, "/bg/").find("header"))


@pytest.mark.feature("R12")
def test_a_changed_setting_is_seen_at_once(client, municipality):
    assert "+359 848 1234" in text(soup(client, "/bg/").find("footer"))
    municipality.phone = "+359 848 9999"
    municipality.save()
    assert "+359 848 9999" in text(soup(client, "/bg/").find("footer"))


@pytest.mark.feature("S2")
def test_the_menu_leads_to_the_page_in_the_readers_language(client, site):
    bg, en = (Locale.objects.get(language_code=code) for code in ("bg", "en"))
    menu = Menu(place=Menu.Place.MAIN, locale=bg)
    about = StandardPage.objects.get(slug="za-nas", locale=bg)
    menu.items = [MenuItem(label="За нас", page=about, locale=bg)]
    publish(menu)
    link = soup(client, "/bg/").find("nav").find("a")
    assert (link.get_text(strip=True), link["href"]) == ("За нас", "/bg/za-nas/")
    english = menu.copy_for_translation(en)
    item = english.items.all()[0]
    item.label = "About us"
    english.items = [item]
    publish(english)
    link = soup(client, "/en/").find("nav").find("a")
    assert (link.get_text(strip=True), link["href"]) == ("About us", "/en/za-nas/")


@pytest.mark.feature("S2")
def test_an_entry_leads_to_a_page_or_an_address_but_not_both(site):
    page = StandardPage.objects.first()
    for item in (MenuItem(label="x"), MenuItem(label="x", page=page, url="https://example.org")):
        with pytest.raises(ValidationError):
            item.clean()
    MenuItem(label="x", page=page).clean()


@pytest.mark.feature("L2", "L9")
def test_the_switch_says_that_a_page_is_not_translated_and_offers_the_original(client, site):
    switch = soup(client, "/bg/za-nas/").find("header").find(class_="lang")
    assert "This page is not translated yet." in text(switch)
    assert [link["href"] for link in switch.find_all("a")] == ["/en/za-nas/"]


@pytest.mark.feature("L9", "O11")
def test_an_untranslated_page_is_marked_in_its_own_language_and_not_indexed(client, site):
    page = soup(client, "/en/za-nas/")
    assert page.html["lang"] == "en"
    assert page.find("h1").find_parent(attrs={"lang": True})["lang"] == "bg"
    assert page.find("link", rel="canonical")["href"].endswith("/bg/za-nas/")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not page.find_all("link", rel="alternate", hreflang=True)
    assert "not translated yet" in text(page.find("main"))


@pytest.mark.feature("L2", "L17")
def test_a_translated_page_is_switched_to_directly_and_announced(client, site):
    bg = StandardPage.objects.get(slug="za-nas", locale__language_code="bg")
    english = StandardPage.objects.get(alias_of=bg)
    english.alias_of, english.title, english.slug = None, "About us", "about-us"
    english.lead = "Who we are."
    english.save()
    page = soup(client, "/bg/za-nas/")
    link = page.find("header").find(class_="lang").find("a")
    assert (link["href"], link.get_text(strip=True)) == ("/en/about-us/", "English")
    assert link.find_parent(attrs={"lang": True})["lang"] == "en"
    alternates = {
        link["hreflang"]: link["href"]
        for link in page.find_all("link", rel="alternate", hreflang=True)
    }
    assert set(alternates) == {"bg", "en", "x-default"}
    assert alternates["x-default"] == alternates["bg"]
    assert alternates["en"].endswith("/en/about-us/")


@pytest.mark.feature("S1")
def test_the_breadcrumb_leads_back_and_ends_with_the_page(client, site):
    crumbs = soup(client, "/bg/za-nas/ekip/").find(class_="crumbs")
    assert [link["href"] for link in crumbs.find_all("a")] == ["/bg/", "/bg/za-nas/"]
    assert crumbs.find(attrs={"aria-current": "page"}).get_text(strip=True) == "Екип"


@pytest.mark.feature("S5")
def test_the_site_map_shows_every_page_below_its_parent(client, site):
    bg = Locale.objects.get(language_code="bg")
    home = HomePage.objects.get(locale=bg)
    site_map = home.add_child(
        instance=StandardPage(title="Карта", slug="karta", locale=bg, role="site_map")
    )
    site_map.save_revision().publish()
    main = soup(client, "/bg/karta/").find("main")
    team = main.find("a", href="/bg/za-nas/ekip/")
    assert team.find_parent("ul").find_parent("li").find("a")["href"] == "/bg/za-nas/"


def test_a_page_costs_few_queries_beyond_its_own(client, site, municipality):
    client.get("/en/za-nas/ekip/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/za-nas/ekip/")
    assert len(queries) <= 13, [query["sql"][:160] for query in queries]


@pytest.mark.parametrize("address", ["/bg/nyama/", "/bg/za-nas/nyama/", "/en/za-nas/ekip/more/"])
def test_an_address_that_is_no_page_is_not_found(client, site, address):
    soup(client, address, status=404)


def test_a_draft_is_not_found(client, site):
    StandardPage.objects.get(slug="za-nas", locale__language_code="bg").unpublish()
    soup(client, "/bg/za-nas/", status=404)


def test_the_bare_address_asks_the_browser_and_sets_no_cookie(client, site):
    for accepted, target in (("en-GB,en;q=0.8", "/en/"), ("bg", "/bg/"), ("de", "/bg/")):
        response = client.get("/", headers={"accept-language": accepted})
        assert (response.status_code, response["Location"]) == (302, target)
        assert not response.cookies and "Accept-Language" in response["Vary"]


@pytest.mark.feature("R12")
def test_a_colour_that_cannot_be_read_is_refused_with_the_reason(municipality):
    municipality.accent_light, municipality.accent_dark = "#ffe680", "#8ccbe6"
    with pytest.raises(ValidationError) as error:
        municipality.full_clean()
    assert set(error.value.error_dict) == {"accent_light"}
    municipality.accent_light = "blue"
    with pytest.raises(ValidationError) as error:
        municipality.full_clean()
    assert set(error.value.error_dict) == {"accent_light"}


@pytest.mark.feature("R12")
def test_the_municipalitys_colour_reaches_the_pages(client, municipality):
    municipality.accent_light, municipality.accent_dark = "#0a4a66", "#8ccbe6"
    municipality.full_clean()
    municipality.save()
    assert "light-dark(#0a4a66, #8ccbe6)" in client.get("/theme.css").content.decode()
    assert soup(client, "/bg/").find("link", href="/theme.css")


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#0a4a66", "#fbfaf6") == pytest.approx(9.2, abs=0.1)


@pytest.mark.feature("O4")
def test_the_sitemap_names_real_pages_with_their_translations_only(client, site):
    xml = client.get("/sitemap.xml").content.decode()
    assert "/bg/za-nas/" in xml and "/en/za-nas/" not in xml


def test_the_health_address_answers(client, db):
    assert client.get("/health/").json() == {"status": "ok"}
