"""The button that asks a machine, where a service is set up."""

from django import template

from translation.machine.providers import configured

register = template.Library()


@register.inclusion_tag("translation/machine/button.html", takes_context=True)
def machine_button(context, translation):
    return {
        "translation": translation,
        "csrf_token": context.get("csrf_token"),
        "is_shown": configured() is not None,
    }
