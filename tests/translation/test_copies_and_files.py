"""Copied pages find their place in every language; files that are deleted stop no publication."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride

from home.models import StandardPage
from media.models import Image
from tests import helpers_translation as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def home():
    return make.home_page()


def shown_in_english(client, page):
    """The content of the English address of a page."""
    response = client.get(make.english(page).url)
    assert response.status_code == 200
    return response.content.decode()


# --- Copies --------------------------------------------------------------------------------------------


@pytest.fixture
def branch(home):
    top = make.standard_page(home, title="Раздел")
    make.standard_page(make.standard_page(top, title="Под"), title="Най-долу")
    return StandardPage.objects.get(pk=top.pk)


def copied(home, slug):
    return StandardPage.objects.get(slug=slug, locale__language_code="bg")


@pytest.mark.feature("L5")
@pytest.mark.parametrize("alias", [False, True])
def test_a_copied_branch_has_its_stand_ins(admin_client, client, home, branch, alias):
    data = {
        "new_title": "Копие",
        "new_slug": "kopie",
        "new_parent_page": home.pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    } | ({"alias": "on"} if alias else {})
    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[branch.pk]), data)
    assert response.status_code == 302
    copy = StandardPage.objects.get(slug="kopie", locale__language_code="bg")
    pages = Page.objects.descendant_of(copy, inclusive=True)
    assert pages.count() == 3
    for page in pages.specific():
        row = make.english(page)
        assert row.live
        assert row.get_parent().translation_key == page.get_parent().translation_key
        assert "Първи ред." in shown_in_english(client, page)
        assert 'lang="bg"' in shown_in_english(client, page)


def test_a_copy_of_a_translated_page_begins_untranslated(admin_client, client, home, capture):
    """It has another life than its original: nothing says that it stays the same."""
    page = make.standard_page(home)
    make.translate(page, capture)
    data = {"new_title": "Копие", "new_slug": "kopie", "new_parent_page": home.pk}
    admin_client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]), data | {"publish_copies": "on"}
    )
    copy = StandardPage.objects.get(slug="kopie", locale__language_code="bg")
    assert copy.translation_key != page.translation_key
    make.assert_untouched(copy)
    assert "Първи ред." in shown_in_english(client, copy)
    assert make.english(page).title == "English words 1"


def test_a_copy_through_the_api(admin_client, home, branch):
    url = reverse("wagtailadmin_api:pages:action", args=[branch.pk, "copy"])
    response = admin_client.post(
        url, json.dumps({"recursive": True, "slug": "kopie"}), content_type="application/json"
    )
    assert response.status_code == 201
    copy = StandardPage.objects.get(slug="kopie", locale__language_code="bg")
    for page in Page.objects.descendant_of(copy, inclusive=True).specific():
        assert make.english(page).alias_of_id == page.pk


# --- Files ---------------------------------------------------------------------------------------------


@pytest.fixture
def illustrated(home):
    """A page with two pictures, opened for translators."""
    page = StandardPage(title="Снимка", slug="snimka", live=False)
    page.lead_image, page.lead_image_alt = make.picture("Обща"), "Изглед"
    page.body = [
        ("paragraph", "<p>Първи ред.</p>"),
        ("image", {"image": make.picture("Площад"), "caption": "Площадът"}),
    ]
    block = page.body[1].value["image"]
    block.contextual_alt_text, block.decorative = "Фонтан", False
    home.add_child(instance=page)
    page.save_revision().publish()
    page = StandardPage.objects.get(pk=page.pk)
    return page, make.begin(page)


def block_picture(page):
    return make.english(page).body[1].value["image"]


def choose(client, translation, picture):
    """The translator takes another picture for this language."""
    segment = OverridableSegment.objects.get(
        source=translation.source, context__path__endswith="image.image"
    )
    url = reverse("workspace:edit_choice", args=[translation.pk, segment.pk])
    assert client.post(url, {"own": picture.pk}).status_code == 302


def publish(client, translation, capture):
    with capture(execute=True):
        response = make.press(client, reverse("workspace:edit_publish", args=[translation.pk]))
    assert response.status_code == 302
    translation.refresh_from_db()
    assert translation.get_target_instance().alias_of_id is None


def delete(client, picture):
    response = client.post(reverse("wagtailimages:delete", args=[picture.pk]))
    assert response.status_code == 302
    assert not Image.objects.filter(pk=picture.pk).exists()


@pytest.mark.feature("L5")
@pytest.mark.parametrize("published_before", [False, True])
def test_a_deleted_picture_that_a_translation_chose(
    admin_client, client, illustrated, capture, published_before
):
    page, translation = illustrated
    make.fill_in(translation)
    other = make.picture("друга")
    choose(admin_client, translation, other)
    if published_before:
        publish(admin_client, translation, capture)
        assert block_picture(page).pk == other.pk
    delete(admin_client, other)
    assert not SegmentOverride.objects.exists()
    publish(admin_client, translation, capture)
    row = make.english(page)
    assert row.alias_of_id is None
    assert row.live
    assert block_picture(page).title == "Площад"
    assert "English words" in shown_in_english(client, page)


def pictures_of(page):
    return [page.lead_image, page.body[1].value["image"]]


@pytest.mark.parametrize("which", [0, 1])
def test_a_deleted_picture_of_the_original(admin_client, client, illustrated, capture, which):
    """The engine keeps a copy of the page in which the picture is still there."""
    page, translation = illustrated
    make.fill_in(translation)
    delete(admin_client, pictures_of(page)[which])
    publish(admin_client, translation, capture)
    row = make.english(page)
    assert row.live
    assert "English words" in shown_in_english(client, page)


@pytest.mark.parametrize("which", [0, 1])
def test_a_deleted_picture_under_a_published_translation(
    admin_client, client, illustrated, capture, which
):
    page, translation = illustrated
    make.fill_in(translation)
    publish(admin_client, translation, capture)
    delete(admin_client, pictures_of(page)[which])
    assert "English words" in shown_in_english(client, page)
    # The page goes on being translated.
    page = StandardPage.objects.get(pk=page.pk)
    page.lead = "Ново въведение."
    page.save_revision().publish()
    make.fill_in(make.begin(page), text="New words")
    publish(admin_client, translation, capture)
    assert "New words" in shown_in_english(client, page)
