"""The trees of all languages have one shape, and nobody's translation is lost when it changes."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization

from facts.publication import PublicationBlocked
from home.models import StandardPage
from tests import helpers_translation as make
from translation import languages, stand_ins, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page(home):
    return make.standard_page(home)


def english(page):
    return (
        Page.objects.filter(translation_key=page.translation_key, locale__language_code="en")
        .specific()
        .first()
    )


def page_url(name, page):
    return reverse(f"wagtailadmin_pages:{name}", args=[page.pk])


# --- Stand-ins come by themselves --------------------------------------------------------------------


def test_languages_follow_the_source_from_the_first_migration():
    following = LocaleSynchronization.objects.get(locale__language_code="en")
    assert following.sync_from.language_code == "bg"
    LocaleSynchronization.objects.all().delete()
    languages.ensure_languages()
    assert not LocaleSynchronization.objects.exists()  # an administrator's decision stays


def test_a_page_made_in_code(home):
    draft = home.add_child(instance=StandardPage(title="Чернова", slug="draft", live=False))
    row = english(draft)
    assert row.alias_of_id == draft.pk and not row.live
    draft.save_revision().publish()
    assert english(draft).live


def test_a_page_made_in_the_admin(admin_client, home):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", home.pk])
    form = {
        "title": "Нова",
        "slug": "nova",
        "role": "",
        "body-count": "0",
        "lead": "",
        "lead_image_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    assert admin_client.post(url, form).status_code == 302
    page = StandardPage.objects.get(locale=home.locale, slug="nova")
    assert english(page).alias_of_id == page.pk
    assert StandardPage.objects.filter(slug="nova").count() == 2


@pytest.mark.parametrize("live", [True, False])
def test_a_copied_branch(admin_client, home, page, live):
    make.standard_page(page, title="Екип")
    form = {
        "new_title": "Копие",
        "new_slug": "copy",
        "new_parent_page": home.pk,
        "copy_subpages": "on",
    }
    if live:
        form["publish_copies"] = "on"
    assert admin_client.post(page_url("copy", page), form).status_code == 302
    copy = StandardPage.objects.get(slug="copy", locale=home.locale)
    child = copy.get_children().get()
    assert english(copy).live is live and english(copy).title == "Копие"
    assert english(child).get_parent().pk == english(copy).pk
    assert english(child).live is live
    assert english(copy).get_parent().pk == english(home).pk


def test_pages_that_came_another_way(home):
    with stand_ins.later():
        first = make.standard_page(home, title="Първа")
        second = make.standard_page(first, title="Втора")
        assert english(first) is None
    assert english(second).get_parent().pk == english(first).pk
    english(second).delete()
    call_command("fill_stand_ins", verbosity=0)
    assert english(second).alias_of_id == second.pk
    assert stand_ins.fill() == 0


def test_filling_costs_nothing_when_there_is_nothing_to_do(home, page, django_assert_num_queries):
    with django_assert_num_queries(3):
        stand_ins.fill()


def test_a_third_language(home, page):
    slovenian = make.locale("sl")
    LocaleSynchronization.objects.bulk_create(
        [LocaleSynchronization(locale=slovenian, sync_from=home.locale)]
    )
    stand_ins.fill()
    row = Page.objects.get(translation_key=page.translation_key, locale=slovenian)
    assert row.alias_of_id == page.pk
    new = make.standard_page(page, title="Нова")
    assert Page.objects.filter(translation_key=new.translation_key).count() == 3


def test_the_address_of_a_stand_in_follows(home, page):
    page.slug = "kontakti"
    page.save_revision().publish()
    row = english(page)
    assert row.slug == "kontakti" and row.url_path.endswith("/kontakti/")


# --- The address of a translation ---------------------------------------------------------------------


def test_the_first_publication_takes_the_address_from_the_title(home, page, capture):
    make.standard_page(page, title="Екип")
    make.translate(page, capture, title="About Kübrat & friends")
    row = english(page)
    assert row.slug == "about-kubrat-friends"
    assert row.get_latest_revision().content["slug"] == row.slug
    assert row.get_children().get().url_path.startswith(row.url_path)
    make.translate(page, capture, title="Another title")
    assert english(page).slug == "about-kubrat-friends"
    assert english(page).title == "Another title"


def test_an_address_that_a_neighbour_has(home, page, capture):
    other = make.standard_page(home, title="Друга")
    make.translate(page, capture, title="About us")
    make.translate(other, capture, title="About us")
    assert english(other).slug == "about-us-2" or english(other).slug == "about-us-1"


def test_a_deliberate_address_stays(home, page, capture):
    translation = make.translate(page, capture, title="About us")
    row = english(page)
    row.slug = page.slug
    row.save_revision().publish()
    assert english(page).slug == page.slug
    make.fill_in(translation, title="New title")
    with capture(execute=True):
        work.publish(translation)
    assert english(page).slug == page.slug


# --- Moving ---------------------------------------------------------------------------------------------


@pytest.fixture
def branches(home):
    return [make.standard_page(home, title=title) for title in ("Алфа", "Бета")]


def order(parent):
    return [row.translation_key for row in parent.get_children().order_by("path")]


@pytest.mark.parametrize("how", ["code", "admin", "bulk", "api"])
def test_the_other_languages_move_along(admin_client, home, branches, capture, how):
    alpha, beta = branches
    page = make.standard_page(alpha, title="Лист")
    below = make.standard_page(page, title="Под лист")
    make.translate(page, capture, title="Leaf")
    if how == "code":
        page.move(beta, pos="last-child")
    elif how == "admin":
        url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, beta.pk])
        assert admin_client.get(url).status_code == 200
        assert admin_client.post(url).status_code == 302
    elif how == "bulk":
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        admin_client.post(f"{url}?id={page.pk}", {"chooser": beta.pk})
    else:
        url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "move"])
        admin_client.post(url, {"destination_page_id": beta.pk, "position": "last-child"})
    row = english(page)
    assert Page.objects.get(pk=page.pk).get_parent().pk == beta.pk
    assert row.get_parent().pk == english(beta).pk
    assert row.title == "Leaf" and row.live
    assert english(below).get_parent().pk == row.pk
    assert english(below).url_path == f"{row.url_path}{below.slug}/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_the_order_of_pages_is_the_same(home, branches):
    alpha, beta = branches
    gamma = make.standard_page(home, title="Гама")
    gamma.move(alpha, pos="left")
    Page.objects.get(pk=alpha.pk).move(Page.objects.get(pk=beta.pk), pos="right")
    assert order(english(home)) == order(Page.objects.get(pk=home.pk))
    assert [row.title for row in english(home).get_children()] == ["Гама", "Бета", "Алфа"]


def test_a_page_does_not_leave_its_original(admin_client, branches):
    alpha, beta = branches
    page = make.standard_page(alpha, title="Лист")
    with pytest.raises(PublicationBlocked):
        english(page).move(english(beta), pos="last-child")
    url = reverse("wagtailadmin_pages:move_confirm", args=[english(page).pk, english(beta).pk])
    assert admin_client.post(url).status_code == 302
    assert english(page).get_parent().pk == english(alpha).pk
