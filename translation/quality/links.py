"""Where a text is edited."""

from django.urls import NoReverseMatch, reverse


def editor_address(translation, segment=None):
    """The translator's editor of a Translation, at one of its texts."""
    try:
        address = reverse("workspace:edit", args=[translation.pk])
    except NoReverseMatch:
        return ""
    return f"{address}#t{segment.pk}" if segment is not None else address
