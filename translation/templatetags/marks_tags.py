"""Texts as the engine keeps them, shown with their marks as the editor draws them."""

from django import template

from translation.editing.marks import to_html

register = template.Library()
register.filter("with_marks", to_html)
