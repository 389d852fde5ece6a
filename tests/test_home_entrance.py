"""The way from an address to its page: what upstream would find, also where something closes the way."""

import pytest
from django.test import RequestFactory
from wagtail.models import Locale, Page, PageViewRestriction, Site

from home.entrance import homes
from home.models import HomePage, StandardPage
from home.whereabouts import find, whereabouts

pytestmark = pytest.mark.feature("R7")


@pytest.fixture
def tree(db):
    """bg: home ─ about ─ team ─ people;  en: stand-ins of all four."""
    bg, en = (Locale.objects.get_or_create(language_code=code)[0] for code in ("bg", "en"))
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Начало", slug="nachalo", locale=bg))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    pages, parent = [home], home
    for slug in ("za-nas", "ekip", "hora"):
        parent = parent.add_child(instance=StandardPage(title=slug, slug=slug, locale=bg))
        pages.append(parent)
    english = [
        page.get_translations().filter(locale=en).first()
        or page.copy_for_translation(en, copy_parents=True, alias=True)
        for page in pages
    ]
    return {
        "bg": [Page.objects.get(pk=page.pk).specific for page in pages],
        "en": [Page.objects.get(pk=page.pk).specific for page in english],
    }


def found(row):
    home = next(page for page in homes_of(row) if row.path.startswith(page.path))
    slugs = row.url_path[len(home.url_path) :].strip("/").split("/")
    return find(home, [slug for slug in slugs if slug])[0]


def homes_of(row):
    return homes(RequestFactory().get("/")).values()


@pytest.mark.parametrize("language", ["bg", "en"])
@pytest.mark.parametrize("closed", range(4))
def test_a_page_is_closed_by_the_same_restrictions_as_upstream(tree, language, closed):
    page = tree[language][closed]
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for row in [*tree["bg"], *tree["en"]]:
        upstream = Page.get_view_restrictions(Page.objects.get(pk=row.pk))
        assert set(found(row).get_view_restrictions()) == set(upstream), row.url_path


def test_a_closed_root_closes_the_whole_site(tree, client):
    assert client.get("/bg/za-nas/ekip/").status_code == 200
    PageViewRestriction.objects.create(
        page=Page.get_first_root_node(), restriction_type=PageViewRestriction.LOGIN
    )
    for address in ("/bg/", "/bg/za-nas/ekip/", "/en/"):
        assert client.get(address).status_code == 302, address


def test_an_alias_of_an_alias_is_closed_with_its_source(tree):
    first = tree["en"][3]
    second = first.create_alias(parent=tree["en"][0], update_slug="oshte")
    PageViewRestriction.objects.create(
        page=tree["bg"][3], restriction_type=PageViewRestriction.LOGIN
    )
    assert found(second).pk == second.pk
    assert found(second).get_view_restrictions().exists()


def test_a_page_comes_with_its_place(tree):
    page = found(tree["en"][2])
    assert [row.pk for row in whereabouts(page).ancestors] == [row.pk for row in tree["en"][:2]]
    codes = {code: row.pk for code, row in whereabouts(page).translations.items()}
    assert codes == {"bg": tree["bg"][2].pk, "en": tree["en"][2].pk}
    assert page.source_id == tree["bg"][2].pk
    assert page.content_locale.language_code == "bg"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/bg/za-nas/", 200),
        ("/bg/ekip/", 404),
        ("/bg/za-nas/hora/", 404),
        ("/bg/za-nas/ekip/hora/oshte/", 404),
        ("/bg/nachalo/", 404),
        ("/bg/" + "za-nas/" * 500, 404),
    ],
)
def test_only_the_whole_address_leads_to_a_page(tree, client, path, status):
    assert client.get(path).status_code == status


def test_a_draft_is_not_shown(tree, client):
    tree["bg"][2].unpublish()
    assert client.get("/bg/za-nas/ekip/").status_code == 404
    assert client.get("/bg/za-nas/ekip/hora/").status_code == 200


def test_two_sites_keep_their_own_pages(tree, client):
    root = Page.get_first_root_node()
    other = root.add_child(
        instance=HomePage(title="Друго", slug="drugo", locale=tree["bg"][0].locale)
    )
    other.add_child(instance=StandardPage(title="Там", slug="tam", locale=other.locale))
    Site.objects.create(hostname="other.example", root_page=other)
    assert client.get("/bg/za-nas/").status_code == 200
    assert client.get("/bg/tam/").status_code == 404
    page = Page.objects.get(slug="tam", locale=other.locale)
    assert page.get_url() == "http://other.example/bg/tam/"


def test_a_site_without_a_home_page_is_left_to_upstream(db):
    Site.objects.update(root_page=Page.get_first_root_node())
    assert homes(RequestFactory().get("/bg/")) == {}
