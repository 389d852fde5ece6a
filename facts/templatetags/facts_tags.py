"""`{% load facts_tags %}`: dates, amounts and numbers in the reader's language."""

from django import template

from facts import formats

register = template.Library()

register.filter("date_text", formats.format_date)
register.filter("share", formats.format_share)
register.filter("file_size", formats.format_size)
register.filter("join_list", formats.join_list)


@register.filter
def number(value, is_lower_bound=False):
    return formats.format_number(value, is_lower_bound)


@register.filter
def money(record):
    """A record with amount, currency and is_lower_bound, as text."""
    if record is None:
        return ""
    return formats.format_money(record.amount, record.currency, record.is_lower_bound)


@register.simple_tag
def date_range(start, end=None):
    return formats.format_date_range(start, end)


@register.simple_tag
def amount(value, currency="EUR", is_lower_bound=False):
    return formats.format_money(value, currency, is_lower_bound)
