"""`{% load house_style_tags %}`: for the panel of style and reading."""

from decimal import Decimal

from django import template
from django.utils.html import conditional_escape, mark_safe

from facts.formats import format_share

register = template.Library()
SPACE, NO_BREAK = "␣", "⍽"


@register.filter
def model_label(record):
    return record._meta.label_lower


@register.filter
def whole_share(value):
    """0.254 → „25%“."""
    return format_share(round(Decimal(value), 2))


@register.filter
def spaces_shown(text):
    """A change of nothing but spaces, made visible; the signs are not read out, the rule beside says it."""
    if text.strip():
        return text
    shown = text.replace(" ", SPACE).replace("\u00a0", NO_BREAK)
    return mark_safe(f'<span aria-hidden="true">{conditional_escape(shown)}</span>')  # noqa: S308 - escaped
