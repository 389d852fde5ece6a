"""Nobody's words are lost or overwritten unseen, whichever way they come."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation

from tests import helpers_translation as make
from translation import texts
from translation.missing import missing_strings
from translation.models import TextRevision
from translation.models.texts import Origin, State
from translation.texts import Conflict, Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    return make.begin(make.standard_page(make.home_page(), body=("Първи ред.",)))


@pytest.fixture
def segment(translation):
    return StringSegment.objects.get(source=translation.source, string__data="Първи ред.")


def waits(translation, segment):
    waiting = missing_strings(translation.source.object_id, translation.target_locale_id)
    return waiting.filter(pk=segment.pk).exists()


def test_a_finished_text_is_translated_and_a_draft_still_waits(translation, segment):
    texts.save(translation, Entry(segment, "First", State.DRAFT), expected=0)
    assert waits(translation, segment)
    text = texts.find(translation, segment)
    texts.save(translation, Entry(segment, "First line."), expected=texts.version_of(text))
    assert not waits(translation, segment)


def test_a_machines_words_wait_for_a_person(translation, segment):
    texts.save_many(translation, [Entry(segment, "Machine line.", State.MACHINE)])
    assert waits(translation, segment)
    text = texts.find(translation, segment)
    assert texts.state_of(text) == State.MACHINE
    texts.save(translation, Entry(segment, "Machine line."), expected=texts.version_of(text))
    assert not waits(translation, segment)


def test_who_saw_an_older_version_overwrites_nothing(translation, segment):
    texts.save(translation, Entry(segment, "Ana's words."), expected=0)
    with pytest.raises(Conflict) as conflict:
        texts.save(translation, Entry(segment, "Boyan's words."), expected=0)
    assert conflict.value.text.data == "Ana's words."
    assert texts.find(translation, segment).data == "Ana's words."


def test_a_text_that_was_deleted_meanwhile_is_a_conflict_too(translation, segment):
    text = texts.save(translation, Entry(segment, "Words."), expected=0)
    seen = texts.version_of(text)
    StringTranslation.objects.get(pk=text.pk).delete()
    with pytest.raises(Conflict):
        texts.save(translation, Entry(segment, "Other words."), expected=seen)
    again = texts.save(translation, Entry(segment, "Other words."), expected=0)
    assert texts.version_of(again) > seen


def test_broken_marks_are_kept_as_a_draft_with_the_reason(translation, segment):
    text = texts.save(
        translation, Entry(segment, 'A <a id="a7">link</a> from nowhere.'), expected=0
    )
    assert texts.state_of(text) == State.DRAFT
    assert text.get_error()
    assert waits(translation, segment)


def test_every_version_stays_in_the_history_whichever_way_it_came(translation, segment):
    texts.save(translation, Entry(segment, "One."), expected=0)
    row = texts.find(translation, segment)
    row = StringTranslation.objects.get(pk=row.pk)
    row.data = "Two, by the engine's own screen."
    row.save()
    row.delete()
    found = TextRevision.objects.filter(context=segment.context).values_list("data", "origin")
    assert list(found) == [
        ("One.", Origin.TYPED),
        ("Two, by the engine's own screen.", Origin.OTHER),
        ("", Origin.OTHER),
    ]


def test_words_from_before_the_history_are_not_lost_when_they_are_written_over(
    translation, segment
):
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                data="The loader's words.",
                translation_type="manual",
            )
        ]
    )
    text = texts.find(translation, segment)
    texts.save(translation, Entry(segment, "New words."), expected=texts.version_of(text))
    assert [entry.data for entry in texts.history_of(text)] == ["The loader's words.", "New words."]


def test_many_texts_take_no_more_queries_than_a_few(django_assert_max_num_queries):
    page = make.standard_page(
        make.home_page(), body=[f"Изречение номер {n}, което е доста по-дълго." for n in range(60)]
    )
    translation = make.begin(page)
    segments = StringSegment.objects.filter(source=translation.source)

    def entries(words):
        return [
            Entry(segment, f"{words} number {segment.order}, which is rather longer than before.")
            for segment in segments.select_related("string", "context")
        ]

    for words in ("A sentence", "Another sentence"):
        given = entries(words)
        with django_assert_max_num_queries(22):
            saved = texts.save_many(translation, given)
        assert {text.data for text in saved} == {entry.data for entry in given}
    assert not missing_strings(translation.source.object_id, translation.target_locale_id)
