"""Since when and with which gaps we are members."""

import datetime

from django.utils.translation import gettext

from facts.formats import format_date
from facts.partial_date import PartialDate


def is_current(periods, today=None):
    """Whether the last period has not ended; True when nothing is known of periods."""
    today = today or datetime.date.today()
    ends = [period.until for period in in_order(periods)]
    return not ends or not ends[-1] or PartialDate(ends[-1]).last_day >= today


def in_order(periods):
    """The periods oldest first; one without a known beginning stands where the editor put it."""
    return sorted(periods, key=lambda period: period.since or "")


def periods_text(periods):
    """„1991 г. (възстановено)“; gaps are seen from the periods; "" when no year is known."""
    return "; ".join(text for text in map(_period_text, in_order(periods)) if text)


def _period_text(period):
    since, until = format_date(period.since), format_date(period.until)
    if since and until:
        text = f"{since} – {until}"
    elif until:
        text = gettext("until %(date)s") % {"date": until}
    else:
        text = since
    if text and period.reason == period.Reason.RESTORED:
        return gettext("%(period)s (restored)") % {"period": text}
    return text
