"""Repeating events: the simple rules of RFC 5545 (how often, every which, how many times, until when)."""

import calendar
import datetime
import re
from itertools import islice

from django.utils.translation import gettext_lazy as _

from facts.partial_date import parse
from news.when import time_zone

RULE = re.compile(r"[A-Z]+=[A-Z0-9,+\-]+(;[A-Z]+=[A-Z0-9,+\-]+)*")
KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL"}
STEPS = {"DAILY": 1, "WEEKLY": 7}
MONTHS = {"MONTHLY": 1, "YEARLY": 12}
# A daily event of twenty years.
MOST = 7500
NAMES = {
    "DAILY": _("every day"),
    "WEEKLY": _("every week"),
    "MONTHLY": _("every month"),
    "YEARLY": _("every year"),
}


def rule_text(event):
    """The rule as it may stand in a calendar file, or "" when it is none."""
    text = event.recurrence.strip().removeprefix("RRULE:")
    return text if RULE.fullmatch(text) and text.startswith("FREQ=") else ""


def rule_of(event):
    """{FREQ, INTERVAL, …} of a rule that can be followed here, or None."""
    parts = dict(part.split("=", 1) for part in rule_text(event).split(";") if part)
    if not parts or not set(parts) <= KNOWN or parts["FREQ"] not in NAMES:
        return None
    if not all(parts.get(name, "1").isdigit() for name in ("INTERVAL", "COUNT")):
        return None
    return parts if int(parts.get("INTERVAL", 1)) else None


def repeats(event):
    """„всяка година“, or "" when it happens once or the rule is beyond this."""
    rule = rule_of(event)
    if not rule:
        return ""
    if rule.get("INTERVAL", "1") == "1":
        return NAMES[rule["FREQ"]]
    return _("every two weeks") if (rule["FREQ"], rule["INTERVAL"]) == ("WEEKLY", "2") else ""


def occurrences(event):
    """Yields the moments at which the event begins, in its own time zone, exceptions left out."""
    first = event.start.astimezone(time_zone(event))
    rule = rule_of(event)
    if rule is None:
        yield first
        return
    until = _until(rule.get("UNTIL"))
    count = min(int(rule.get("COUNT", MOST)), MOST)
    left_out = exceptions(event)
    for moment in islice(_moments(first, rule), count):
        if until and moment.date() > until:
            return
        if moment.date() not in left_out:
            yield moment


def ends_before_it_begins(event):
    until = _until((rule_of(event) or {}).get("UNTIL"))
    return bool(until) and until < event.start.astimezone(time_zone(event)).date()


def exceptions(event):
    """The days (datetime.date) on which a repeating event does not take place."""
    days = set()
    for text in re.split(r"[,;\s]+", event.exceptions):
        try:
            days.add(parse(text).first_day)
        except ValueError:
            continue
    return days


def next_start(event, now):
    """The beginning of the repetition that is not over at `now`, or None when all are."""
    length = event.end - event.start if event.end else datetime.timedelta(0)
    return next(
        (moment for moment in occurrences(event) if _over(event, moment + length) > now), None
    )


def _over(event, end):
    """When it is surely over: without an hour of ending, at the end of the day."""
    if event.end and not event.all_day:
        return end
    midnight = end.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + datetime.timedelta(days=1)


def _until(text):
    try:
        return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:8])) if text else None
    except ValueError:
        return None


def _moments(first, rule):
    interval = int(rule.get("INTERVAL", 1))
    for number in range(MOST):
        if rule["FREQ"] in STEPS:
            yield first + datetime.timedelta(days=number * interval * STEPS[rule["FREQ"]])
            continue
        months = first.month - 1 + number * interval * MONTHS[rule["FREQ"]]
        year, month = first.year + months // 12, months % 12 + 1
        if year > datetime.MAXYEAR:
            return
        # The 31st of a shorter month is no day: such a repetition falls out.
        if first.day <= calendar.monthrange(year, month)[1]:
            yield first.replace(year=year, month=month)
