"""What this app adds to the admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from media.admin import views
from media.admin.draft import is_editable
from media.admin.image_usage import ImageDeleteView, ImageUsageView
from media.lacking import lacks_of
from media.models import AlbumPage, AlbumPhoto, Image

# A message stays short; what is left is named after the next publication.
MOST_NAMED = 8


@hooks.register("register_admin_urls", order=-1)
def admin_urls():
    return [
        path(
            "albums/<int:page_id>/photos/",
            views.AlbumPhotosView.as_view(),
            name="media_album_photos",
        ),
        path(
            "albums/<int:page_id>/photos/upload/",
            views.UploadPhotosView.as_view(),
            name="media_album_photos_upload",
        ),
        path(
            "albums/<int:page_id>/photos/choose/",
            views.ChoosePhotoView.as_view(),
            name="media_album_photos_choose",
        ),
        # Before upstream's at the same addresses.
        path("images/usage/<int:image_id>/", ImageUsageView.as_view()),
        path("images/<int:image_id>/delete/", ImageDeleteView.as_view()),
    ]


@hooks.register("register_page_header_buttons")
def photos_button(page, user, view_name, next_url=None):
    if page.specific_class is not AlbumPage or not page.permissions_for_user(user).can_edit():
        return
    if is_editable(page.specific_deferred):
        url = reverse("media_album_photos", args=[page.pk])
        yield Button(_("Photographs"), url, icon_name="image", priority=12)


@hooks.register("after_publish_page")
def warn_of_silent_pictures(request, page):
    """It is published all the same: a picture may be for the eyes only, an author unknown."""
    lacks = lacks_of(page) if hasattr(page, "lead_image_id") else []
    if lacks:
        links = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            ((lack.url, lack.text) for lack in lacks[:MOST_NAMED]),
        )
        intro = gettext("The page is published. Its pictures still lack something:")
        messages.warning(request, format_html("{}<ul>{}</ul>", intro, links))


@hooks.register("before_bulk_action")
def keep_pictures_of_albums(request, action_type, objects, action):
    """Upstream asks an index that leaves albums out, and would stop at the database's refusal."""
    if action_type != "delete" or not objects or not isinstance(objects[0], Image):
        return None
    used = AlbumPhoto.objects.filter(image__in=objects).values_list("image__title", flat=True)
    titles = sorted(set(used))
    if not titles:
        return None
    text = gettext("Nothing was deleted. Albums show these pictures: %(titles)s.")
    messages.error(request, text % {"titles": ", ".join(titles[:20])})
    return redirect("wagtailimages:index")
