"""Small phrases about the records of this app, in the active language."""

from django.utils.translation import gettext, ngettext, pgettext

from facts.formats import format_date, format_number
from facts.intervals import format_date_range
from facts.partial_date import PartialDate
from twinning.phases import COMING, NOW, PAST, phase
from twinning.reading import page_lang


def people_text(exchange):
    """„над 350 души“ / "over 350 people", or ""."""
    people, at_least = exchange.people
    if not people:
        return ""
    text = ngettext("%(number)s person", "%(number)s people", people)
    return text % {"number": format_number(people, at_least)}


def phase_text(exchange):
    """What the phase of an exchange is called; past ones need no word."""
    return {COMING: gettext("coming"), NOW: gettext("under way"), PAST: ""}[
        phase(exchange.start, exchange.end)
    ]


def signed_text(agreement):
    """When it was signed, as far as is known: a day, a span, or a latest date; "" when not known."""
    if agreement.signed_on:
        return format_date_range(agreement.signed_on, agreement.signed_until)
    if agreement.signed_until:
        return gettext("%(date)s at the latest") % {"date": format_date(agreement.signed_until)}
    return ""


def agreement_date(agreement):
    """The PartialDate by which an agreement is put in order, or ""."""
    date = agreement.signed_on or agreement.signed_until or agreement.decision_date
    return PartialDate(date) if date else ""


def state_text(agreement):
    """The computed state in words."""
    return {
        "in_force": gettext("in force"),
        "expiring": gettext("expires soon"),
        "expired": gettext("expired"),
        "ended": pgettext("agreement", "ended"),
        "unknown": gettext("term not known"),
    }[agreement.state]


def decision_text(record):
    """„№ 123 от 24 октомври 2017 г.“; "" when nothing is known of a council decision."""
    number, date = record.decision_number, record.decision_date
    if number and date:
        return gettext("No %(number)s of %(date)s") % {"number": number, "date": format_date(date)}
    if number:
        return gettext("No %(number)s") % {"number": number}
    return gettext("of %(date)s") % {"date": format_date(date)} if date else ""


def full_stop(text):
    """The text with a full stop, unless it ends with one: a Bulgarian date does (г.)."""
    return text if not text or text.endswith(".") else f"{text}."


def sentence(text):
    """The text with a capital letter at its beginning."""
    text = str(text)
    return text[:1].upper() + text[1:]


def status_text(town):
    """The state of a partnership, fit to stand alone."""
    if town.status == town.Status.UNKNOWN:
        return gettext("The present state is not known.")
    return gettext("%(status)s.") % {"status": sentence(town.get_status_display())}


def agreement_item(agreement):
    """{when, datetime, title, url, lang, meta} of an agreement for a list of dates."""
    is_day = agreement.signed_on and not agreement.signed_until
    return {
        "when": signed_text(agreement) or format_date(agreement.decision_date),
        "datetime": agreement.signed_on if is_day else "",
        "title": agreement.title,
        "url": agreement.url,
        "lang": page_lang(agreement),
        "meta": " · ".join([sentence(agreement.get_kind_display()), state_text(agreement)]),
    }


def newest_first(pages):
    return sorted(pages, key=_when, reverse=True)


def _when(page):
    """The date by which pages of any type are put in order."""
    if hasattr(page, "signed_on"):
        return agreement_date(page)
    for name in ("end", "start", "date", "date_from"):
        if getattr(page, name, ""):
            return str(getattr(page, name))
    return ""


def news_item(page):
    """{when, datetime, title, url, lang} of a news item for a list of dates."""
    return {
        "when": format_date(page.date),
        "datetime": page.date,
        "title": page.title,
        "url": page.url,
        "lang": page_lang(page),
    }


def neighbour(page):
    """{url, title, lang} of the previous or next page, or None."""
    return {"url": page.url, "title": page.title, "lang": page_lang(page)} if page else None


def exchange_item(page):
    """{when, datetime, title, url, lang, state, meta} of an exchange for a list of dates."""
    return {
        "when": format_date_range(page.start, page.end),
        "datetime": page.start if not page.end else "",
        "title": page.title,
        "url": page.url,
        "lang": page_lang(page),
        "state": sentence(phase_text(page)),
        "meta": people_text(page),
    }
