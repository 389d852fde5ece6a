"""What is hidden or deleted goes in every language, and no translator's words with it."""

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import LocaleSynchronization, StringTranslation, Translation

from home.models import StandardPage, Term
from tests import helpers_translation as make
from translation import work

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


# --- Unpublishing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["code", "admin", "bulk"])
def test_the_other_languages_are_unpublished_too(admin_client, home, page, capture, how):
    below = make.standard_page(page, title="Под")
    make.translate(page, capture)
    if how == "code":
        page.unpublish()
    elif how == "admin":
        response = admin_client.get(page_url("unpublish", page))
        assert response.context["translation_count"] == 1
        admin_client.post(page_url("unpublish", page), {"include_descendants": "on"})
        assert not english(below).live
    else:
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        admin_client.post(f"{url}?id={page.pk}")
    assert not StandardPage.objects.get(pk=page.pk).live
    assert not english(page).live
    assert english(page).alias_of_id is None
    assert "English" in str(english(page).body)


def test_what_was_hidden_with_its_source_comes_back_with_it(page, capture):
    make.translate(page, capture, title="About us")
    address = english(page).url
    page.unpublish()
    page = StandardPage.objects.get(pk=page.pk)
    page.body = [("paragraph", "<p>Нов ред.</p>")]
    page.save_revision().publish()
    row = english(page)
    assert row.live and row.title == "About us" and row.url == address


def test_what_was_hidden_by_itself_stays_hidden(page, capture):
    make.translate(page, capture)
    english(page).unpublish()
    page.unpublish()
    StandardPage.objects.get(pk=page.pk).save_revision().publish()
    assert not english(page).live


def test_a_snippet_and_its_translation_are_hidden_together(capture):
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    make.translate(term, capture, name="culture")
    term.unpublish()
    assert not make.english(term).live
    Term.objects.get(pk=term.pk).save_revision().publish()
    assert make.english(term).live
    term.delete()
    assert not Term.objects.exists()


# --- Deleting -------------------------------------------------------------------------------------------------


def kept_texts():
    return StringTranslation.objects.filter(locale__language_code="en").count()


@pytest.mark.parametrize("how", ["code", "admin", "bulk", "api"])
def test_deleting_the_original(admin_client, home, page, capture, how):
    below = make.standard_page(page, title="Под")
    make.translate(below, capture)
    make.translate(page, capture)
    before = kept_texts()
    with capture(execute=True):
        if how == "code":
            page.delete()
        elif how == "admin":
            assert admin_client.get(page_url("delete", page)).context["translation_count"] == 1
            assert admin_client.post(page_url("delete", page)).status_code == 302
        elif how == "bulk":
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
            admin_client.post(f"{url}?id={page.pk}")
        else:
            url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "delete"])
            admin_client.post(url)
    for gone in (page, below):
        assert not Page.objects.filter(translation_key=gone.translation_key).exists()
    assert kept_texts() == before
    assert not Translation.objects.filter(enabled=True).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_deleting_a_translation_brings_back_the_stand_in_and_later_the_words(
    admin_client, page, capture
):
    below = make.standard_page(page, title="Под")
    make.translate(page, capture, title="About us")
    make.translate(below, capture, title="Below")
    before = kept_texts()
    with capture(execute=True):
        assert admin_client.post(page_url("delete", english(page))).status_code == 302
    for source in (page, below):
        assert english(source).alias_of_id == source.pk
        assert english(source).title == source.title
    assert english(below).get_parent().pk == english(page).pk
    assert kept_texts() == before
    translation = make.begin(page)
    with capture(execute=True):
        work.publish(translation)
    assert english(page).title == "About us"


def test_a_stand_in_is_not_deleted_by_itself(admin_client, page):
    admin_client.post(page_url("delete", english(page)))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin_client.post(f"{url}?id={english(page).pk}")
    assert english(page).alias_of_id == page.pk


def test_pages_written_in_english_alone_are_not_deleted_with_another(admin_client, page, capture):
    guest = StandardPage(title="For guests", slug="for-guests")
    english(page).add_child(instance=guest)
    response = admin_client.post(page_url("delete", page), follow=True)
    assert any("For guests" in str(message) for message in response.context["messages"])
    assert StandardPage.objects.filter(pk=page.pk).exists()
    with capture(execute=True):
        page.delete()
    assert StandardPage.objects.filter(pk=guest.pk).exists()
    row = StandardPage.objects.get(pk=guest.pk).get_parent()
    assert not row.live and row.alias_of_id is None


def test_withdrawing_a_translation_keeps_its_words(admin_client, page, capture):
    translation = make.translate(page, capture, title="About us")
    before = kept_texts()
    url = reverse("wagtail_localize:convert_to_alias", args=[english(page).pk])
    assert admin_client.get(url).status_code == 200
    assert admin_client.post(url).status_code == 302
    row = english(page)
    assert row.alias_of_id == page.pk and row.title == page.title and row.live
    assert kept_texts() == before
    translation.refresh_from_db()
    assert not translation.enabled
    translation = make.begin(page)
    with capture(execute=True):
        work.publish(translation)
    assert english(page).title == "About us"
    assert Translation.objects.count() == 1


def test_deleting_a_snippets_translation(admin_client, capture):
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    make.translate(term, capture, name="culture")
    before = kept_texts()
    make.english(term).delete()
    assert kept_texts() == before
    translation = make.begin(term)
    with capture(execute=True):
        work.publish(translation)
    assert make.english(term).name == "culture"
    with capture(execute=True):
        term.delete()
    assert kept_texts() == before
    assert not Term.objects.exists()


def test_a_language_with_work_in_it_is_not_deleted(admin_client, page, capture):
    translation = make.begin(page)
    make.fill_in(translation)
    before = kept_texts()
    locale = Locale.objects.get(language_code="en")
    with pytest.raises(ProtectedError):
        locale.delete()
    LocaleSynchronization.objects.all().delete()
    with capture(execute=True):
        Page.objects.filter(locale=locale, depth=2).first().delete()
    assert not Page.objects.filter(locale=locale).exists()
    url = reverse("wagtaillocales:delete", args=[locale.pk])
    assert admin_client.post(url).status_code == 302
    assert Locale.objects.filter(pk=locale.pk).exists()
    assert kept_texts() == before
    empty = make.locale("sl")
    url = reverse("wagtaillocales:delete", args=[empty.pk])
    assert admin_client.get(url).status_code == 200
    admin_client.post(url)
    assert not Locale.objects.filter(pk=empty.pk).exists()


# --- Who may read ---------------------------------------------------------------------------------------------


def test_a_private_page_is_private_in_every_language(client, page, capture):
    make.translate(page, capture)
    assert client.get(english(page).url).status_code == 200
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(english(page).url).status_code == 302
    restriction.delete()
    assert client.get(english(page).url).status_code == 200
