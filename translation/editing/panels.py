"""The order and the names under which editors know the fields and children of a model."""

from functools import cache
from itertools import count

from wagtail.admin.panels import get_edit_handler
from wagtail.models import Page

SEARCH = ("seo_title", "search_description")


@cache
def panels_of(model):
    """{name of a field or child relation: (position, heading, name of one)}, as in the model's own form.

    Headings are lazy, "" where the form has none of its own.
    """
    handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    found, numbers = {}, count()
    _collect(handler, found, numbers)
    return found


def _collect(panel, found, numbers):
    name = getattr(panel, "relation_name", None)
    if name:
        label = getattr(panel, "label", "")
        found.setdefault(name, (next(numbers), getattr(panel, "heading", ""), label))
        return
    name = getattr(panel, "field_name", None)
    if name:
        found.setdefault(name, (next(numbers), "", ""))
    for child in getattr(panel, "children", ()):
        _collect(child, found, numbers)
