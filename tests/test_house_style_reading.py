"""Reading time and ease of reading."""

import pytest

from home.house_style.readability import Reading, split_sentences

EASY_BG = "Каним децата от града на среща. " * 10
HARD_BG = (
    "Международното сътрудничество на общината се укрепва на базата на съвместните дейности между "
    "градовете, сключили двустранни договори за сътрудничество и взаимопомощ, като включва нови "
    "приоритети в областта на културата, социалните дейности и бизнес отношенията. "
)


@pytest.mark.feature("E19")
@pytest.mark.parametrize(
    ("language", "text", "ease"),
    [
        ("bg", EASY_BG, "easy"),
        ("bg", HARD_BG, "hard"),
        ("bg", "Към кого да се обърнете?", ""),
        ("en", "We met in the old town and we sang. " * 5, "easy"),
        (
            "en",
            "International collaboration between municipalities strengthens comprehensive "
            "administrative arrangements throughout participating organisations, considering "
            "particular circumstances. " * 3,
            "hard",
        ),
        ("sv", "Vi träffades i den gamla staden. " * 10, ""),
    ],
)
def test_a_text_is_called_easy_or_hard(language, text, ease):
    assert Reading((text,), language).ease == ease


@pytest.mark.feature("E19")
@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"Договорът е от 2006{chr(160)}г. в София. Действа и днес.", 2),
        ("Срещата беше на ул. Ивайло в гр. Кубрат. Дойдоха много хора!", 2),
        ("Писателят И. Вазов е роден в Сопот.", 1),
        ("„Добре дошли!“ Така ни посрещнаха. А после?", 3),
        ("Dr. Smith came at 10 a.m. today. He spoke.", 2),
        ("Чакаме ви… Елате.", 2),
        ("", 0),
    ],
)
def test_short_forms_end_no_sentence(text, number):
    assert len(split_sentences(text)) == number


@pytest.mark.feature("E19")
def test_reading_time_is_in_whole_minutes():
    assert Reading(("дума " * 184,), "bg").minutes == 1
    assert Reading(("дума " * 185,), "bg").minutes == 2
    assert Reading(("word " * 238,), "en").minutes == 1
    assert Reading((), "bg").minutes == 0


@pytest.mark.feature("E19")
def test_lix_is_words_in_a_sentence_plus_the_percentage_of_long_words():
    # 8 words in 2 sentences, 2 of them of more than 6 letters.
    reading = Reading(("We visited some friends. They seemed very happy.",), "en")
    assert (reading.words_in_sentence, reading.long_words) == (4, 0.25)
    assert reading.lix == 29


@pytest.mark.feature("E19")
def test_the_longest_sentences_come_first_and_short_ones_not_at_all():
    long, longer = "дума " * 29 + "край.", "Дума " * 39 + "край."
    reading = Reading((f"Кратко изречение за пример. {longer} И още едно тук.", long), "bg")
    assert [count for _text, count in reading.longest()] == [40, 30]
