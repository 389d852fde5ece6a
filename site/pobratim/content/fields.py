"""A value as people write it → a value of a model's field."""

import datetime
import re
import zoneinfo
from decimal import Decimal, InvalidOperation

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Page

from facts.money import Currency, MoneyMixin
from facts.partial_date import PartialDate, PartialDateField
from home.models import Organisation, Term
from media.models import DocumentFile, Image
from pobratim.content.mistakes import ValueMistake
from pobratim.content.records import Ref
from projects.models import FundingStatement, Programme

KINDS = {
    Image: "photos",
    DocumentFile: "documents",
    Organisation: "organisations",
    Programme: "programmes",
    FundingStatement: "statements",
}
DEGREES = {"latitude": 90, "longitude": 180}
OVER = "over "
MONEY = re.compile(r"(\d+(?:\.\d{1,2})?) ([A-Z]{3})")
HOUR = re.compile(r"\d{1,2}:\d{2}")
PATH = re.compile(r"/|(/[a-z0-9]+(-[a-z0-9]+)*)+")


def ref_kind(field):
    """What a relation is written with: "photos", "pages", "vocabularies" …"""
    model = field.related_model
    if issubclass(model, Page):
        return "pages"
    return "vocabularies" if model is Term else KINDS.get(model)


def vocabulary_of(field):
    return field.get_limit_choices_to()["vocabulary"]


def convert(field, raw):
    """The value of `field`; Ref or a list of Ref for relations. ValueMistake when it cannot be understood."""
    if isinstance(field, ParentalManyToManyField):
        return [_ref(field, code) for code in _texts(raw)]
    if isinstance(field, models.ForeignKey):
        return _ref(field, _text(raw))
    for types, converter in CONVERTERS:
        if isinstance(field, types):
            return within(field, converter(field, raw))
    return _chosen(field, _text(raw))


def within(field, value):
    limit = DEGREES.get(field.name)
    if limit and abs(value) > limit:
        raise ValueMistake(_("Write degrees between -%(limit)s and %(limit)s.") % {"limit": limit})
    return value


def _ref(field, code):
    kind = ref_kind(field)
    if kind == "vocabularies":
        code = f"{vocabulary_of(field)}:{code}"
    elif kind == "pages" and not PATH.fullmatch(code):
        raise ValueMistake(_("Name a page by its folder, for example /twin-cities/amal."))
    return Ref(kind, code)


def _text(raw):
    if not isinstance(raw, str):
        raise ValueMistake(_("Write it between quotation marks."))
    return raw.strip()


def _texts(raw):
    if isinstance(raw, str):
        return [part.strip() for part in raw.split(";") if part.strip()]
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return [item.strip() for item in raw]
    raise ValueMistake(_('Write a list: ["a", "b"].'))


def _chosen(field, text):
    if field.choices and text not in {value for value, _label in field.choices}:
        allowed = ", ".join(str(value) for value, _label in field.choices if value)
        raise ValueMistake(
            _("“%(value)s” is not one of: %(choices)s.") % {"value": text, "choices": allowed}
        )
    return text


def boolean(_field, raw):
    value = {"true": True, "false": False}.get(raw) if isinstance(raw, str) else raw
    if not isinstance(value, bool):
        raise ValueMistake(_("Write true or false."))
    return value


def whole(_field, raw):
    number = _decimal(_field, raw)
    if number != number.to_integral_value():
        raise ValueMistake(_("Write a whole number."))
    return int(number)


def _decimal(_field, raw):
    try:
        if isinstance(raw, bool):
            raise InvalidOperation
        number = Decimal(raw.strip() if isinstance(raw, str) else raw)
        if not number.is_finite():
            raise InvalidOperation
    except (InvalidOperation, TypeError, ValueError):
        raise ValueMistake(
            _("“%(value)s” is not a number. Write digits, with “.” before the decimals.")
            % {"value": raw}
        ) from None
    return number


def _partial_date(_field, raw):
    try:
        return PartialDate(raw if isinstance(raw, datetime.date) else _text(raw))
    except ValueError as error:
        if isinstance(error, ValueMistake):
            raise
        raise ValueMistake(
            _('“%(value)s” is not a date: write "2011", "2011-11" or "2011-11-30".')
            % {"value": raw}
        ) from None


def date(_field, raw):
    known = _partial_date(_field, raw)
    if known.precision != "day":
        raise ValueMistake(_('Write the whole date: "2011-11-30".'))
    return known.first_day


def _datetime(_field, raw):
    """Without a time zone: which one is meant, the record says."""
    try:
        moment = datetime.datetime.fromisoformat(_text(raw))
    except ValueError as error:
        if isinstance(error, ValueMistake):
            raise
        raise ValueMistake(
            _('“%(value)s” is not a date and hour: write "2027-05-09T18:00".') % {"value": raw}
        ) from None
    if timezone.is_aware(moment):
        raise ValueMistake(_("Write the local time, without a time zone."))
    return moment


def _time(_field, raw):
    text = _text(raw)
    try:
        if HOUR.fullmatch(text):
            return datetime.time.fromisoformat(text.zfill(5))
    except ValueError:
        pass
    raise ValueMistake(_('“%(value)s” is not an hour: write "18:00".') % {"value": text})


def _rich_text(_field, raw):
    """The text itself: the reader of the file parses it, because it knows the lines."""
    return _text(raw)


CONVERTERS = [
    (models.BooleanField, boolean),
    (models.IntegerField, whole),
    (models.DecimalField, _decimal),
    (PartialDateField, _partial_date),
    (models.DateTimeField, _datetime),
    (models.DateField, date),
    (models.TimeField, _time),
    (RichTextField, _rich_text),
]


def money(raw):
    """{"amount": …, "currency": …, "is_lower_bound": …} of "over 200000 EUR"."""
    text = _text(raw)
    match = MONEY.fullmatch(text.removeprefix(OVER).strip())
    if not match or match[2] not in Currency.values:
        raise ValueMistake(
            _('“%(value)s” is not an amount of money: write "256208.82 EUR" or "over 200000 EUR".')
            % {"value": text}
        )
    return {
        "amount": Decimal(match[1]),
        "currency": match[2],
        "is_lower_bound": text.startswith(OVER),
    }


def is_money(model, name):
    return name == "amount" and issubclass(model, MoneyMixin)


def at_least_field(model, name):
    """The name of the tick "at least" of a number, or None."""
    found = f"{name.rsplit('_', 1)[0]}_at_least"
    return found if any(field.name == found for field in model._meta.get_fields()) else None


def local_moments(model, values):
    """Makes dates with hours aware, in the record's own time zone if it has one."""
    zone = values.get("time_zone") or model_default(model, "time_zone")
    for name, value in values.items():
        if isinstance(value, datetime.datetime) and timezone.is_naive(value):
            try:
                values[name] = timezone.make_aware(value, zoneinfo.ZoneInfo(zone) if zone else None)
            except (zoneinfo.ZoneInfoNotFoundError, ValueError):
                raise ValueMistake(
                    _("There is no time zone “%(zone)s”.") % {"zone": zone}
                ) from None


def model_default(model, name):
    found = [field for field in model._meta.concrete_fields if field.name == name]
    return found[0].get_default() if found else None
