"""Amounts of money: decimal, with currency, and whether the true amount may be higher."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from facts.amounts import AmountField

# Council Regulation (EU) 2025/1407: the irrevocably fixed rate from 1 January 2026.
BGN_PER_EUR = Decimal("1.95583")


class Currency(models.TextChoices):
    EUR = "EUR", _("euro")
    BGN = "BGN", _("lev (until 2025)")
    USD = "USD", _("US dollar")
    GBP = "GBP", _("pound sterling")
    SEK = "SEK", _("Swedish krona")
    RON = "RON", _("Romanian leu")
    TRY = "TRY", _("Turkish lira")
    CHF = "CHF", _("Swiss franc")
    NOK = "NOK", _("Norwegian krone")


class MoneyMixin(models.Model):
    """One amount; `amount` is None when it is not known."""

    amount = AmountField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        _("currency"), max_length=3, choices=Currency.choices, default=Currency.EUR
    )
    is_lower_bound = models.BooleanField(
        _("at least this much"),
        default=False,
        help_text=_("Tick when the documents say “more than”; readers see “over 200,000 euro”."),
    )

    class Meta:
        abstract = True

    @property
    def amount_eur(self):
        return to_eur(self.amount, self.currency)


def to_eur(amount, currency):
    """Decimal euro of an amount in euro or lev, rounded half up to cents; None for others or nothing."""
    if amount is None:
        return None
    amount = Decimal(amount)
    if currency == Currency.BGN:
        amount = amount / BGN_PER_EUR
    elif currency != Currency.EUR:
        return None
    return amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def total_eur(items):
    """(sum in euro or None, whether it is a lower bound) of objects with MoneyMixin's fields.

    An amount that has no fixed rate is left out and makes the sum a lower bound.
    """
    total, lower = None, False
    for item in items:
        if item.amount is None:
            continue
        eur = item.amount_eur
        lower = lower or item.is_lower_bound or eur is None
        if eur is not None:
            total = (total or Decimal(0)) + eur
    return total, lower
