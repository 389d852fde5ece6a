from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home and frame")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home import (  # noqa: F401 - registers them
            checks,
            latest_album,
            organisation_list,
            organisation_names,
            search_facets,
            signals,
        )
