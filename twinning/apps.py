from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TwinningConfig(AppConfig):
    name = "twinning"
    verbose_name = _("Twin towns and exchanges")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # Registers what the front page, the search and the lists show, and the towns' spellings.
        from media import gallery
        from twinning import (  # noqa: F401
            home_sections,
            search_facets,
            search_lists,
            town_names,
        )
        from twinning.models import ExchangeTown

        gallery.register_link(ExchangeTown, "exchange_id", "town_id")
