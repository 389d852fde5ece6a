"""Who paid: the parts of a project's budget as figures, shares and a bar, with their sum checked."""

from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.text import capfirst
from django.utils.translation import gettext

from facts.formats import format_money, format_record_money, format_share, language
from facts.money import BGN_PER_EUR, Currency


def money_facts(project, contributions):
    """What the money bar shows, or None when nothing is known.

    {parts: [{kind, label, amount, share}], total, rate, check, eu_rate}; amounts are text, shares Decimal
    0 to 1 or None; `rate` names the rate of exchange when an amount is in lev; `check` is a sentence when
    the parts are not the whole.
    """
    known = [row for row in contributions if row.amount is not None]
    if project.amount is None and not known:
        return None
    return {
        "parts": [_part(project, row) for row in known],
        "total": format_record_money(project),
        "rate": _rate_of_exchange([project, *known]),
        "check": _check(project, known),
        "eu_rate": eu_rate(project, known),
        "label": _spoken(project, known),
    }


def eu_rate(project, contributions):
    """The European Union's part of the total, 0 to 1, or None."""
    rates = [project.rate_of(row) for row in contributions if row.kind == "eu"]
    rates = [rate for rate in rates if rate is not None]
    return sum(rates) if rates and sum(rates) <= 1 else None


def shares(project, contributions):
    """[{kind, label, share}] for a thin bar without figures."""
    return [
        {"kind": row.kind, "label": row.get_kind_display(), "share": project.rate_of(row)}
        for row in contributions
        if project.rate_of(row) is not None
    ]


def _part(project, row):
    return {
        "kind": row.kind,
        "label": capfirst(row.get_kind_display()),
        "amount": format_record_money(row),
        "share": project.rate_of(row),
    }


def _rate_of_exchange(records):
    if all(row.amount is None or row.currency != Currency.BGN for row in records):
        return ""
    return gettext("1 euro = %(rate)s lev") % {
        "rate": format_decimal(BGN_PER_EUR, format="0.#####", locale=language())
    }


def _check(project, contributions):
    """Says what the reader would find by adding up; "" when the parts are the whole."""
    if not project.amount:
        return ""
    if not contributions:
        return gettext("The sources do not say who paid.")
    same = [row for row in contributions if row.currency == project.currency]
    if len(same) < len(contributions):
        return ""
    difference = Decimal(project.amount) - sum(Decimal(row.amount) for row in same)
    if difference > 0:
        return gettext("For %(amount)s the sources do not say who paid.") % {
            "amount": format_money(difference, project.currency, project.is_lower_bound)
        }
    if difference < 0 and not project.is_lower_bound:
        return gettext("The parts add up to %(amount)s more than the total in the sources.") % {
            "amount": format_money(-difference, project.currency)
        }
    return ""


def _spoken(project, contributions):
    """The bar in words, for those who do not see it."""
    return ", ".join(
        f"{part['label']} {format_share(part['share'])}" for part in shares(project, contributions)
    )
