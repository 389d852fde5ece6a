"""How far a partner is: kilometres through the air and hours of the clock."""

import datetime
from math import asin, cos, radians, sin, sqrt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EARTH_RADIUS_KM = 6371.0088


def great_circle_km(start, end):
    """Kilometres between two (latitude, longitude) in degrees, or None when a coordinate is missing."""
    if None in (*start, *end):
        return None
    lat1, lon1, lat2, lon2 = (radians(float(value)) for value in (*start, *end))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def about_km(kilometres):
    """Rounded as people say it: to tens below 1,000 km, to fifties above."""
    step = 10 if kilometres < 1000 else 50
    return max(step, int(step * round(kilometres / step)))


def hours_ahead(zone, other, moment=None):
    """Hours by which clocks in `zone` are ahead of those in `other` now; None for an unknown zone."""
    moment = moment or datetime.datetime.now(datetime.UTC)
    try:
        offsets = [moment.astimezone(ZoneInfo(name)).utcoffset() for name in (zone, other)]
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return (offsets[0] - offsets[1]).total_seconds() / 3600
