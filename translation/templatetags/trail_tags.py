"""The way back from each screen of the workspace: to the list of translations, then to the translation."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("translation/trail.html")
def trail(translation=None, here="", title=""):
    """Translations › the page's translation › `here`; `title` is a heading for readers of screens alone.

    `translation` is one that the person may open, or None.
    """
    steps = [{"url": reverse("workspace:overview"), "label": _("Translations")}]
    if translation:
        address = reverse("workspace:edit", args=[translation.pk])
        steps.append({"url": address, "label": label_of(translation)})
    if here:
        steps.append({"url": None, "label": here})
    return {"breadcrumbs_items": steps, "title": title}


def label_of(translation):
    return f"{translation.source.object_repr} ({translation.target_locale.get_display_name()})"
