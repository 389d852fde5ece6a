"""Where the parts of a page lie for the person who looks."""

from django.urls import reverse
from wagtail.models import Page


def source_address(user, translation):
    """The editor of the original for who may edit it, else its public page; "" when there is neither."""
    model = translation.source.specific_content_type.model_class()
    key, locale_id = translation.source.object_id, translation.source.locale_id
    if not issubclass(model, Page):
        row = model._default_manager.filter(translation_key=key, locale_id=locale_id).first()
        return _record_address(user, row) if row else ""
    page = Page.objects.filter(translation_key=key, locale_id=locale_id).first()
    if page is None:
        return ""
    if page.permissions_for_user(user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return (page.full_url or "") if page.live else ""


def _record_address(user, row):
    viewset = getattr(row, "snippet_viewset", None)
    if viewset is None or not viewset.permission_policy.user_has_permission(user, "change"):
        return ""
    return reverse(viewset.get_url_name("edit"), args=[row.pk])


def list_address(row):
    """Where a person who may not open a row goes back to."""
    if isinstance(row, Page):
        parent = row.get_parent()
        return reverse("wagtailadmin_explore", args=[parent.pk if parent else row.pk])
    return reverse("wagtailadmin_home")
