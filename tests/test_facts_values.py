"""Dates, amounts, numbers and Latin spelling, as a reader sees them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from facts import formats
from facts.intervals import format_date_range, format_moment_range, format_time_range
from facts.languages import country_name, is_language_tag, language_name
from facts.money import MoneyMixin, to_eur, total_eur
from facts.partial_date import (
    PartialDate,
    PartialDateField,
    PartialDateFormField,
    check_order,
    parse,
)
from facts.transliteration import slugify, transliterate

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2000", "2000"),
        ("2000 г.", "2000"),
        ("11.2011", "2011-11"),
        ("1.5.2012", "2012-05-01"),
        ("30.03.2022", "2022-03-30"),
        ("2011-11", "2011-11"),
        (" 2022-3-30 ", "2022-03-30"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, stored):
    assert parse(typed) == stored


@pytest.mark.parametrize(
    "typed", ["31.04.2020", "13.2020", "пролетта", "20", "2020-00", "2020/05/01"]
)
def test_what_is_no_date_is_refused_with_what_was_typed(typed):
    with translation.override("en"), pytest.raises(ValidationError) as error:
        PartialDateFormField().clean(typed)
    assert typed in str(error.value.messages)


def test_a_date_sorts_by_time_and_knows_its_bounds():
    assert sorted([PartialDate("2011-11"), PartialDate("2000"), PartialDate("2011-02-03")]) == [
        "2000",
        "2011-02-03",
        "2011-11",
    ]
    assert PartialDate("2012-02").last_day == date(2012, 2, 29)
    assert PartialDate("2012").first_day == date(2012, 1, 1)
    assert [PartialDate(text).precision for text in ("2012", "2012-02", "2012-02-03")] == [
        "year",
        "month",
        "day",
    ]


def test_the_form_shows_a_stored_date_as_it_is_typed_here():
    assert PartialDateFormField().prepare_value("2022-03-30") == "30.03.2022"
    assert PartialDateFormField().prepare_value("2011-11") == "11.2011"
    assert PartialDateFormField().prepare_value("не знам") == "не знам"


def test_the_field_gives_dates_back_and_keeps_unknown_ones_empty():
    field = PartialDateField()
    assert field.from_db_value("2000", None, None).year == 2000
    assert field.to_python("30.3.2022") == "2022-03-30"
    assert field.to_python("") == ""


def test_an_end_before_its_start_is_refused_only_when_it_surely_is():
    check_order("2012", "2012-03", "end")
    check_order("", "2012", "end")
    with pytest.raises(ValidationError):
        check_order("2012-04", "2012-03", "end")


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("bg", "2022-03-30", f"30 март 2022{NBSP}г."),
        ("en", "2022-03-30", "30 March 2022"),
        ("bg", "2011-11", f"ноември 2011{NBSP}г."),
        ("en", "2011-11", "November 2011"),
        ("bg", "2000", f"2000{NBSP}г."),
        ("en", "2000", "2000"),
        ("en", date(2024, 2, 29), "29 February 2024"),
        ("bg", "", ""),
    ],
)
def test_dates(language, value, text):
    with translation.override(language):
        assert formats.format_date(value) == text


@pytest.mark.parametrize(
    ("language", "start", "end", "text"),
    [
        ("bg", "2006", "2007", f"2006–2007{NBSP}г."),
        ("en", "2006", "2007", "2006–2007"),
        ("bg", "2014-04-22", "2014-04-26", f"22–26 април 2014{NBSP}г."),
        ("en", "2014-04-22", "2014-04-26", "22–26 April 2014"),
        ("en", "2012-05-01", "2013-06-01", "1 May 2012 – 1 June 2013"),
        ("bg", "2012-05-01", "2013-06-01", f"1 май 2012{NBSP}г. – 1 юни 2013{NBSP}г."),
        ("bg", "2014-04-22", "2014-05-06", f"22 април – 6 май 2014{NBSP}г."),
        ("en", "2014-04-22", "2014-05-06", "22 April – 6 May 2014"),
        ("bg", "2014-04", "2014-05", f"април – май 2014{NBSP}г."),
        ("en", "2014-04", "2014-05", "April – May 2014"),
        ("bg", "2013-12", "2014-01", f"декември 2013{NBSP}г. – януари 2014{NBSP}г."),
        ("en", "2013-12", "2014-01", "December 2013 – January 2014"),
        ("bg", "2006", "2007-05", f"2006{NBSP}г. – май 2007{NBSP}г."),
        ("bg", date(2014, 4, 22), date(2014, 4, 26), f"22–26 април 2014{NBSP}г."),
        ("en", "2012", "", "2012"),
        ("en", "2020-02-20", "2020-02-22", "20–22 February 2020"),
    ],
)
def test_spans_of_time(language, start, end, text):
    with translation.override(language):
        assert format_date_range(start, end) == text


@pytest.mark.parametrize(
    ("language", "amount", "currency", "text"),
    [
        ("bg", "256208.82", "EUR", f"256{NBSP}208,82{NBSP}€"),
        ("en", "256208.82", "EUR", "€256,208.82"),
        ("bg", "200000", "EUR", f"200{NBSP}000{NBSP}€"),
        ("bg", "391166", "BGN", f"391{NBSP}166{NBSP}лв."),
        ("en", "0", "EUR", "€0"),
    ],
)
def test_amounts(language, amount, currency, text):
    with translation.override(language):
        assert formats.format_money(Decimal(amount), currency) == text


def test_an_unknown_amount_is_not_shown_as_nothing():
    assert formats.format_money(None) == ""


def test_levs_become_euro_at_the_fixed_rate_half_up():
    assert to_eur(Decimal("391166.00"), "BGN") == Decimal("200000.00")
    assert to_eur(Decimal("0.01"), "BGN") == Decimal("0.01")
    assert to_eur(Decimal("100"), "SEK") is None


class Amount:
    def __init__(self, amount, currency="EUR", is_lower_bound=False):
        self.amount, self.currency, self.is_lower_bound = amount, currency, is_lower_bound

    amount_eur = MoneyMixin.amount_eur


def test_a_sum_is_a_lower_bound_when_a_part_is_or_cannot_be_converted():
    assert total_eur([Amount(10), Amount(None)]) == (Decimal("10.00"), False)
    assert total_eur([Amount(10), Amount(5, is_lower_bound=True)]) == (Decimal("15.00"), True)
    assert total_eur([Amount(10), Amount(5, "SEK")]) == (Decimal("10.00"), True)
    assert total_eur([Amount(None)]) == (None, False)


def test_shares_and_sizes():
    with translation.override("bg"):
        assert formats.format_share(Decimal("0.79986")) == "79,99%"
    with translation.override("en"):
        assert formats.format_share(Decimal("0.5")) == "50%"
        assert formats.format_size(84_000) == f"84{NBSP}KB"
        assert formats.format_size(9_800_000) == f"9.8{NBSP}MB"


@pytest.mark.parametrize(
    ("bulgarian", "latin"),
    [
        ("Стара Загора", "Stara Zagora"),
        ("София", "Sofia"),
        ("България", "Bulgaria"),
        ("Щъркелово", "Shtarkelovo"),
        ("Синьо ЦВЕТЕ", "Sinyo TSVETE"),
        ("Мария Ябълкова", "Maria Yabalkova"),
        ("Чуй, Жюли", "Chuy, Zhyuli"),
        ("Åmål", "Åmål"),
    ],
)
def test_transliteration_by_the_law(bulgarian, latin):
    assert transliterate(bulgarian) == latin


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Културно сътрудничество", "kulturno-satrudnichestvo"),
        ("Омол (Åmål)", "omol-amal"),
        ("„Отворени прозорци“ № 5", "otvoreni-prozortsi-no-5"),
        ("???", "page"),
        ("Ø Straße", "o-strasse"),
    ],
)
def test_addresses_are_latin_and_never_empty(title, slug):
    assert slugify(title) == slug


def test_names_of_countries_and_languages():
    with translation.override("bg"):
        assert (country_name("SE"), language_name("sv")) == ("Швеция", "шведски")
    with translation.override("en"):
        assert (country_name("se"), language_name("sl")) == ("Sweden", "Slovenian")
    assert is_language_tag("sr-Latn") and is_language_tag("sl")
    assert not is_language_tag("Slovenian") and not is_language_tag("xx")


@pytest.mark.feature("L20")
@pytest.mark.parametrize(
    ("language", "start", "end", "text"),
    [
        ("bg", time(9, 5), None, f"09:05{NBSP}ч."),
        ("en", time(9, 5), None, "09:05"),
        ("bg", time(9), time(12, 30), f"09:00–12:30{NBSP}ч."),
        ("en", time(9), time(12, 30), "09:00–12:30"),
        ("en", time(9), time(9), "09:00"),
    ],
)
def test_hours(language, start, end, text):
    with translation.override(language):
        assert format_time_range(start, end) == text


@pytest.mark.feature("L20")
def test_a_moment_is_told_in_the_time_of_the_site():
    moment = datetime(2026, 1, 1, 22, 30, tzinfo=UTC)
    with translation.override("bg"):
        assert formats.format_datetime(moment) == f"2 януари 2026{NBSP}г., 00:30{NBSP}ч."
        assert formats.format_full_date(moment) == f"петък, 2 януари 2026{NBSP}г."
        ends = format_moment_range(datetime(2026, 1, 1, 22, 30), datetime(2026, 1, 2, 6))
        assert ends == (
            f"1 януари 2026{NBSP}г., 22:30{NBSP}ч. – 2 януари 2026{NBSP}г., 06:00{NBSP}ч."
        )
    with translation.override("en"):
        assert formats.format_datetime(moment) == "2 January 2026, 00:30"


@pytest.mark.feature("L20")
@pytest.mark.parametrize(
    ("language", "value", "unit", "text"),
    [
        ("bg", 1, "kilometer", f"1{NBSP}километър"),
        ("bg", 5, "kilometer", f"5{NBSP}километра"),
        ("en", 1, "kilometer", f"1{NBSP}kilometre"),
        ("bg", 3, "duration-minute", f"3{NBSP}минути"),
    ],
)
def test_units_agree_with_their_number(language, value, unit, text):
    with translation.override(language):
        assert formats.format_unit(value, unit) == text


@pytest.mark.feature("L20")
@pytest.mark.parametrize(
    ("language", "record", "text"),
    [
        ("bg", Amount("391166", "BGN"), f"391{NBSP}166{NBSP}лв. (200{NBSP}000{NBSP}€)"),
        ("en", Amount("391166", "BGN"), f"BGN{NBSP}391,166 (€200,000)"),
        ("bg", Amount("1000", "BGN"), f"1{NBSP}000{NBSP}лв. (511,29{NBSP}€)"),
        ("bg", Amount("511.29"), f"511,29{NBSP}€"),
        ("bg", Amount("1000", "BGN", True), f"над{NBSP}1{NBSP}000{NBSP}лв. (511,29{NBSP}€)"),
        ("en", Amount("250", "SEK"), f"SEK{NBSP}250"),
        ("bg", Amount(None, "BGN"), ""),
    ],
)
def test_an_amount_from_before_the_euro_stays_in_lev_with_euro_beside(language, record, text):
    with translation.override(language):
        assert formats.format_record_money(record) == text


@pytest.mark.parametrize(
    ("leva", "euro"),
    [("1.95583", "1.00"), ("0.01", "0.01"), ("9.99", "5.11"), ("123.45", "63.12"), ("25", "12.78")],
)
def test_the_third_decimal_decides_the_rounding(leva, euro):
    # By hand: 9.99 / 1.95583 = 5.1078; 123.45 / 1.95583 = 63.119; 25 / 1.95583 = 12.7823.
    assert to_eur(Decimal(leva), "BGN") == Decimal(euro)
