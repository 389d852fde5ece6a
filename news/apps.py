from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News and events")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home.frame import register_feed, register_notices

        # Registers what the front page, the search and the lists show.
        from news import home_sections, search_facets, search_lists  # noqa: F401
        from news.event_context import notices

        register_notices(notices)
        register_feed("news_feed", _("News"))
        register_feed("events_feed", _("Events"))
