"""Our own municipality, as the frame of the page knows it already."""

from django.utils.translation import override

from home.templatetags.frame_tags import frame


def municipality(page, request):
    """{name, short_name, latitude, longitude, email, …} in the language of the page's address."""
    with override(page.locale.language_code):
        return frame({"page": page, "request": request}).municipality
