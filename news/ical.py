"""Calendar files (RFC 5545), written by hand: the little of the format that events need."""

import datetime
import re
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone

from news.recurrence import exceptions, rule_text
from news.when import time_zone

LINE = 75  # octets
PRODUCT = "-//Pobratim//Events//BG"
STATUS = {"cancelled": "CANCELLED"}
# A repeating event needs the changes of the clock of these years after its beginning.
YEARS_OF_CHANGES = 10


def escape(text):
    """Text as a value: its commas, semicolons, backslashes and line ends say nothing to the format."""
    text = str(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(character for character in text if character >= " " or character == "\t")


def fold(line):
    """The line cut into pieces of at most 75 octets, no letter cut in two."""
    pieces, piece, room = [], "", LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", LINE - 1
        piece += character
        room -= size
    return "\r\n".join([*pieces, piece])


def calendar_text(events, name, address):
    """A whole calendar file. `address(event)` gives an event's absolute address."""
    zones = {
        event.time_zone: time_zone(event)
        for event in events
        if rule_text(event) and not event.all_day
    }
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for zone in {zone.key: zone for zone in zones.values()}.values():
        first = min(
            event.start for event in events if rule_text(event) and time_zone(event).key == zone.key
        )
        lines += _zone_lines(zone, first.year)
    for event in events:
        lines += _event_lines(event, address(event))
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _event_lines(event, url):
    stamp = event.last_published_at or event.first_published_at or timezone.now()
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.translation_key}@pobratim",
        f"DTSTAMP:{_utc(stamp)}",
        f"LAST-MODIFIED:{_utc(stamp)}",
        *_times(event),
        f"SUMMARY:{escape(event.title)}",
        f"STATUS:{STATUS.get(event.state, 'CONFIRMED')}",
        f"URL:{url}",
    ]
    if event.lead:
        lines.append(f"DESCRIPTION:{escape(event.lead)}")
    place = event.venue or event.online_url
    if place:
        lines.append(f"LOCATION:{escape(place)}")
    if event.latitude is not None and event.longitude is not None:
        lines.append(f"GEO:{event.latitude};{event.longitude}")
    return [*lines, "END:VEVENT"]


def _times(event):
    """Beginning, end and repetition. The end of a whole-day event is the day after it, by the format."""
    rule = rule_text(event)
    if event.all_day:
        first = timezone.localtime(event.start).date()
        last = timezone.localtime(event.end).date() if event.end else first
        lines = [
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{last + datetime.timedelta(days=1):%Y%m%d}",
        ]
        without = [f"EXDATE;VALUE=DATE:{day:%Y%m%d}" for day in sorted(exceptions(event))]
    elif rule:
        zone = time_zone(event)
        begins = event.start.astimezone(zone)
        lines = [f"DTSTART;TZID={zone.key}:{_local(begins)}"]
        if event.end:
            lines.append(f"DTEND;TZID={zone.key}:{_local(event.end.astimezone(zone))}")
        without = [
            f"EXDATE;TZID={zone.key}:{day:%Y%m%d}T{begins:%H%M%S}"
            for day in sorted(exceptions(event))
        ]
    else:
        lines = [f"DTSTART:{_utc(event.start)}"]
        if event.end:
            lines.append(f"DTEND:{_utc(event.end)}")
        without = []
    return [*lines, f"RRULE:{_until_in_kind(event, rule)}", *without] if rule else lines


def _until_in_kind(event, rule):
    """The rule with its last day as the beginning is given: a date, or a moment in UTC (RFC 5545, 3.3.10)."""
    match = re.search(r"UNTIL=(\d{8})\b", rule)
    if not match or event.all_day:
        return rule
    day = datetime.datetime.strptime(match[1], "%Y%m%d")
    last = day.replace(hour=23, minute=59, second=59, tzinfo=time_zone(event))
    return rule.replace(match[0], f"UNTIL={_utc(last)}")


def _zone_lines(zone, year):
    """The time zone with the changes of its clock, each written out."""
    moment = datetime.datetime(year - 1, 12, 31, tzinfo=datetime.UTC)
    end = datetime.datetime(year + YEARS_OF_CHANGES, 12, 31, tzinfo=datetime.UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}", *_change_lines(moment, moment, zone)]
    hour = datetime.timedelta(hours=1)
    while moment < end:
        later = moment + datetime.timedelta(days=1)
        if later.astimezone(zone).utcoffset() != moment.astimezone(zone).utcoffset():
            while (moment + hour).astimezone(zone).utcoffset() == moment.astimezone(
                zone
            ).utcoffset():
                moment += hour
            lines += _change_lines(moment, moment + hour, zone)
            later = moment + hour
        moment = later
    return [*lines, "END:VTIMEZONE"]


def _change_lines(before, after, zone: ZoneInfo):
    old, new = before.astimezone(zone), after.astimezone(zone)
    kind = "DAYLIGHT" if new.dst() else "STANDARD"
    # The change is told in the time that was valid until then.
    onset = after.replace(tzinfo=None) + old.utcoffset()
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{onset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{old:%z}",
        f"TZOFFSETTO:{new:%z}",
        f"END:{kind}",
    ]


def _utc(moment):
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def _local(moment):
    return f"{moment:%Y%m%dT%H%M%S}"


def answer(request, events, name, file_name):
    """The calendar file as a response."""
    text = calendar_text(events, name, lambda event: request.build_absolute_uri(event.url))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response
