"""The panel in an album's form that leads to its photographs."""

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel


class PhotosPanel(Panel):
    # Where translators find the photographs' words: among the other fields of the form.
    relation_name = "photos"

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/admin/photos_panel.html"

        @cached_property
        def url(self):
            """ "" before the album is saved for the first time, and where the photographs cannot be changed."""
            from media.admin.draft import is_editable

            if not self.instance.pk or not is_editable(self.instance):
                return ""
            return reverse("media_album_photos", args=[self.instance.pk])

        @cached_property
        def number(self):
            return self.instance.photos.count()
