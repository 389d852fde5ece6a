"""What Django's English formats would take from American usage in forms."""

from pobratim.formats.typed import DATE_INPUT_FORMATS, DATETIME_INPUT_FORMATS

__all__ = ["DATETIME_INPUT_FORMATS", "DATE_INPUT_FORMATS"]
