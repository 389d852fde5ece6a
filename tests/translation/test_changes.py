"""What became of each text of a page, and where its translation went. No word of a translator is lost."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringSegment, StringTranslation

from media.models import AlbumPage, AlbumPhoto, GalleryIndexPage
from tests import helpers_translation as make
from translation import changes, texts
from translation.missing import missing_strings
from translation.models import TextChange, TextRevision
from translation.models.texts import Origin, State
from translation.pairing import Text, pair
from translation.refresh import refresh
from translation.states import CURRENT, OUTDATED, state_of
from translation.texts import Entry

pytestmark = pytest.mark.django_db
Kind = TextChange.Kind


@pytest.fixture
def capture(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def page():
    return make.standard_page(
        make.home_page(), body=("Първи ред за моста.", "Втори ред за реката.")
    )


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def publish(page):
    page.save_revision().publish()
    return fresh(page)


def edit(page, index, html):
    """Publishes other words in the paragraph with this number."""
    page = fresh(page)
    raw = [dict(block) for block in page.body.raw_data]
    raw[index]["value"] = html
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    return publish(page)


def segment(page, text):
    return StringSegment.objects.get(source__object_id=page.translation_key, string__data=text)


def words_for(page, text, code="en"):
    """The translation that the engine would publish for a text, or None."""
    found = segment(page, text)
    row = StringTranslation.objects.filter(
        translation_of=found.string_id,
        context=found.context_id,
        locale=make.locale(code),
        has_error=False,
    ).first()
    return row and row.data


def by_words(source, locale=None):
    return {row.string.data: row for row in changes.changes_of(source, locale).values()}


def test_nothing_has_changed_at_the_first_submission(page):
    assert changes.changes_of(make.begin(page).source) == {}


def test_a_changed_text_remembers_what_it_was_and_its_translation(page, capture):
    translation = make.translate(page, capture)
    english = words_for(page, "Първи ред за моста.")
    page = edit(page, 0, "<p>Първи ред за стария мост.</p>")
    found = by_words(translation.source, translation.target_locale)
    assert set(found) == {"Първи ред за стария мост."}
    row = found["Първи ред за стария мост."]
    assert row.kind == Kind.CHANGED
    assert row.previous.data == "Първи ред за моста."
    assert row.previous_text.data == english
    assert changes.previous_translation(row, translation.target_locale).data == english
    assert words_for(page, "Първи ред за стария мост.") is None  # a translator decides


def test_changed_twice_leads_back_to_what_the_translator_knew(page, capture):
    translation = make.translate(page, capture)
    english = words_for(page, "Първи ред за моста.")
    edit(page, 0, "<p>Първи ред за стария мост.</p>")
    edit(page, 0, "<p>Първи ред за стария каменен мост.</p>")
    row = by_words(translation.source, translation.target_locale)[
        "Първи ред за стария каменен мост."
    ]
    assert row.previous.data == "Първи ред за моста."
    assert row.previous_text.data == english


def test_each_language_has_its_own_previous_text(page, capture):
    english = make.translate(page, capture)
    edit(page, 0, "<p>Първи ред за стария мост.</p>")
    slovenian = make.begin(page, "sl")
    make.fill_in(slovenian, text="Slovenske besede")
    edit(page, 0, "<p>Първи ред за стария каменен мост.</p>")
    now = "Първи ред за стария каменен мост."
    for translation, before in (
        (english, "Първи ред за моста."),
        (slovenian, "Първи ред за стария мост."),
    ):
        row = by_words(translation.source, translation.target_locale)[now]
        assert row.previous.data == before


def test_back_to_the_old_words_needs_no_translator(page, capture):
    make.translate(page, capture)
    english = words_for(page, "Първи ред за моста.")
    edit(page, 0, "<p>Съвсем друго.</p>")
    page = edit(page, 0, "<p>Първи ред за моста.</p>")
    assert words_for(page, "Първи ред за моста.") == english


@pytest.mark.feature("L7")
def test_a_moved_text_takes_its_translation_along(page, capture, admin_client):
    """The editor cuts a paragraph and pastes it as a new one below: only its place is another."""
    make.translate(page, capture)
    english = words_for(page, "Първи ред за моста.")
    form = {
        "title": page.title,
        "slug": page.slug,
        "role": "",
        "lead": "",
        "lead_image_alt": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "action-publish",
        "body-count": "2",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": page.body[1].id,
        "body-0-value": rich_text("Втори ред за реката."),
        "body-1-deleted": "",
        "body-1-order": "1",
        "body-1-type": "paragraph",
        "body-1-id": "",
        "body-1-value": rich_text("Първи ред за моста."),
    }
    old_place = segment(page, "Първи ред за моста.").context_id
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 302
    page = fresh(page)
    now = segment(page, "Първи ред за моста.")
    assert now.context_id != old_place
    assert words_for(page, "Първи ред за моста.") == english
    row = by_words(now.source)["Първи ред за моста."]
    assert row.kind == Kind.MOVED
    assert TextRevision.objects.filter(context=now.context_id, origin=Origin.MOVED).count() == 1
    assert not missing_strings(page.translation_key, make.locale("en").pk).exists()


def rich_text(text):
    block = {
        "key": "a",
        "type": "unstyled",
        "text": text,
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return json.dumps({"blocks": [block], "entityMap": {}})


def new_place(page, index=0):
    """Publishes the paragraph with this number as another block at the end."""
    page = fresh(page)
    raw = [dict(block) for block in page.body.raw_data]
    block = raw.pop(index)
    raw.append({"type": "paragraph", "value": block["value"]})
    page.body = page._meta.get_field("body").stream_block.to_python(raw)
    return publish(page)


@pytest.mark.parametrize("state", [State.DRAFT, State.MACHINE, State.REVIEWED, State.KEPT])
def test_the_state_goes_along_and_into_every_language(page, state):
    for code in ("en", "sl"):
        translation = make.begin(page, code)
        texts.save(translation, Entry(segment(page, "Първи ред за моста."), f"Words {code}", state))
    page = new_place(page)
    for code in ("en", "sl"):
        text = StringTranslation.objects.get(
            context=segment(page, "Първи ред за моста.").context_id, locale=make.locale(code)
        )
        assert text.data == f"Words {code}"
        assert texts.state_of(text) == state


def test_a_moved_text_overwrites_nothing(page):
    translation = make.begin(page)
    old = segment(page, "Първи ред за моста.")
    texts.save(translation, Entry(old, "Old place"))
    page = new_place(page)
    now = segment(page, "Първи ред за моста.")
    text = texts.find(translation, now)
    texts.save(translation, Entry(now, "New place"), expected=texts.version_of(text))
    # Back and forth: what was typed for each place stands.
    publish(page)
    assert texts.find(translation, now).data == "New place"
    assert StringTranslation.objects.get(context=old.context_id).data == "Old place"


def test_several_strings_of_one_block_are_paired_by_order_and_likeness(page, capture):
    page = edit(
        page, 0, "<p>Мостът е построен през 1902 г.</p><p>Реката е дълбока.</p><p>Край.</p>"
    )
    translation = make.translate(page, capture)
    edit(
        page,
        0,
        "<p>Нов увод.</p><p>Мостът е построен през 1903 г.</p><p>Реката е много дълбока.</p>",
    )
    found = by_words(translation.source)
    assert found["Мостът е построен през 1903 г."].previous.data == "Мостът е построен през 1902 г."
    assert found["Реката е много дълбока."].previous.data == "Реката е дълбока."
    assert found["Нов увод."].kind == Kind.NEW
    assert found["Край."].kind == Kind.REMOVED


def test_captions_that_change_places(capture):
    home = make.home_page()
    index = home.add_child(instance=GalleryIndexPage(title="Албуми", slug="albumi"))
    album = AlbumPage(title="Езера", slug="ezera", live=False, date_from="2014")
    album.photos = [
        AlbumPhoto(image=make.picture(f"{n}"), caption=f"Надпис {n}", alt=f"Вид {n}", sort_order=n)
        for n in range(1, 4)
    ]
    index.add_child(instance=album)
    album = publish(album)
    translation = make.translate(album, capture)
    english = words_for(album, "Надпис 3")
    photos = list(album.photos.all())
    photos[2].caption, photos[0].caption = "", "Надпис 3"
    album.photos = photos
    album = publish(album)
    assert words_for(album, "Надпис 3") == english
    assert by_words(translation.source)["Надпис 3"].kind == Kind.MOVED


def test_the_old_translations_are_never_lost(page, capture):
    make.translate(page, capture)
    before = set(StringTranslation.objects.values_list("pk", "data"))
    page = edit(page, 0, "<p>Друго.</p>")
    page.body = page.body.stream_block.to_python([])
    publish(page)
    assert before <= set(StringTranslation.objects.values_list("pk", "data"))


def test_a_draft_changes_nothing_for_translators(page, capture):
    translation = make.translate(page, capture)
    page.title = "Чернова"
    page.save_revision()
    assert changes.changes_of(translation.source) == {}
    assert not StringSegment.objects.filter(string__data="Чернова").exists()
    assert state_of(page, make.locale("en")) == CURRENT


def test_a_changed_text_makes_the_translation_outdated(page, capture):
    make.translate(page, capture)
    page = edit(page, 0, "<p>Друго.</p>")
    assert state_of(page, make.locale("en")) == OUTDATED


def test_the_queries_do_not_grow_with_the_changes(page):
    counts = {}
    for number in (3, 60):
        page = make.standard_page(
            page.get_parent().specific,
            title=f"Т {number}",
            body=[f"Ред {n}" for n in range(number)],
        )
        make.fill_in(make.begin(page))
        for index, block in enumerate(raw := [dict(b) for b in page.body.raw_data]):
            block["value"] = f"<p>Нов ред {index}</p>"
        page.body = page._meta.get_field("body").stream_block.to_python(raw)
        page.save()
        with CaptureQueriesContext(connection) as queries:
            refresh(page)
        counts[number] = len(queries)
    assert counts[60] <= counts[3] + 2


# --- Pairing ---------------------------------------------------------------------------------------------


def text(place, string):
    return Text(place, hash(string), string)


def test_pairs_across_places_only_when_much_alike():
    before = [text(1, "Градът е побратим от 1998 г."), text(2, "Карта")]
    after = [text(3, "Градът е побратим от 1999 г."), text(4, "Списък")]
    pairs, gone, come = pair(before, after)
    assert pairs == [(before[0], after[0])]
    assert gone == [before[1]]
    assert come == [after[1]]


def test_many_texts_are_paired_in_order():
    before = [text(1, f"стар {n}") for n in range(80)]
    after = [text(1, f"нов {n}") for n in range(80)]
    pairs, gone, come = pair(before, after)
    assert pairs == list(zip(before, after, strict=True))
    assert not gone
    assert not come
