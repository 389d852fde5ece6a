"""`{% frame as frame %}`: see home.frame."""

from django import template

from home import frame as frames

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context):
    """The Frame of this response, built once; None when there is no request (a bare error page)."""
    request = context.get("request")
    if request is None:
        return None
    page = context.get("page")
    kept = getattr(request, "_pobratim_frame", None)
    if kept is None or kept[0] is not page:
        kept = (page, frames.build(request, page))
        request._pobratim_frame = kept
    return kept[1]
