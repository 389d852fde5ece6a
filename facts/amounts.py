"""Amounts as people type them: „12 345,50“, "12,345.50", "12345.5"; what can be read in two ways is refused."""

import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from facts.typed_numbers import TypedNumberField, TypedNumberFormField

SPACE = r"[\s'’]"
AMOUNT = re.compile(
    rf"(-?(?:\d+|\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:,\d{{3}})+))"
    r"(?:([.,])(\d+))?"
)
TWO_MEANINGS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")


class Ambiguous(ValueError):
    """A single point or comma before three digits: thousands or decimals."""

    code = "ambiguous"


def parse(text):
    """Decimal of a typed amount. Ambiguous when it has two meanings, ValueError when it has none."""
    text = text.strip().replace("−", "-")
    if TWO_MEANINGS.fullmatch(text):
        raise Ambiguous(text)
    match = AMOUNT.fullmatch(text)
    if match is None or (match[2] and match[2] in match[1]):
        raise ValueError(text)
    whole = re.sub(r"[^\d-]", "", match[1])
    return Decimal(f"{whole}.{match[3] or 0}")


class AmountFormField(TypedNumberFormField):
    attributes = {"inputmode": "decimal", "autocomplete": "off"}
    parse = staticmethod(parse)
    default_error_messages = {
        "invalid": _("“%(value)s” is not a number. Write it so: 12345.50 or 12 345,50"),
        "ambiguous": _(
            "“%(value)s” can be read in two ways. Write thousands with a space, and decimals with two "
            "digits: 12 345,50"
        ),
    }


class AmountField(TypedNumberField):
    """A sum, whose form reads what people type."""

    typed = AmountFormField
