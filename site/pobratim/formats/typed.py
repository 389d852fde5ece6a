"""How dates may be typed, in every language: as people write them here, or in the ISO form.

Nothing else: the American 04/05/2027 is another day than the one a European means.
"""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%Y г.", "%Y-%m-%d"]
# Without an hour it is the beginning of the day.
DATETIME_INPUT_FORMATS = [
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y, %H:%M",
    "%d.%m.%Y %H.%M",
    "%d.%m.%Y г., %H:%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S",
    *DATE_INPUT_FORMATS,
]
