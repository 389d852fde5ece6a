"""The facts of a partner town, as lists of {label, value, note, url, lang} for the fact list."""

import datetime
from urllib.parse import urlsplit

from babel.dates import format_skeleton
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from facts.countries import country_name
from facts.formats import format_date, format_number, join_list, language
from facts.languages import language_name
from twinning import distance
from twinning.phases import next_anniversary
from twinning.reading import joined
from twinning.town_years import years_together
from twinning.words_of import agreement_date, signed_text


def names(town):
    """[{text, lang}] of the town's other names: as it writes itself, and in Latin letters."""
    shown = []
    if town.endonym and town.endonym != town.title:
        shown.append({"text": town.endonym, "lang": town.endonym_language})
    if town.latin_name and town.latin_name not in (town.title, town.endonym):
        # Letters of another script than the language's own say so.
        lang = f"{town.endonym_language}-Latn" if town.endonym_language else ""
        shown.append({"text": town.latin_name, "lang": lang})
    return shown


def note_text(note):
    """„2003 г. според страницата на община Омол, видяна на 22 ноември 2026 г.“"""
    values = {"value": note.value, "source": note.source, "date": format_date(note.seen_on)}
    if note.seen_on:
        return gettext("%(value)s according to %(source)s, seen on %(date)s") % values
    return gettext("%(value)s according to %(source)s") % values


def _notes(notes, field):
    return "; ".join(note_text(note) for note in notes if note.field == field)


def partnership(town, notes, areas, figures, agreements):
    """What there is between us; an unknown fact has an empty value and is not shown."""
    facts = [
        {
            "label": gettext("Kind of relation"),
            "value": town.get_relation_kind_display(),
            "note": _notes(notes, "relation_kind"),
        },
        {
            "label": gettext("Cooperation since"),
            "value": _since(town),
            "note": _notes(notes, "cooperation_since"),
        },
        _signed(notes, agreements),
        _anniversary(town),
        {"label": gettext("Visited each other"), "value": _people(figures)},
        {"label": gettext("Exchanges"), "value": _count(figures.exchanges)},
        {"label": gettext("Projects together"), "value": _count(figures.projects)},
        {"label": gettext("Support from the EU"), "value": figures.eur_text},
        {"label": gettext("Areas"), "value": joined(areas) if areas else ""},
    ]
    return [fact for fact in facts if fact["value"]]


def _time(date):
    return format_html('<time datetime="{}">{}</time>', date, format_date(date)) if date else ""


def _since(town):
    if not town.cooperation_since:
        return ""
    since = _time(town.cooperation_since)
    years = years_together(town)
    return format_html("{} ({})", since, _years(years)) if years else since


def _years(years):
    return ngettext("%(number)s year", "%(number)s years", years) % {"number": format_number(years)}


def _anniversary(town):
    """The next anniversary of a partnership that is known not to be over; a project has none."""
    over = town.status in (town.Status.ENDED, town.Status.SUSPENDED, town.Status.UNKNOWN)
    if not town.cooperation_since or over or town.relation_kind == town.Relation.PROJECT:
        return {"value": ""}
    years, year = next_anniversary(town.cooperation_since)
    value = gettext("%(years)s in %(year)s") % {
        "years": _years(years),
        "year": format_date(str(year)),
    }
    return {"label": gettext("Next anniversary"), "value": value}


def _signed(notes, agreements):
    fact = {"label": gettext("Signed"), "value": "", "note": _notes(notes, "signed")}
    dated = sorted((row for row in agreements if agreement_date(row)), key=agreement_date)
    signed = [row for row in dated if signed_text(row)]
    if signed:
        fact |= {"value": signed_text(signed[0]), "url": signed[0].url}
    return fact


def _people(figures):
    if not figures.people:
        return ""
    text = ngettext("%(number)s person", "%(number)s people", figures.people)
    return text % {"number": figures.people_text}


def _count(records):
    return format_number(len(records)) if records else ""


def the_town(town, notes, ours):
    """Where and what the town is; `ours` is our municipality as the frame knows it."""
    place = country_name(town.country)
    if town.region:
        place = f"{town.region}, {place}"
    facts = [
        {"label": gettext("Country"), "value": place},
        {"label": gettext("Distance"), "value": _distance(town, ours)},
        {"label": gettext("Clock"), "value": _clock(town)},
        {"label": gettext("Languages"), "value": _languages(town)},
        {"label": gettext("Town holiday"), "value": _holiday(town)},
        {
            "label": gettext("Population"),
            "value": format_number(town.population),
            "note": _joined_notes(_of_year(town.population_year), _notes(notes, "population")),
        },
        {
            "label": gettext("Mayor"),
            "value": town.mayor_name,
            "note": _as_of(town.mayor_as_of) if town.mayor_name else "",
        },
        {"label": gettext("Website"), "value": host_name(town.website), "url": town.website},
    ]
    return [fact for fact in facts if fact["value"]]


def _joined_notes(*notes):
    return "; ".join(note for note in notes if note)


def _of_year(year):
    return gettext("in %(year)s") % {"year": format_date(str(year))} if year else ""


def _as_of(date):
    return gettext("as of %(date)s") % {"date": format_date(date)} if date else ""


def host_name(url):
    return urlsplit(url).hostname.removeprefix("www.") if url else ""


def _languages(town):
    codes = town.languages.replace(",", " ").split()
    return join_list([language_name(code) for code in codes]) if codes else ""


def _distance(town, ours):
    kilometres = distance.great_circle_km(
        (town.latitude, town.longitude), (ours["latitude"], ours["longitude"])
    )
    if kilometres is None:
        return ""
    return gettext("about %(number)s km through the air") % {
        "number": format_number(distance.about_km(kilometres))
    }


def _clock(town):
    if not town.time_zone:
        return ""
    hours = distance.hours_ahead(town.time_zone, settings.TIME_ZONE)
    if hours is None:
        return ""
    if not hours:
        return gettext("the same as here")
    size = abs(hours)
    number = format_number(int(size) if size == int(size) else size)
    if hours > 0:
        text = ngettext("%(number)s hour ahead of us", "%(number)s hours ahead of us", int(size))
    else:
        text = ngettext("%(number)s hour behind us", "%(number)s hours behind us", int(size))
    return text % {"number": number}


def _holiday(town):
    """ "24.06" as „24 юни“ / "24 June"; as written when it is no such date."""
    try:
        day, month = (int(part) for part in town.town_holiday.split("."))
        date = datetime.date(2000, month, day)
    except ValueError:
        return town.town_holiday
    return format_skeleton("MMMMd", date, locale=language())
