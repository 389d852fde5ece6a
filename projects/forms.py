"""The form of a project in the admin: its sums have to agree."""

from collections import defaultdict

from django.utils.translation import gettext as _

from facts.formats import format_money
from facts.forms import BasePageForm
from facts.money import Currency


class ProjectForm(BasePageForm):
    def clean(self):
        cleaned = super().clean()
        message = self._more_than_the_whole()
        if message:
            self.add_error("amount", message)
        return cleaned

    def _more_than_the_whole(self):
        """What to say when one who pays is said to pay more than the whole budget; "" when none does.

        The parts together may exceed it: sources do contradict each other, and the page says so.
        """
        total = self.cleaned_data.get("amount")
        if not total or self.cleaned_data.get("is_lower_bound"):
            return ""
        currency = self.cleaned_data.get("currency") or Currency.EUR
        for who, amount in self._paid(currency).items():
            if amount > total:
                return _("%(who)s: %(amount)s is more than the whole budget, %(total)s.") % {
                    "who": who,
                    "amount": format_money(amount, currency),
                    "total": format_money(total, currency),
                }
        return ""

    def _paid(self, currency):
        """{name of who pays: Decimal} of the rows in `currency`."""
        paid = defaultdict(int)
        formset = self.formsets.get("contributions")
        for form in formset.forms if formset and formset.is_valid() else ():
            row = form.cleaned_data
            if row.get("amount") and not row.get("DELETE") and row.get("currency") == currency:
                paid[dict(form.fields["kind"].choices)[row["kind"]]] += row["amount"]
        return paid
