"""Numbers, dates and times in a text, whatever way the language writes them.

A Figure has readings: “2,500” may be two and a half or two thousand five hundred. Two figures agree when they
share a reading. Months are figures too ("M5"), so „05.05.2006“ agrees with “5 May 2006”; times read "T14:30".
"""

import re
from dataclasses import dataclass

from translation.quality import calendar

_DATE = re.compile(r"(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_TIME = re.compile(
    r"(?<![\d.,:])([01]?\d|2[0-4])(?::([0-5]\d)(?!\d)|[.,]([0-5]\d)(?=[ \u00a0]*(?:ч\b|часа?\b|[ap]\.?[ \u00a0]?m\b|h\b|Uhr)))"
    r"[ \u00a0]*([ap])?(?:\.?[ \u00a0]?m\b\.?)?",
)
_HOUR = re.compile(
    r"(?<![\d.,:])(1?\d|2[0-4])[ \u00a0]*(?:([ap])\.?[ \u00a0]?m\b\.?|ч\.|ч\b|часа?\b|h\b|Uhr\b|o['’]clock)"
)
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*")
_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_MULTIPLIER = re.compile(
    r"[ \u00a0]*(?:(хил|thousand|Tausend|tisoč)|(млн|мил|million|mln|Mio)|(млрд|billion|bn|Mrd))",
    re.IGNORECASE,
)
_THOUSAND, _MILLION, _BILLION = 10**3, 10**6, 10**9


@dataclass(frozen=True)
class Figure:
    """`text` is what stands there; a `loose` one may answer a figure of the other text but asks for none."""

    text: str
    readings: frozenset
    loose: bool = False
    kind: str = "number"


def figures(text, language):
    """Figures of a plain text."""
    found = []
    text = _take(_DATE, text, _from_date, found)
    text = _take(_ISO_DATE, text, _from_iso_date, found)
    text = _take(_TIME, text, _from_time, found)
    text = _take(_HOUR, text, _from_hour, found)
    found += [
        Figure(word, frozenset({f"M{month}"}), loose=not beside, kind="date")
        for word, month, beside in calendar.months_in(text, language)
    ]
    for match in _NUMBER.finditer(text):
        found.append(Figure(match.group(), _readings(match.group(), text[match.end() :][:12])))
    return found


def _take(pattern, text, read, found):
    """Adds what `pattern` finds; returns the text without it."""
    if not pattern.search(text):
        return text

    def replace(match):
        found.extend(read(match))
        return " ; "

    return pattern.sub(replace, text)


def _from_date(match):
    first, _sign, second, year = match.groups()
    days, months = {_plain(first)}, {f"M{int(second)}"}
    if match.group(2) == "/" and int(first) <= 12:
        # American, perhaps.
        days, months = days | {_plain(second)}, months | {f"M{int(first)}"}
    yield Figure(match.group(), frozenset(days), kind="date")
    yield Figure(match.group(), frozenset(months), kind="date")
    yield Figure(match.group(), frozenset({year}), kind="date")


def _from_iso_date(match):
    year, month, day = match.groups()
    for reading in (_plain(day), f"M{int(month)}", year):
        yield Figure(match.group(), frozenset({reading}), kind="date")


def _from_time(match):
    hour, minute, dotted, half = match.groups()
    yield Figure(
        match.group().strip(), frozenset({_time(hour, minute or dotted, half)}), kind="time"
    )


def _from_hour(match):
    hour, half = match.groups()
    readings = {_time(hour, "00", half)}
    if not half:
        # „24 часа“ is how long, too.
        readings.add(_plain(hour))
    yield Figure(match.group(), frozenset(readings), kind="time")


def _time(hour, minute, half):
    hour = int(hour)
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"T{hour}:{minute}"


def _plain(digits):
    return digits.lstrip("0") or "0"


def _readings(token, after):
    number = _SPACES.sub("", token)
    readings = _values(number)
    multiplier = _MULTIPLIER.match(after)
    if multiplier:
        factor = (_THOUSAND, _MILLION, _BILLION)[multiplier.lastindex - 1]
        readings |= {_trim(float(value) * factor) for value in readings if value.count(".") < 2}
    if len(number) == 4 and after[:1] in ("s", "’") or after[:1] == "-" and len(number) == 4:
        # “the 1990s” are „90-те години“.
        readings.add(number[2:])
    return frozenset(readings)


def _values(number):
    """Plain numbers as strings, with a decimal point; a chain of parts ("3.2.1") as it is."""
    signs = [sign for sign in number if sign in ".,"]
    if not signs:
        return {_plain(number)}
    joined = _plain(number.replace(",", "").replace(".", ""))
    if len(set(signs)) == 2:
        whole, part = re.split(r"[.,](?=\d+$)", number)
        return {_decimal(re.sub(r"[.,]", "", whole), part)}
    values = {joined} if _GROUPED.fullmatch(number) else set()
    if len(signs) == 1:
        values.add(_decimal(*re.split(r"[.,]", number)))
    elif not values:
        values.add(number.replace(",", "."))
    return values


def _decimal(whole, part):
    part = part.rstrip("0")
    return f"{_plain(whole)}.{part}" if part else _plain(whole)


def _trim(value):
    return f"{value:.6f}".rstrip("0").rstrip(".")
