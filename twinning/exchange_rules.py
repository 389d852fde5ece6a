"""What cannot be true of an exchange."""

from django.utils.translation import gettext as _

from facts import checked

# More people than any festival of a municipality has: a digit too many.
PEOPLE_AT_MOST = dict.fromkeys(
    (
        "participants_ours",
        "participants_theirs",
        "participants_total",
        "count_invited",
        "count_local",
        "count_women",
        "count_men",
        "count_under_30",
    ),
    1_000_000,
)


def refuse_untrue_facts(exchange):
    """Raises ValidationError with a message at each field."""
    checked.refuse(
        exchange,
        {
            **checked.order(exchange, "start", "end"),
            **checked.coordinates(exchange),
            "participants_total": _wrong_total(exchange),
            **checked.counts(exchange, PEOPLE_AT_MOST),
        },
    )


def _wrong_total(exchange):
    if not checked.are_read(exchange, "participants_ours", "participants_theirs"):
        return None
    parts = (exchange.participants_ours or 0) + (exchange.participants_theirs or 0)
    if exchange.participants_total is not None and exchange.participants_total < parts:
        return _("The sum is smaller than its parts: %(parts)d.") % {"parts": parts}
    return None
