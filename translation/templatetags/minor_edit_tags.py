"""The tick of translation/minor.py in the editors' footers."""

from django import template

from translation import minor

register = template.Library()


@register.inclusion_tag("translation/minor_edit.html")
def minor_edit_tick(instance, locked=False):
    """Shown for records of the source language that are translated, while one may save them."""
    return {"offered": not locked and minor.has_translations(instance), "field": minor.FIELD}
