"""Nothing becomes public in another language with the source's words in it, by any way there is."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from facts.publication import PublicationBlocked
from home.models import StandardPage, Term
from media.models import AlbumPage, AlbumPhoto, GalleryIndexPage
from tests import helpers_translation as make
from translation import work

pytestmark = pytest.mark.django_db

CYRILLIC = "Първи ред"


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def page(home):
    return make.standard_page(home)


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


# --- The engine's own ways ---------------------------------------------------------------------------


def test_starting_a_translation_leaves_the_stand_in(page):
    translation = make.begin(page)
    assert translation.enabled
    make.assert_untouched(page)


def test_the_engines_own_submission_leaves_the_stand_in(page):
    translate_object(page, [make.locale("en")])
    assert Translation.objects.filter(source__object_id=page.translation_key, enabled=True).exists()
    make.assert_untouched(page)


@pytest.mark.parametrize("publish", [True, False])
def test_the_engine_cannot_write_an_incomplete_page(page, capture, publish):
    translation = make.begin(page)
    make.fill_in(translation, except_for=["Втори ред."])
    with pytest.raises(ValidationError), capture(execute=True):
        translation.save_target(publish=publish)
    make.assert_untouched(page)


def test_a_text_with_an_error_is_not_translated(page, capture):
    translation = make.begin(page)
    make.fill_in(translation)
    text = StringTranslation.objects.filter(locale=make.locale("en")).first()
    text.has_error = True
    text.save(update_fields=["has_error"])
    with pytest.raises(PublicationBlocked), capture(execute=True):
        work.publish(translation)
    make.assert_untouched(page)


def test_a_complete_translation_becomes_public(page, capture):
    make.translate(page, capture, title="About us")
    row = make.english(page)
    assert row.live and row.alias_of_id is None
    assert row.title == "About us"
    assert "English words" in str(row.body)


def test_an_outdated_translation_keeps_its_public_words(page, capture):
    translation = make.translate(page, capture)
    before = str(make.english(page).body)
    page.body = [("paragraph", "<p>Нов ред.</p>")]
    page.save_revision().publish()
    with pytest.raises(PublicationBlocked):
        work.publish(translation)
    for publish in (True, False):
        with pytest.raises(ValidationError), capture(execute=True):
            Translation.objects.get(pk=translation.pk).save_target(publish=publish)
    row = make.english(page)
    assert row.live and str(row.body) == before


def test_a_translation_waits_for_its_source(home, capture):
    page = make.standard_page(home)
    translation = make.begin(page)
    make.fill_in(translation)
    page.unpublish()
    with pytest.raises(PublicationBlocked), capture(execute=True):
        work.publish(translation)
    assert not make.english(page).live


@pytest.mark.parametrize("path", ["lead_image_alt", "title", "body"])
def test_a_translation_that_is_too_long(home, capture, path):
    """On PostgreSQL the engine would end in a database error."""
    page = make.standard_page(home, body=(), lead_image_alt="Площад")
    page.body = [("heading", {"text": "Глава", "level": "2"})]
    page.save_revision().publish()
    translation = make.begin(page)
    make.fill_in(translation)
    text = StringTranslation.objects.get(context__path__startswith=path)
    text.data = "Word " * 60
    text.save()
    assert text.has_error and "300" in text.field_error
    with pytest.raises(ValidationError), capture(execute=True):
        work.publish(translation)
    make.assert_untouched(page)
    text.data, text.has_error = "Word", False
    text.save()
    assert not text.has_error
    with capture(execute=True):
        work.publish(translation)
    assert make.english(page).alias_of_id is None


def test_a_snippets_translation_that_is_too_long(term, capture):
    translation = make.begin(term)
    make.fill_in(translation, name="Word " * 60)
    assert StringTranslation.objects.get().has_error
    with pytest.raises(ValidationError), capture(execute=True):
        work.publish(translation)
    assert not make.english(term).live


def test_a_caption_that_is_too_long(home):
    index = home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi"))
    album = AlbumPage(title="Езера", slug="ezera")
    album.photos = [AlbumPhoto(image=make.picture(), caption="Надпис")]
    index.add_child(instance=album)
    make.fill_in(make.begin(album), text="Word " * 100)
    assert StringTranslation.objects.get(context__field_path="photos.caption").has_error


@pytest.mark.parametrize("live", [True, False])
def test_words_typed_by_hand_that_are_too_long(home, live):
    row = StandardPage(title="Guests", slug="guests", live=live, lead_image_alt="Word " * 60)
    with pytest.raises(ValidationError) as refused:
        make.english(home).add_child(instance=row)
    assert "lead_image_alt" in refused.value.error_dict


# --- Wagtail's ways ------------------------------------------------------------------------------------


def test_publishing_a_revision(page):
    row, revision = make.draft_by_hand(page)
    for publish in (revision.publish, PublishPageRevisionAction(revision).execute):
        with pytest.raises(PublicationBlocked):
            publish()
    assert not make.english(page).live


def test_saving_a_public_row(page):
    row, _revision = make.draft_by_hand(page)
    row.live = True
    with pytest.raises(PublicationBlocked):
        row.save()
    with pytest.raises(PublicationBlocked):
        row.save(clean=False)


def test_converting_a_stand_in(page):
    with pytest.raises(PublicationBlocked):
        ConvertAliasPageAction(make.english(page)).execute()
    make.assert_untouched(page)


def test_copying_a_stand_in(page):
    copy = make.english(page).copy(update_attrs={"slug": "copy"})
    assert not StandardPage.objects.get(pk=copy.pk).live
    with pytest.raises(PublicationBlocked):
        copy.get_latest_revision().publish()


def test_a_page_stays_in_the_tree_of_its_language(home, page):
    english_home = make.english(home)
    with pytest.raises(PublicationBlocked):
        page.copy(to=english_home, update_attrs={"slug": "copy"})
    with pytest.raises(PublicationBlocked):
        page.move(english_home, pos="last-child")


def test_a_page_written_in_english_alone_is_welcome(home):
    row = make.english(home).add_child(instance=StandardPage(title="For our guests"))
    row.save_revision().publish()
    assert StandardPage.objects.get(pk=row.pk).live


def test_an_old_draft_with_bulgarian_words(page, capture):
    translation = make.begin(page)
    row = make.english(page)
    row.alias_of_id = None
    old = row.save_revision(clean=False)
    make.fill_in(translation)
    with capture(execute=True):
        work.publish(translation)
    with pytest.raises(PublicationBlocked):
        old.publish()
    assert CYRILLIC not in str(make.english(page).body)


def test_the_scheduler_skips_and_goes_on(home, page, caplog):
    _row, revision = make.draft_by_hand(page)
    other = make.standard_page(home, title="Друга", body=["Текст."])
    other.title = "Друга и нова"
    later = other.save_revision()
    soon = timezone.now() - datetime.timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=soon)
    type(revision).objects.filter(pk=later.pk).update(approved_go_live_at=soon)
    call_command("publish_scheduled")
    assert not make.english(page).live
    assert StandardPage.objects.get(pk=other.pk).title == "Друга и нова"
    assert "Not published on time" in caplog.text


def test_a_revision_that_is_only_older_may_go_live(page, capture):
    """Reviewed English words stay English when the source changes after the review."""
    make.translate(page, capture)
    revision = make.english(page).get_latest_revision()
    page.body = [("paragraph", "<p>Нов ред.</p>")]
    page.save_revision().publish()
    revision.publish()
    assert make.english(page).live


# --- Snippets --------------------------------------------------------------------------------------------


@pytest.fixture
def term():
    return Term.objects.create(vocabulary="area", code="culture", name="култура")


def test_a_snippet_begins_as_a_draft(term, capture):
    translation = make.begin(term)
    assert not make.english(term).live
    for publish in (lambda: work.publish(translation), translation.save_target):
        with pytest.raises(ValidationError), capture(execute=True):
            publish()
    assert not make.english(term).live
    make.fill_in(translation, name="culture")
    with capture(execute=True):
        work.publish(translation)
    row = make.english(term)
    assert row.live and row.name == "culture"


def test_a_new_snippet_is_not_created_public(term, capture):
    source, _created = TranslationSource.get_or_create_from_instance(term)
    Translation.objects.create(source=source, target_locale=make.locale("en"))
    with pytest.raises(ValidationError), capture(execute=True):
        source.create_or_update_translation(make.locale("en"), fallback=True)
    assert not make.english(term).live
