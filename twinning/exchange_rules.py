"""What cannot be true of an exchange and of the days of its programme."""

from django.utils.translation import gettext as _

from facts import checked
from facts.formats import format_number
from facts.partial_date import PartialDate

COUNTS = ("count_women", "count_men", "count_under_30", "count_invited", "count_local")
# Of which nobody is both.
APART = (("count_women", "count_men"), ("count_invited", "count_local"))
# More people than any festival of a municipality has: a digit too many.
PEOPLE_AT_MOST = dict.fromkeys(
    ("participants_ours", "participants_theirs", "participants_total", *COUNTS), 1_000_000
)


def refuse_untrue_facts(exchange):
    """Raises ValidationError with a message at each field."""
    checked.refuse(
        exchange,
        {
            **checked.order(exchange, "start", "end"),
            **checked.coordinates(exchange),
            "participants_total": _wrong_total(exchange),
            **_wrong_parts(exchange),
            **checked.counts(exchange, PEOPLE_AT_MOST),
            "call_deadline": _wrong_deadline(exchange),
        },
    )


def refuse_day_outside(exchange, item):
    """{field: message} for an item of the programme on a day that is surely none of the exchange.

    Without an end it may have lasted longer than the day or month with which it began.
    """
    if not item.day or not checked.are_read(exchange, "start", "end"):
        return {}
    is_early = exchange.start and item.day < PartialDate(exchange.start).first_day
    is_late = exchange.end and item.day > PartialDate(exchange.end).last_day
    outside = _("This day lies outside the days of the exchange (From – To).")
    return {"day": outside if is_early or is_late else None}


def days_after(exchange):
    """The days of the programme after an exchange of which only the beginning is said; by time."""
    if exchange.end or not exchange.start:
        return []
    last = PartialDate(exchange.start).last_day
    return sorted({item.day for item in exchange.programme.all() if item.day > last})


def _wrong_deadline(exchange):
    deadline, end = exchange.call_deadline, exchange.end
    if not deadline or not end or not checked.are_read(exchange, "call_deadline", "end"):
        return None
    if deadline > PartialDate(end).last_day:
        return _("A call cannot be open after the exchange is over.")
    return None


def _wrong_total(exchange):
    if not checked.are_read(exchange, "participants_ours", "participants_theirs"):
        return None
    parts = (exchange.participants_ours or 0) + (exchange.participants_theirs or 0)
    if exchange.participants_total is not None and exchange.participants_total < parts:
        return _("The sum is smaller than its parts: %(parts)d.") % {"parts": parts}
    return None


def _whole(exchange):
    """How many people there were, None when that is not known exactly or not said without contradiction."""
    fields = ("participants_total", "participants_ours", "participants_theirs")
    total, ours, theirs = (getattr(exchange, name) for name in fields)
    if exchange.participants_at_least or not checked.are_read(exchange, *fields):
        return None
    if total is not None:
        return None if _wrong_total(exchange) else total
    return None if ours is None or theirs is None else ours + theirs


def _wrong_parts(exchange):
    """{field: message} for the counts that are more than all the people."""
    whole = _whole(exchange)
    if whole is None:
        return {}
    shown = {"whole": format_number(whole)}
    more = _("This is more than all the people: %(whole)s.") % shown
    given = {name: getattr(exchange, name) or 0 for name in COUNTS}
    errors = {name: more for name, count in given.items() if count > whole}
    for one, other in APART:
        if one in errors or other in errors or not checked.are_read(exchange, one):
            continue
        if given[one] + given[other] > whole:
            name = exchange._meta.get_field(one).verbose_name
            text = _("With “%(other)s” this is more than all the people: %(whole)s.")
            errors[other] = text % {**shown, "other": name}
    return errors
