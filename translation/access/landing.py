"""Where the admin sends a person next: translators may open no page of Wagtail's own."""

from django.urls import reverse
from wagtail.permissions import page_permission_policy


def editor_address(translation):
    """Where the words of a translation are edited."""
    return reverse("workspace:edit", args=[translation.pk])


def overview_address():
    return reverse("workspace:overview")


def landing(user, address):
    """`address`, one of Wagtail's lists of pages or records, for those who may see such lists."""
    if page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"}):
        return address
    return reverse("workspace:overview")
