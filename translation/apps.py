from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = _("Translation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home.frame import register_notices
        from translation import (
            addresses,  # noqa: F401 - registers what prepares a publication
            checks,  # noqa: F401
            extraction,
            gate,  # noqa: F401 - registers what may stop a publication
            notices,
            signals,
        )

        signals.connect()
        extraction.install()
        register_notices(notices.outdated_for_frame)
