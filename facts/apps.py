from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactsConfig(AppConfig):
    name = "facts"
    verbose_name = _("Facts and words")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from facts import indexed, schedule, typed_addresses, typed_dates

        typed_dates.register()
        typed_addresses.register()
        schedule.connect()
        indexed.forget_when_deleted()
