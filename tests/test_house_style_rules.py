"""What the house's style suggests in real sentences, and what it leaves alone."""

import re

import pytest
from django.conf import settings

from home.house_style.checking import suggestions
from home.house_style.suggestion import applied

N = "\u00a0"

CHANGED = [
    # Quotation marks.
    ("bg", 'Проектът "Отворени прозорци" приключи.', "Проектът „Отворени прозорци“ приключи."),
    ("bg", "Читалище “Светлина” гостува.", "Читалище „Светлина“ гостува."),
    ("bg", "Читалище „Светлина” гостува.", "Читалище „Светлина“ гостува."),
    ("bg", "Програма «Европа за гражданите»", "Програма „Европа за гражданите“"),
    ("bg", '("Приятели")', "(„Приятели“)"),
    ("bg", '"Първи" и "втори"', "„Първи“ и „втори“"),
    ("bg", 'Програма "Europe for Citizens".', "Програма „Europe for Citizens“."),
    ("en", 'The project "Open Windows" ended.', "The project “Open Windows” ended."),
    ("en", "The project „Open Windows“ ended.", "The project “Open Windows” ended."),
    ("en", "The «Europe» programme", "The “Europe” programme"),
    # Dashes.
    ("bg", f"През 2006-2007{N}г. работихме заедно.", f"През 2006–2007{N}г. работихме заедно."),
    ("bg", f"периодът 2006 – 2007{N}г.", f"периодът 2006–2007{N}г."),
    ("bg", f"на 22-26 април 2014{N}г.", f"на 22–26 април 2014{N}г."),
    ("bg", f"от 10:00-12:30{N}ч.", f"от 10:00–12:30{N}ч."),
    ("bg", "за 10-15 деца", "за 10–15 деца"),
    ("bg", "Омол - град в Швеция", "Омол – град в Швеция"),
    ("bg", "Омол -- град в Швеция", "Омол – град в Швеция"),
    ("en", "from 2014-2020 in Åmål", "from 2014–2020 in Åmål"),
    ("en", "on 22-26 April 2014", "on 22–26 April 2014"),
    ("en", "Åmål - a town in Sweden", "Åmål – a town in Sweden"),
    ("en", "Åmål--a town", "Åmål – a town"),
    # The number sign.
    ("bg", "Решение No 123", f"Решение №{N}123"),
    ("bg", "Решение No. 123", f"Решение №{N}123"),
    ("bg", "Решение N 123", f"Решение №{N}123"),
    ("bg", "Решение № 123 от протокол №7", f"Решение №{N}123 от протокол №{N}7"),
    ("en", "Decision No. 123", f"Decision No.{N}123"),
    # No-break spaces.
    ("bg", "през 2006 г. и 2007г.", f"през 2006{N}г. и 2007{N}г."),
    ("bg", "391 166 лв. или 200 000 €", f"391 166{N}лв. или 200 000{N}€"),
    ("bg", "на 5 км, в 10:30 ч., 3 млн. души", f"на 5{N}км, в 10:30{N}ч., 3{N}млн. души"),
    ("bg", "писателят И. Вазов", f"писателят И.{N}Вазов"),
    ("bg", "поетът П. К. Яворов", f"поетът П. К.{N}Яворов"),
    ("en", "5 km from J. Smith", f"5{N}km from J.{N}Smith"),
    ("bg", "над 80 % от сумата", "над 80% от сумата"),
    ("en", "80 % of the sum", "80% of the sum"),
    # Spaces and the ellipsis.
    ("bg", "две  думи , после точка .", "две думи, после точка."),
    ("en", "two  words , then a stop .", "two words, then a stop."),
    ("bg", "и така нататък...", "и така нататък…"),
    ("en", "and so on...", "and so on…"),
]
LEFT = [
    ("bg", "Проектът „Отворени прозорци“ приключи."),
    ("bg", "Фондация „Клуб „Приятели““ и „Права „на детето““"),
    ("bg", "културно-фолклорен обмен, по-добър, д-р Петров, 8-ми март, 15-годишен"),
    ("bg", f"2006–2007{N}г., 22–26 април, от 10:00–12:30{N}ч."),
    ("bg", "Омол – град в Швеция"),
    ("bg", "Договор № BG16RFOP001-1.001-0023 и рег. № 12-34".replace("№ ", f"№{N}")),
    ("bg", "тел. 08448 2020-2021, факс: 0848 72020-22"),
    ("bg", "+359 848 7-20-20"),
    ("bg", "Вижте https://example.org/2006-2007/doc...pdf и kmet@kubrat-2006-2007.bg"),
    ("bg", "файл otchet 2006-2007.pdf".replace("otchet ", "otchet-")),
    ("bg", "Регламент (ЕС) 2021/1060, ISO 9001-2015, EN 301 549-2022"),
    ("bg", "Мачът завърши 3-1 за домакините."),
    ("bg", "път N5, зала N12"),
    ("bg", 'монитор 24" и 27" на бюрото'),
    ("bg", "`a  b ...` остава"),
    ("bg", "дата 2022-03-30 в таблицата"),
    ("bg", "Европа… и светът"),
    ("bg", "нещо .... друго"),
    ("bg", "Срещата е на 5 май, идват 12 души"),
    ("bg", "цена 5.50, а не 6"),
    ("en", "The project “Open Windows” ended; it’s over."),
    ("en", "a well-known, twenty-first-century town"),
    ("en", "Regulation (EU) 2021/1060 and COVID-19"),
    ("en", "the towns’ exchange, 2014–2020"),
    ("en", "See https://example.org/a--b/1990-1995"),
    ("en", "version 2.0, section 3.1"),
    ("en", "I am here. No one came."),
    ("en", "St. Nicholas' church"),
    ("sv", 'Projektet "Öppna fönster" 2006-2007 ...'),
]


@pytest.mark.feature("E20")
@pytest.mark.parametrize(("language", "text", "better"), CHANGED)
def test_a_sentence_with_all_suggestions_applied(language, text, better):
    assert applied(text, suggestions(text, language)) == better


@pytest.mark.feature("E20")
@pytest.mark.parametrize(("language", "text", "better"), CHANGED)
def test_what_was_changed_needs_no_other_change(language, text, better):
    assert suggestions(better, language) == []


@pytest.mark.feature("E20")
@pytest.mark.parametrize(("language", "text"), LEFT)
def test_a_sentence_that_is_right_or_no_prose_is_left_alone(language, text):
    assert applied(text, suggestions(text, language)) == text


@pytest.mark.feature("E20")
def test_the_place_shows_what_goes_and_what_comes():
    text = 'Проектът "Отворени прозорци" приключи.'
    [one] = suggestions(text, "bg")
    assert one.parts(text) == [
        ("same", "Проектът "),
        ("old", '"'),
        ("new", "„"),
        ("same", "Отворени прозорци"),
        ("old", '"'),
        ("new", "“"),
        ("same", " приключи."),
    ]


@pytest.mark.feature("E20")
def test_the_same_words_elsewhere_are_known_again():
    around = "а" * 40
    first, second = f"{around} No 5 {around}", f"Другаде: {around} No 5 {around}!"
    [one], [other] = suggestions(first, "bg"), suggestions(second, "bg")
    assert one.fingerprint(first) == other.fingerprint(second)
    [third] = suggestions("Решение No 5", "bg")
    assert third.fingerprint("Решение No 5") != one.fingerprint(first)


def prose(path):
    """Lines of words of a demonstration page: its texts and the values of its fields in quotes."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        field = re.match(r'\w+ = "(.*)"$', line)
        if field:
            yield field[1]
        elif line and not re.match(r"[\w.]+ = |:::|\[\[|\+\+\+", line):
            yield line


@pytest.mark.feature("E20")
@pytest.mark.parametrize("language", ["bg", "en"])
def test_the_demonstration_is_written_in_the_house_style(language):
    pages = sorted((settings.BASE_DIR / "demo/pages").rglob(f"*.{language}.md"))
    lines = [(page, line) for page in pages for line in prose(page)]
    assert len(lines) > 200
    assert [
        (page.parent.name, one.rule, one.parts(line))
        for page, line in lines
        for one in suggestions(line, language)
    ] == []
