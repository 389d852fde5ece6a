from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Projects")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home.frame import register_feed
        from projects import home_sections  # noqa: F401 - registers what the front page shows

        register_feed("projects_feed", _("Projects"))
