"""Rules for facts that editors type: what cannot be true gets a message at its field.

One mistake, one message: a rule says nothing of a field that has a message already, nor of one that the form
could not read, which the record still has with its former value.
"""

import datetime
import re
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from facts.formats import format_number
from facts.languages import is_language_tag
from facts.partial_date import BEFORE_START, check_order

YEARS = range(1000, 2101)
DAY_AND_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
LEAP_YEAR = 2000
WIKIDATA = re.compile(r"Q[1-9]\d*")


class Checked:
    """For models whose clean() has rules; to stand before the model among the bases."""

    # {child relation: rule(record, row) → {field of the row: message or None}}, for what only both tell.
    row_rules = {}

    _refused = frozenset()

    def clean_fields(self, exclude=None):
        # Forms exclude what they could not read.
        self._refused = frozenset(exclude or ())
        try:
            super().clean_fields(exclude=exclude)
        except ValidationError as errors:
            self._refused |= errors.error_dict.keys()
            raise


def note_refused(record, fields):
    """For who looks at a part of the fields first, and at the rest elsewhere: left out is not refused."""
    record._refused = frozenset(fields)


def are_read(record, *fields):
    """Whether a rule that needs all of these fields has something to say."""
    return record._refused.isdisjoint(fields)


def of_row(record, relation, row):
    """{field: message} by the record's rule for its rows of that relation."""
    rule = record.row_rules.get(relation)
    return _told(row, rule(record, row)) if rule else {}


def order(record, start, end):
    """{field: message} for two dates, partial or whole, of which `end` surely lies before `start`."""
    if are_read(record, start, end):
        try:
            check_order(getattr(record, start), getattr(record, end), end)
        except ValidationError as error:
            return error.message_dict
    return {}


def order_of_years(record, start, end):
    """{field: message} for two fields with years."""
    first, last = getattr(record, start), getattr(record, end)
    wrong = {start: year(first), end: year(last)}
    if any(wrong.values()) or not are_read(record, start, end) or first is None or last is None:
        return wrong
    return {end: BEFORE_START} if last < first else {}


def coordinates(record):
    """{field: message} for a record with latitude and longitude."""
    latitude, longitude = record.latitude, record.longitude
    if (latitude is None) != (longitude is None):
        if not are_read(record, "latitude", "longitude"):
            return {}
        return {"longitude": _("Give both coordinates or neither.")}
    errors = {}
    if latitude is not None and not -90 <= latitude <= 90:
        errors["latitude"] = _("A latitude lies between −90 and 90.")
    if longitude is not None and not -180 <= longitude <= 180:
        errors["longitude"] = _("A longitude lies between −180 and 180.")
    return errors


def counts(record, most):
    """{field: message} for the counts of `record` that lie above `most`, {field: greatest count}.

    One digit too many makes a figure that nobody reads again; it stays in the statistics.
    """
    errors = {}
    for field, limit in most.items():
        value = getattr(record, field)
        if value is not None and value > limit:
            errors[field] = _("This is more than %(limit)s. Is there a digit too many?") % {
                "limit": format_number(limit)
            }
    return errors


def year(value):
    if value is not None and value not in YEARS:
        return _("“%(value)s” is not a year.") % {"value": value}
    return None


def language_tags(text):
    wrong = [tag for tag in text.split() if not is_language_tag(tag)]
    if wrong:
        return _("“%(tag)s” is not a language code, such as sv, sl or tr.") % {"tag": wrong[0]}
    return None


def time_zone(name):
    if name and name not in available_timezones():
        return _("“%(name)s” is not a time zone, such as Europe/Stockholm.") % {"name": name}
    return None


def day_and_month(text):
    if not text:
        return None
    match = DAY_AND_MONTH.fullmatch(text)
    if not match:
        return _("Write the day and the month: 24.06")
    try:
        datetime.date(LEAP_YEAR, int(match[2]), int(match[1]))
    except ValueError:
        return _("No year has the day %(day)s. Write the day and the month: 24.06") % {"day": text}
    return None


def wikidata(text):
    if text and not WIKIDATA.fullmatch(text):
        return _("A Wikidata number is Q and digits, for example Q211674.")
    return None


def refuse(record, errors):
    """Raises ValidationError for the messages in {field: message or None}."""
    found = _told(record, errors)
    if found:
        raise ValidationError(found)


def _told(record, errors):
    return {
        field: message for field, message in errors.items() if message and are_read(record, field)
    }
