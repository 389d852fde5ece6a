"""The order of names in each language."""

import random

import pytest

from facts.sorting import by_name

BULGARIAN = [
    "2 юни",
    "10 ноември",
    "Аалст",
    "Ёлка",
    "Елка Петрова",
    "„Заедно“ – клуб",
    "зайче",
    "Ивайло",
    "Йоана",
    "Казанлък",
    "Щип",
    "Ърбан",
    "Юнак",
    "Яна",
    "Aalst",
    "Ålesund",
    "Zadar",
]
ENGLISH = [
    "2 June",
    "10 November",
    "Ålesund",
    "Almelo",
    "“Bridges” project",
    "Łódź",
    "Lüdenscheid",
    "Lund",
    "Örebro",
    "Orlando",
    "San Marino",
    "Sanary",
    "Zadar",
    "Αθήνα",
    "Аалст",
    "Яна",
]


def shuffled(names):
    names = list(names)
    random.Random(7).shuffle(names)
    return names


@pytest.mark.feature("L20")
@pytest.mark.parametrize(
    ("language", "names"), [("bg", BULGARIAN), ("en", ENGLISH), ("en-GB", ENGLISH)]
)
def test_names_stand_where_a_reader_of_the_language_looks_for_them(language, names):
    assert by_name(shuffled(names), language) == names


@pytest.mark.feature("L20")
@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("bg", "елен", "ёлен"),
        ("bg", "и", "ѝ"),
        ("bg", "ѝ", "й"),
        ("bg", "Ияд", "Йовка"),
        ("bg", "иван", "Иван"),
        ("bg", "Велико Търново", "Великолепие"),
        ("bg", "щ", "ъ"),
        ("bg", "ъ", "ь"),
        ("bg", "яма", "alpha"),
        ("en", "alpha", "яма"),
        ("en", "resume", "résumé"),
        ("en", "Åland", "Albania"),
        ("en", "Saint-Denis", "Sainte"),
        ("en", "Straße", "Strasz"),
        ("en", "Lot 9", "Lot 10"),
    ],
)
def test_the_first_stands_before_the_second(language, first, second):
    assert by_name([second, first], language) == [first, second]


@pytest.mark.feature("L20")
def test_things_are_sorted_by_what_they_are_called():
    towns = {"SE": "Швеция", "BE": "Белгия", "JP": "Япония"}
    assert by_name(towns, "bg", name=towns.get) == ["BE", "SE", "JP"]
