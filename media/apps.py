from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Images and galleries")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from willow.plugins.pillow import PillowImage

        from media.waiting import keep_waiting_files_private

        # Willow copies EXIF, places included, into JPEG and PNG on purpose. Originals are cleaned at upload;
        # this is the second guard, for files that came into the store by another way.
        PillowImage.get_exif_data = lambda self: None
        keep_waiting_files_private()
