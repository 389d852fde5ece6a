"""Dates, amounts and numbers as each language writes them (CLDR; no strftime, no date put together by hand)."""

import datetime
from decimal import Decimal

from babel import Locale
from babel.dates import format_date as cldr_date
from babel.dates import format_skeleton
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils.translation import get_language, pgettext

from facts.partial_date import PartialDate

NBSP = "\u00a0"


def language():
    """The active language as Babel knows it; British forms for English."""
    code = get_language() or "bg"
    return "en_GB" if code.split("-")[0] == "en" else code.replace("-", "_")


def _unbroken(text):
    # CLDR's narrow no-break space is missing from many fonts.
    return text.replace("\u202f", NBSP)


def format_date(value):
    """„30 март 2022 г.“ / "30 March 2022"; „ноември 2011 г.“; „2000 г.“ / "2000"; "" for nothing.

    Takes a PartialDate, its text, a date or a datetime.
    """
    if not value:
        return ""
    if isinstance(value, datetime.datetime):
        from django.utils import timezone

        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, datetime.date):
        return _unbroken(cldr_date(value, "long", locale=language()))
    date = PartialDate(value)
    if date.precision == "day":
        return format_date(date.first_day)
    skeleton = "yMMMM" if date.precision == "month" else "y"
    return _unbroken(format_skeleton(skeleton, date.first_day, locale=language()))


def format_date_range(start, end):
    """„22–26 април 2014 г.“, „2006–2007 г.“; a single date when both are the same or one is missing."""
    if not start or not end or start == end:
        return format_date(start or end)
    start, end = PartialDate(start), PartialDate(end)
    short = _short_range(start, end)
    if short:
        return short
    return f"{format_date(start)} – {format_date(end)}"


def _short_range(start, end):
    precision = start.precision
    if precision != end.precision:
        return None
    if precision == "year":
        return format_date(end).replace(str(end.year), f"{start.year}–{end.year}", 1)
    if precision == "day" and (start.year, start.month) == (end.year, end.month):
        return format_date(end).replace(str(end.day), f"{start.day}–{end.day}", 1)
    return None


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
    text = _unbroken(text)
    return pgettext("amount, lower bound", "over %s") % text if is_lower_bound else text


def format_number(value, is_lower_bound=False):
    """„1 234“ / "1,234"; „над 350“ / "over 350" for a lower bound."""
    if value is None:
        return ""
    text = _unbroken(format_decimal(value, locale=language()))
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


def join_list(items):
    """„култура, спорт и наука“ / "culture, sport and science"."""
    from babel.lists import format_list

    return format_list([str(item) for item in items], locale=language())
