"""What Django's Bulgarian formats leave open, and would take from American English (CLDR, bg)."""

from pobratim.formats.typed import DATE_INPUT_FORMATS, DATETIME_INPUT_FORMATS

__all__ = ["DATETIME_INPUT_FORMATS", "DATE_INPUT_FORMATS"]

DATE_FORMAT = "j F Y г."
DATETIME_FORMAT = "j F Y г., H:i"
SHORT_DATETIME_FORMAT = "d.m.Y г., H:i"
YEAR_MONTH_FORMAT = "F Y г."
FIRST_DAY_OF_WEEK = 1
