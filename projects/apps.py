from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Projects")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home.frame import register_feed

        # Registers what the front page, the search and the lists show.
        from projects import home_sections, search_facets, search_lists  # noqa: F401

        register_feed("projects_feed", _("Projects"))
