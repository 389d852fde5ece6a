"""What the editor shows of tasks and reviews."""

from django import template

from translation.flow.strip import name_of

register = template.Library()


@register.filter
def person_name(user):
    return name_of(user)
