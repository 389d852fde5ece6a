"""When an event is: in the time zone of its place, as words and as ISO 8601."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import get_timezone_location
from django.conf import settings
from django.utils.translation import gettext

from facts.formats import format_date, format_full_date, format_time, language
from facts.intervals import format_date_range, format_moment_range, format_time_range


@dataclass(frozen=True)
class When:
    """`text` is for lists, `full` for the event's own page; `zone` is said when it is not ours."""

    start: datetime.datetime
    end: datetime.datetime | None
    all_day: bool
    text: str
    full: str
    zone: str

    @property
    def start_iso(self):
        return (
            self.start.date().isoformat() if self.all_day else self.start.isoformat("T", "minutes")
        )

    @property
    def end_iso(self):
        if self.end is None:
            return ""
        return self.end.date().isoformat() if self.all_day else self.end.isoformat("T", "minutes")


def when(event, start=None):
    """When of an event, or of its repetition that begins at `start`."""
    ours = ZoneInfo(settings.TIME_ZONE)
    zone = time_zone(event)
    begins = event.start.astimezone(zone)
    ends = event.end.astimezone(zone) if event.end else None
    if start is not None:
        moved = start.astimezone(zone)
        ends = moved + (ends - begins) if ends else None
        begins = moved
    return When(
        start=begins,
        end=ends,
        all_day=event.all_day,
        text=_text(begins, ends, event.all_day),
        full=_text(begins, ends, event.all_day, full=True),
        zone=_zone_note(begins, zone, ours),
    )


def time_zone(event):
    """The event's time zone. A whole day is entered as midnight here, wherever the event takes place."""
    if event.all_day:
        return ZoneInfo(settings.TIME_ZONE)
    try:
        return ZoneInfo(event.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def _text(start, end, all_day, full=False):
    one_day = end is None or end.date() == start.date()
    if all_day or not one_day:
        if all_day:
            if one_day:
                return _day(start, full)
            return format_date_range(start.date(), end.date())
        return format_moment_range(start, end)
    hours = format_time(start) if end is None else format_time_range(start, end)
    return f"{_day(start, full)}, {hours}"


def _day(moment, full=False):
    return format_full_date(moment.date()) if full else format_date(moment.date())


def _zone_note(start, zone, ours):
    if start.utcoffset() == start.astimezone(ours).utcoffset():
        return ""
    place = get_timezone_location(zone, locale=language(), return_city=True)
    return gettext("local time: %(place)s") % {"place": place}
