from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TwinningConfig(AppConfig):
    name = "twinning"
    verbose_name = _("Twin cities and exchanges")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from twinning import home_sections  # noqa: F401 - registers what the front page shows
