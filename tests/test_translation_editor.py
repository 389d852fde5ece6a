"""The editor shows every text, and choices for one language never stop a publication."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment

from home.models import Menu, MenuItem, StandardPage, Term
from media.models import AlbumPage, AlbumPhoto, DocumentFile, GalleryIndexPage
from tests import helpers_translation as make
from tests.helpers_translation import picture
from translation import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


# --- Choices for one language --------------------------------------------------------------------------------


@pytest.fixture
def illustrated(home):
    page = StandardPage(title="С картина", slug="kartina", live=False)
    page.body = [
        ("paragraph", "<p>Текст.</p>"),
        ("image", {"image": picture("Площад"), "caption": "Площадът"}),
    ]
    block = page.body[1].value["image"]
    block.contextual_alt_text, block.decorative = "Фонтан", False
    home.add_child(instance=page)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def choose(translation, image):
    segment = OverridableSegment.objects.get(
        source=translation.source, context__path__endswith="image.image"
    )
    return SegmentOverride.objects.create(
        locale=translation.target_locale, context=segment.context, data_json=str(image.pk)
    )


def image_of(page):
    return make.english(page).body[1].value["image"]


def test_another_picture_for_one_language(illustrated, capture):
    translation = make.begin(illustrated)
    make.fill_in(translation)
    other = picture("English poster")
    choose(translation, other)
    with capture(execute=True):
        work.publish(translation)
    assert image_of(illustrated).pk == other.pk


@pytest.mark.parametrize("through_queryset", [False, True])
def test_a_deleted_picture_does_not_stop_the_publication(illustrated, capture, through_queryset):
    translation = make.begin(illustrated)
    make.fill_in(translation)
    other = picture("English poster")
    choose(translation, other)
    if through_queryset:
        # As a cascade might: without the signal of the picture's own model.
        get_image_model().objects.filter(pk=other.pk)._raw_delete("default")
    else:
        other.delete()
        assert not SegmentOverride.objects.exists()
    with capture(execute=True):
        work.publish(translation)
    assert image_of(illustrated).title == "Площад"
    assert image_of(illustrated).contextual_alt_text.startswith("English")


def test_a_record_with_the_same_number_is_not_meant(illustrated, capture):
    translation = make.begin(illustrated)
    other = picture("English poster")
    choose(translation, other)
    term = Term.objects.create(pk=other.pk, vocabulary="area", code="x", name="х")
    term.delete()
    DocumentFile.objects.create(pk=other.pk, title="x", file="x.pdf").delete()
    assert SegmentOverride.objects.count() == 1


def test_the_sources_own_picture_may_be_deleted(illustrated, capture):
    translation = make.begin(illustrated)
    make.fill_in(translation)
    get_image_model().objects.filter(title="Площад").first().delete()
    with capture(execute=True):
        work.publish(translation)
    assert make.english(illustrated).live


# --- The editor --------------------------------------------------------------------------------------------


@pytest.mark.feature("L13")
def test_every_text_can_be_translated_in_the_editor(admin_client, home, illustrated):
    """Captions and descriptions of an album, a menu's labels, a term: none is left out."""
    index = home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi"))
    album = AlbumPage(title="Езера", slug="ezera", body="<p>Текст.</p>", place="Скуодас")
    album.photos = [AlbumPhoto(image=picture(), caption="Надпис", alt="Вид")]
    index.add_child(instance=album)
    menu = Menu(place="main")
    menu.items = [MenuItem(label="Начало", page=home)]
    menu.save()
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    for item, count in ((album, 5), (menu, 1), (term, 1), (illustrated, 4)):
        translation = make.begin(item)
        response = admin_client.get(admin_url(make.english(item)), follow=True)
        assert response.status_code == 200
        fields = BeautifulSoup(response.content, "html.parser").select("textarea[lang=en]")
        assert len(fields) == count
        assert StringSegment.objects.filter(source=translation.source).count() == count


def admin_url(row):
    if hasattr(row, "snippet_viewset"):
        return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])
    return reverse("wagtailadmin_pages:edit", args=[row.pk])
