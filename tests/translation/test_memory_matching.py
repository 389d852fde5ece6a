"""L5: what was translated once is found, offered or filled in, and nothing gets in that must not."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringSegment, StringTranslation

from tests import helpers_translation as make
from translation import memory, texts
from translation.memory import marks
from translation.models import MemoryEntry, TextRevision
from translation.models.texts import Origin, State
from translation.texts import Entry

pytestmark = pytest.mark.django_db

SENTENCE = "Общината посрещна гости от три побратимени града."
ENGLISH = "The municipality welcomed guests from three twin towns."


@pytest.fixture
def home():
    return make.home_page()


@pytest.fixture
def locales():
    return make.locale("bg"), make.locale("en")


def begun(home, title, *body):
    page = make.standard_page(home, title=title, body=body)
    return page, make.begin(page)


def segment(translation, words):
    return StringSegment.objects.get(source=translation.source, string__data=words)


def say(translation, words, target, state=State.TRANSLATED):
    [text] = texts.save_many(translation, [Entry(segment(translation, words), target, state)])
    return text


def found(words, locales, **options):
    return [(match.target, match.percent) for match in memory.matches(words, *locales, **options)]


def test_the_same_sentence_on_another_page_is_offered_whole(home, locales):
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    assert found(SENTENCE, locales) == [(ENGLISH, 100)]


def test_a_similar_sentence_is_offered_with_its_difference(home, locales):
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    [match] = memory.matches(SENTENCE.replace("три", "пет"), *locales)
    assert 90 < match.percent < 100
    assert ("delete", "три") in match.diff
    assert ("insert", "пет") in match.diff
    assert found("Съвсем друго изречение за библиотеката и хора.", locales) == []


def test_letters_of_either_size_are_the_same_words(home, locales):
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    assert found(SENTENCE.upper(), locales) == [(ENGLISH, 99)]


@pytest.mark.parametrize("state", [State.DRAFT, State.MACHINE, State.KEPT])
def test_what_is_not_finished_is_not_in_the_memory(home, locales, state):
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    say(first, SENTENCE, ENGLISH, state)
    assert found(SENTENCE, locales) == []


def test_a_corrected_text_is_corrected_in_the_memory(home, locales):
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, "The municipality saw guests.")
    say(first, SENTENCE, ENGLISH)
    assert found(SENTENCE, locales) == [(ENGLISH, 100)]


def test_a_deleted_text_leaves_the_memory(home, locales):
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH).delete()
    assert found(SENTENCE, locales) == []


def test_a_private_page_gives_nothing_to_the_memory(home, locales):
    page, first = begun(home, "Първа", SENTENCE)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    say(first, SENTENCE, ENGLISH)
    assert found(SENTENCE, locales) == []
    restriction.delete()
    assert found(SENTENCE, locales) == [(ENGLISH, 100)]
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert found(SENTENCE, locales) == []


def test_a_page_that_is_not_published_gives_nothing_to_the_memory(home, locales):
    page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    page.unpublish()
    assert found(SENTENCE, locales) == []
    say(first, SENTENCE, ENGLISH)
    assert found(SENTENCE, locales) == []
    page.save_revision().publish()
    assert found(SENTENCE, locales) == [(ENGLISH, 100)]


def test_a_page_that_becomes_private_by_moving_leaves_the_memory(home, locales):
    page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    closed = make.standard_page(home, title="Затворена")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")
    assert found(SENTENCE, locales) == []


def test_the_memory_forgets_what_stood_only_on_a_deleted_page(home, locales):
    page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    Page.objects.get(pk=page.pk).specific.delete()
    assert found(SENTENCE, locales) == []
    call_command("rebuild_memory", verbosity=0)
    assert found(SENTENCE, locales) == []
    assert StringTranslation.objects.filter(data=ENGLISH).exists()


def test_rebuilding_finds_what_was_written_past_the_application(home, locales):
    _page, first = begun(home, "Първа", SENTENCE)
    place = segment(first, SENTENCE)
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=place.string,
                context=place.context,
                locale=locales[1],
                data=ENGLISH,
            )
        ]
    )
    assert found(SENTENCE, locales) == []
    call_command("rebuild_memory", verbosity=0)
    call_command("rebuild_memory", verbosity=0)
    assert found(SENTENCE, locales) == [(ENGLISH, 100)]
    assert MemoryEntry.objects.count() == 1


def test_a_new_translation_begins_with_what_was_translated_in_one_way(home, locales):
    _page, first = begun(home, "Първа", SENTENCE, "Друг ред.")
    say(first, SENTENCE, ENGLISH)
    _page, second = begun(home, "Втора", SENTENCE, "Нов ред.")
    assert memory.fill_exact(second) == 0
    assert texts.find(second, segment(second, "Нов ред.")) is None
    text = texts.find(second, segment(second, SENTENCE))
    assert text.data == ENGLISH
    assert texts.state_of(text) == State.TRANSLATED
    last = TextRevision.objects.filter(context=segment(second, SENTENCE).context).last()
    assert last.origin == Origin.MEMORY


def test_two_ways_to_say_it_are_offered_and_nothing_is_filled_in(home, locales):
    for number, words in enumerate((ENGLISH, "Guests from three twin towns were welcomed.")):
        _page, translation = begun(home, f"Страница {number}", SENTENCE)
        say(translation, SENTENCE, words)
    _page, third = begun(home, "Трета", SENTENCE)
    assert texts.find(third, segment(third, SENTENCE)) is None
    assert len(found(SENTENCE, locales)) == 2


def test_somebody_s_draft_is_never_filled_over(home, locales):
    _page, second = begun(home, "Втора", SENTENCE)
    say(second, SENTENCE, "Half a senten", State.DRAFT)
    _page, first = begun(home, "Първа", SENTENCE)
    say(first, SENTENCE, ENGLISH)
    assert memory.fill_exact(second) == 0
    assert texts.find(second, segment(second, SENTENCE)).data == "Half a senten"


def test_a_translation_without_the_marks_of_its_text_is_only_offered(home, locales):
    body = "Гости от <b>три</b> града."
    _page, first = begun(home, "Първа", body)
    say(first, body, "Guests from three towns.")
    _page, second = begun(home, "Втора", body)
    assert texts.find(second, segment(second, body)) is None
    assert found(body, locales) == [("Guests from three towns.", 100)]


@pytest.mark.parametrize(
    ("source", "target", "asked", "expected"),
    [
        ("Чети <b>тук</b>.", "Read <b>here</b>.", "Чети тук.", "Read here."),
        (
            '<a id="a1">Тук</a> и <a id="a2">там</a>',
            '<a id="a2">There</a> and <a id="a1">here</a>',
            '<a id="a3">Тук</a> и <a id="a4">там</a>',
            '<a id="a4">There</a> and <a id="a3">here</a>',
        ),
        # Where a link is gone, the words of another are not put into its place.
        (
            '<a id="a1">Тук</a> и <a id="a2">там</a>',
            '<a id="a1">Here</a> and <a id="a2">there</a>',
            'Тук и <a id="a1">там</a>',
            'Here and <a id="a1">there</a>',
        ),
        ("Чети", "Read", "<b>Чети</b>", "<b>Read</b>"),
        ("Първи<br/>втори", "First<br/>second", "Първи втори", "First second"),
        (
            "<b>А</b> <i>Б</i>",
            "<b>A <i>B</i></b>",
            "<i>А</i> Б",
            "A <i>B</i>",
        ),
    ],
)
def test_marks_follow_the_text_that_is_translated(source, target, asked, expected):
    assert marks.adapted(target, source, asked) == expected
