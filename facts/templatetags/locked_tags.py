"""`{% load locked_tags %}`: the form of a page that is locked."""

from django import template

from facts import locks

register = template.Library()
register.simple_tag(locks.first_steps, name="first_steps")
