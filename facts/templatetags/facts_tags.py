"""`{% load facts_tags %}`: dates, amounts and numbers in the reader's language."""

import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html

from facts import formats
from facts.intervals import format_date_range

register = template.Library()

register.filter("date_text", formats.format_date)
register.filter("time_text", formats.format_time)
register.filter("moment_text", formats.format_datetime)
register.filter("unit", formats.format_unit)
register.filter("share", formats.format_share)
register.filter("file_size", formats.format_size)
register.filter("join_list", formats.join_list)


@register.filter
def number(value, is_lower_bound=False):
    return formats.format_number(value, is_lower_bound)


@register.filter
def rounded(value, places=0):
    """A number to so many decimals, for `number` to write; None stays None."""
    return None if value is None else round(value, places)


@register.filter
def money(record):
    """A record with amount, currency and is_lower_bound, as text; leva with their euro."""
    return formats.format_record_money(record)


@register.filter
def time_tag(value):
    """<time> of a PartialDate or a date: for machines as ISO 8601, for people in their language."""
    if not value:
        return ""
    day = value
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        day = timezone.localtime(value)
    return format_html('<time datetime="{}">{}</time>', str(day)[:10], formats.format_date(value))


@register.simple_tag
def date_range(start, end=None):
    return format_date_range(start, end)


@register.simple_tag
def amount(value, currency="EUR", is_lower_bound=False):
    return formats.format_money(value, currency, is_lower_bound)
