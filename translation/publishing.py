"""Publishing a translation from a screen of the admin."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin import messages

from translation import flow


def publish_with_messages(request, translation):
    """Publishes, or says why not; True when it was published."""
    try:
        flow.publish(translation, request.user)
    except ValidationError as refused:
        for message in refused.messages:
            messages.error(request, message)
        return False
    say_published(request, translation)
    return True


def say_published(request, translation):
    """That it is public now, with the way to it; or that it waits for its original."""
    waits = flow.in_review(translation)
    said = (
        _("“%(title)s” will be published in %(language)s together with its original.")
        if waits
        else _("“%(title)s” was published in %(language)s: readers see it now.")
    )
    row = translation.source.object.get_instance_or_none(translation.target_locale)
    url = getattr(row, "full_url", None) if row is not None and not waits else None
    names = {
        "title": translation.source.object_repr,
        "language": translation.target_locale.get_display_name(),
    }
    messages.success(
        request, said % names, buttons=[messages.button(url, _("On the site"))] if url else None
    )
