"""Facts are right in every language the moment the source is published, in pending drafts too."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from facts.words import OWN, facts_of, words_of
from home.models import Menu, MenuItem, Organisation, Term
from media.models import AlbumPage, AlbumPhoto, AlbumRecord, GalleryIndexPage
from tests import helpers_translation as make
from tests.helpers_translation import picture
from twinning.models import TownContact, TwinCityIndexPage, TwinCityPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def album(home):
    index = home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi"))
    page = AlbumPage(title="Езера", slug="ezera", live=False, date_from="2014-04-22")
    page.photos = [
        AlbumPhoto(image=picture(f"{n}"), caption=f"Надпис {n}", alt=f"Вид {n}", sort_order=n)
        for n in range(1, 4)
    ]
    index.add_child(instance=page)
    page.save_revision().publish()
    return AlbumPage.objects.get(pk=page.pk)


def publish(page):
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def captions(page):
    return [photo.caption for photo in page.photos.all()]


# --- Which ways there are ------------------------------------------------------------------------------


@pytest.mark.feature("L6")
def test_publishing_from_the_page_editor(admin_client, home, capture):
    """Wagtail's editor publishes without asking the model: the facts follow all the same."""
    page = make.standard_page(home)
    make.translate(page, capture)
    form = {
        "title": page.title,
        "slug": page.slug,
        "role": "contacts",
        "body-count": "0",
        "lead": "",
        "lead_image_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
    }
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.role == "contacts"
    assert make.english(page).role == "contacts"


def test_publishing_through_the_api(admin_client, album, capture):
    make.translate(album, capture)
    album.date_from = "2015"
    album.save_revision()
    url = reverse("wagtailadmin_api:pages:action", args=[album.pk, "publish"])
    assert admin_client.post(url).status_code == 200
    assert make.english(album).date_from == "2015"


def test_a_draft_of_the_source_changes_nothing(album, capture):
    make.translate(album, capture)
    album.date_from = "2015"
    album.save_revision()
    assert make.english(album).date_from == "2014-04-22"


def test_a_scheduled_source_changes_nothing_before_its_time(album, capture):
    make.translate(album, capture)
    album.date_from = "2015"
    album.go_live_at = timezone.now() + datetime.timedelta(days=1)
    album.save_revision().publish()
    assert make.english(album).date_from == "2014-04-22"


def test_saving_one_fact_of_a_public_source(album, capture):
    make.translate(album, capture)
    album.allow_download = False
    album.save(update_fields=["allow_download"])
    assert make.english(album).allow_download is False


# --- Pending drafts --------------------------------------------------------------------------------------


def test_pending_drafts_get_the_facts_and_keep_their_words(album, capture):
    make.translate(album, capture)
    row = make.english(album)
    row.title = "Lakes, new title"
    row.save_revision()
    row.title = "Lakes, on Monday"
    row.go_live_at = timezone.now() + datetime.timedelta(days=2)
    scheduled = row.save_revision()
    scheduled.publish()
    row = make.english(album)
    row.title, row.go_live_at = "Lakes, latest", None
    row.save_revision()

    album.date_from = "2016-05"
    album = publish(album)

    row = make.english(album)
    assert row.date_from == "2016-05"
    assert row.title != "Lakes, latest"  # the draft is still a draft
    scheduled.refresh_from_db()
    assert scheduled.approved_go_live_at is not None
    for revision, title in (
        (row.get_latest_revision(), "Lakes, latest"),
        (scheduled, "Lakes, on Monday"),
    ):
        draft = revision.as_object()
        assert (draft.title, draft.date_from) == (title, "2016-05")
    assert scheduled.as_object().go_live_at is not None


def test_an_old_draft_is_published_with_todays_facts(album, capture):
    make.translate(album, capture)
    old = make.english(album).get_latest_revision()
    make.english(album).save_revision()  # a newer one hides it from the refresh of drafts
    album.date_from = "2017"
    album = publish(album)
    assert old.as_object().date_from == "2014-04-22"
    old.publish()
    assert make.english(album).date_from == "2017"


# --- Children with words ---------------------------------------------------------------------------------


def test_children_keep_words_and_follow_order(album, capture):
    make.translate(album, capture)
    before = captions(make.english(album))
    photos = list(album.photos.all())
    for number, photo in enumerate([photos[2], photos[0], photos[1]], start=1):
        photo.sort_order = number
    album.photos = photos
    album = publish(album)
    assert captions(make.english(album)) == [before[2], before[0], before[1]]


def test_a_removed_child_disappears_at_once(album, capture):
    make.translate(album, capture)
    before = captions(make.english(album))
    album.photos = list(album.photos.all())[1:]
    album = publish(album)
    assert captions(make.english(album)) == before[1:]
    draft = make.english(album).get_latest_revision_as_object()
    assert captions(draft) == before[1:]


def test_a_new_child_waits_for_its_words(album, capture):
    make.translate(album, capture)
    silent = AlbumPhoto(image=picture("4"), sort_order=0)
    speaking = AlbumPhoto(image=picture("5"), sort_order=9, caption="Нов надпис")
    album.photos = [silent, *album.photos.all(), speaking]
    album = publish(album)
    row = make.english(album)
    assert captions(row)[0] == ""
    assert "Нов надпис" not in captions(row)
    assert len(captions(row)) == 4
    assert {photo.locale_id for photo in row.photos.all()} == {row.locale_id}
    make.translate(album, capture)
    row = make.english(album)
    assert len(captions(row)) == 5
    assert [photo.image_id for photo in row.photos.all()] == [
        photo.image_id for photo in album.photos.all()
    ]


def test_a_changed_fact_of_a_child(album, capture):
    make.translate(album, capture)
    other = picture("other")
    photos = list(album.photos.all())
    photos[1].image = other
    album.photos = photos
    album = publish(album)
    row = make.english(album)
    assert row.photos.all()[1].image_id == other.pk
    assert row.photos.all()[1].caption.startswith("English")


def test_children_survive_the_round_trip_of_a_revision(album, capture):
    """Keys read back from a draft's JSON are the same keys: nothing is doubled."""
    make.translate(album, capture)
    make.english(album).save_revision()
    album.date_from = "2018"
    album = publish(album)
    row = make.english(album)
    row.get_latest_revision().publish()
    row = make.english(album)
    assert len(captions(row)) == 3
    keys = [photo.translation_key for photo in album.photos.all()]
    assert [photo.translation_key for photo in row.photos.all()] == keys


# --- Fact-only children, many-to-many ----------------------------------------------------------------------


@pytest.fixture
def town(home):
    index = home.add_child(instance=TwinCityIndexPage(title="Градове", slug="gradove"))
    page = TwinCityPage(
        title="Камбре",
        slug="kambre",
        live=False,
        country="FR",
        endonym="Cambrai",
        endonym_language="fr",
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return TwinCityPage.objects.get(pk=page.pk)


def test_many_to_many_follows_and_empties(town, capture):
    relation = next(
        field.name
        for field in TwinCityPage._meta.many_to_many
        if field.name in facts_of(TwinCityPage)
    )
    terms = [
        Term.objects.create(vocabulary="area", code=code, name=name)
        for code, name in (("culture", "култура"), ("sport", "спорт"))
    ]
    setattr(town, relation, terms)
    town = publish(town)
    make.translate(town, capture)
    row = make.english(town)
    assert {term.pk for term in getattr(row, relation).all()} == {term.pk for term in terms}
    row.save_revision()
    setattr(town, relation, [])
    town = publish(town)
    row = make.english(town)
    assert not getattr(row, relation).all()
    assert not getattr(row.get_latest_revision_as_object(), relation).all()


def test_children_that_hold_only_facts(album, town, capture):
    album.related_records = [AlbumRecord(record=town)]
    album = publish(album)
    make.translate(album, capture)
    make.english(album).save_revision()
    assert [row.record_id for row in make.english(album).related_records.all()] == [town.pk]
    album.related_records = []
    album = publish(album)
    row = make.english(album)
    assert not row.related_records.exists()
    assert not row.get_latest_revision_as_object().related_records.all()
    album.related_records = [
        AlbumRecord(record=town, sort_order=2),
        AlbumRecord(record=album, sort_order=1),
    ]
    album = publish(album)
    row = make.english(album)
    assert [item.record_id for item in row.related_records.all()] == [album.pk, town.pk]
    draft = row.get_latest_revision_as_object()
    assert [item.record_id for item in draft.related_records.all()] == [album.pk, town.pk]
    row.get_latest_revision().publish()
    assert make.english(album).related_records.count() == 2


def test_a_worded_child_of_another_page_type(town, capture):
    town.contacts = [TownContact(unit="Отдел „Култура“", phone="1")]
    town = publish(town)
    make.translate(town, capture)
    contact = make.english(town).contacts.get()
    assert contact.unit.startswith("English") and contact.locale.language_code == "en"
    contact = town.contacts.get()
    contact.phone = "2"
    town.contacts = [contact]
    town = publish(town)
    assert make.english(town).contacts.get().phone == "2"
    assert make.english(town).contacts.get().unit.startswith("English")


# --- Snippets -------------------------------------------------------------------------------------------------


def test_facts_of_a_snippet(capture):
    ours = Organisation.objects.create(
        name="Община Кубрат", name_original="Община Кубрат", country="BG"
    )
    make.translate(ours, capture, name="Kubrat Municipality")
    row = make.english(ours)
    row.name = "Kubrat, draft"
    row.save_revision()
    ours.country, ours.name = "FR", "Община Кубрат"
    ours.save_revision().publish()
    row = make.english(ours)
    assert (row.name, row.country) == ("Kubrat Municipality", "FR")
    draft = row.get_latest_revision_as_object()
    assert (draft.name, draft.country) == ("Kubrat, draft", "FR")


def test_a_snippet_published_from_its_editor(admin_client, capture):
    term = Term.objects.create(vocabulary="area", code="culture", name="култура")
    make.translate(term, capture, name="culture")
    response = admin_client.post(
        reverse(term.snippet_viewset.get_url_name("edit"), args=[term.pk]),
        {
            "vocabulary": "area",
            "code": "arts",
            "name": "култура",
            "position": "3",
            "action-publish": "1",
        },
    )
    assert response.status_code == 302
    row = make.english(term)
    assert (row.code, row.position, row.name) == ("arts", 3, "culture")


def test_a_menu_keeps_its_labels(home, capture):
    menu = Menu(place="main")
    menu.items = [
        MenuItem(label="Начало", page=home, sort_order=1),
        MenuItem(label="Друго", url="/x", sort_order=2),
    ]
    menu.save()
    make.translate(menu, capture)
    labels = [item.label for item in make.english(menu).items.all()]
    menu = Menu.objects.get(pk=menu.pk)
    items = list(menu.items.all())
    items[0].sort_order, items[1].sort_order = 5, 1
    menu.items = items
    menu.save_revision().publish()
    assert [item.label for item in make.english(menu).items.all()] == labels[::-1]


# --- Every model ------------------------------------------------------------------------------------------------


def test_every_field_of_every_page_is_word_fact_or_its_own():
    from facts.pages import BasePage

    models = [model for model in _subclasses(BasePage) if not model._meta.abstract]
    assert len(models) > 10
    for model in models:
        words, facts = set(words_of(model)), set(facts_of(model))
        assert not words & facts, model
        for field in model._meta.get_fields():
            if field.auto_created or not field.concrete or not field.editable:
                continue
            if field.primary_key or getattr(field.remote_field, "parent_link", False):
                continue
            known = field.name in words | facts | OWN
            assert known, f"{model.__name__}.{field.name}"
        names = [field.field_name for field in model.translatable_fields]
        assert len(names) == len(set(names)), model
        for name in names:
            assert model._meta.get_field(name)


def _subclasses(model):
    for child in model.__subclasses__():
        yield child
        yield from _subclasses(child)


def test_stand_ins_follow_too(album):
    album.date_from = "2019"
    album = publish(album)
    row = Page.objects.get(translation_key=album.translation_key, locale=make.locale("en")).specific
    assert row.alias_of_id == album.pk
    assert row.date_from == "2019"
    assert len(captions(row)) == 3
