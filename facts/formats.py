"""Dates, amounts and numbers as each language writes them (CLDR; no strftime, no date put together by hand)."""

import datetime
import re
from decimal import Decimal

from babel import Locale
from babel.dates import format_date as cldr_date
from babel.dates import format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit as cldr_unit
from django.utils import timezone
from django.utils.translation import get_language, pgettext

from facts.money import Currency, to_eur
from facts.partial_date import PartialDate

NBSP = "\u00a0"
_CODE_BEFORE_NUMBER = re.compile(r"(?<=[A-Z]{3})(?=\d)")


def language():
    """The active language as Babel knows it; British forms for English."""
    code = get_language() or "bg"
    return "en_GB" if code.split("-")[0] == "en" else code.replace("-", "_")


def unbroken(text):
    """The text with spaces that every font has: CLDR's narrow no-break and thin spaces are often missing."""
    return text.replace("\u202f", NBSP).replace("\u2009", " ")


def format_date(value):
    """„30 март 2022 г.“ / "30 March 2022"; „ноември 2011 г.“; „2000 г.“ / "2000"; "" for nothing.

    Takes a PartialDate, its text, a date or a datetime.
    """
    if not value:
        return ""
    if isinstance(value, datetime.datetime):
        value = _here(value).date()
    if isinstance(value, datetime.date):
        return unbroken(cldr_date(value, "long", locale=language()))
    date = PartialDate(value)
    if date.precision == "day":
        return format_date(date.first_day)
    skeleton = "yMMMM" if date.precision == "month" else "y"
    return unbroken(format_skeleton(skeleton, date.first_day, locale=language()))


def _here(moment):
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def format_full_date(value):
    """„сряда, 30 март 2022 г.“ / "Wednesday 30 March 2022" of a date or a datetime."""
    if isinstance(value, datetime.datetime):
        value = _here(value).date()
    return unbroken(cldr_date(value, "full", locale=language()))


def format_time(value):
    """„9:05 ч.“ / "09:05" of a time or a datetime (which keeps its own zone); "" for nothing."""
    if value is None:
        return ""
    text = format_skeleton("Hm", _clock(value), locale=language())
    return unbroken(text).replace(" ч.", f"{NBSP}ч.")


def _clock(value):
    value = value.time() if isinstance(value, datetime.datetime) else value
    return datetime.datetime.combine(datetime.date.min, value.replace(tzinfo=None))


def format_datetime(value):
    """„30 март 2022 г., 9:05 ч.“ / "30 March 2022, 09:05", in the site's time zone; "" for nothing."""
    if not value:
        return ""
    pattern = str(Locale.parse(language()).datetime_formats["long"])
    return pattern.format(format_time(_here(value)), format_date(value))


def format_money(amount, currency="EUR", is_lower_bound=False):
    """„256 208,82 €“ / "€256,208.82"; whole amounts without cents; „над 200 000 €“ for a lower bound."""
    if amount is None:
        return ""
    amount = Decimal(amount)
    pattern = Locale.parse(language()).currency_formats["standard"].pattern
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    text = format_currency(
        amount, currency, locale=language(), format=pattern, currency_digits=False
    )
    # CLDR's currencySpacing, which Babel leaves out: a code of letters does not touch the number.
    text = _CODE_BEFORE_NUMBER.sub(NBSP, unbroken(text))
    return pgettext("amount, lower bound", "over %s") % text if is_lower_bound else text


def format_record_money(record):
    """„391 166 лв. (200 000 €)“: money as the papers of its time have it, an amount in lev with euro beside.

    `record` has MoneyMixin's fields. Amounts from before 2026 stay in lev; the law's fixed rate
    and rounding give the euro (facts.money.to_eur).
    """
    if record is None or record.amount is None:
        return ""
    text = format_money(record.amount, record.currency, record.is_lower_bound)
    if record.currency == Currency.BGN:
        text += f" ({format_money(to_eur(record.amount, record.currency))})"
    return text


def format_unit(value, unit, length="long"):
    """„5 километра“ / "5 kilometres": a number with CLDR's word for the unit ("kilometer", "duration-day")."""
    if value is None:
        return ""
    return unbroken(cldr_unit(value, unit, length, locale=language())).replace(" ", NBSP)


def format_number(value, is_lower_bound=False):
    """„1 234“ / "1,234"; „над 350“ / "over 350" for a lower bound."""
    if value is None:
        return ""
    text = unbroken(format_decimal(value, locale=language()))
    return pgettext("number, lower bound", "over %s") % text if is_lower_bound else text


def format_share(value):
    """0.7999 → „79,99%“ / "79.99%": two decimals at most."""
    if value is None:
        return ""
    return format_percent(value, format="#,##0.##%", locale=language())


def format_size(size):
    """Bytes as „84 КБ“ / "84 KB", „9,8 МБ“ / "9.8 MB"."""
    units = [pgettext("file size", "B"), pgettext("file size", "KB"), pgettext("file size", "MB")]
    value, step = Decimal(size or 0), 0
    while value >= 1000 and step < len(units) - 1:
        value, step = value / 1000, step + 1
    rounded = (
        value.quantize(Decimal("1")) if value >= 10 or not step else value.quantize(Decimal("0.1"))
    )
    return f"{format_decimal(rounded, locale=language())}{NBSP}{units[step]}"


def format_fact(value):
    """A field's value as its kind is written: dates, moments, times and decimals; "" for None."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return format_datetime(value)
    if isinstance(value, datetime.date | PartialDate):
        return format_date(value)
    if isinstance(value, datetime.time):
        return format_time(value)
    return format_number(value) if isinstance(value, Decimal) else str(value)


def join_list(items):
    """„култура, спорт и наука“ / "culture, sport and science"."""
    from babel.lists import format_list

    return format_list([str(item) for item in items], locale=language())
