"""Where a notice leads."""

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from wagtail_localize.models import StringSegment

from translation.access.landing import editor_address
from translation.models import GlossaryConcept
from translation.models.notices import Kind


def address_of(notice):
    """The path of the editor, at the text that the notice is about while the page has it; or of the glossary."""
    if notice.kind == Kind.TERM:
        return _suggestions(notice.extra.get("locale", ""))
    address = editor_address(notice.translation)
    if notice.context_id is None:
        return address
    segments = StringSegment.objects.filter(
        source_id=notice.translation.source_id, context_id=notice.context_id
    )
    key = segments.values_list("pk", flat=True).first()
    return f"{address}#t{key}" if key else address


def _suggestions(code):
    """The glossary of a language, narrowed to what waits for a yes."""
    query = {"locale": code, "status": GlossaryConcept.Status.SUGGESTED}
    return f"{reverse('workspace:glossary')}?{urlencode(query)}"


def absolute(path):
    """The path as an address for a mail."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def account_address():
    return reverse("wagtailadmin_account") + "#tab-notifications"
