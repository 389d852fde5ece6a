"""The services, by the name that the settings use. None is asked without its credentials."""

from django.conf import settings

from translation.machine.providers.deepl import DeepL
from translation.machine.providers.etranslation import ETranslation
from translation.machine.providers.libretranslate import LibreTranslate

PROVIDERS = {provider.name: provider for provider in (ETranslation, DeepL, LibreTranslate)}


def configured():
    """The Provider of the settings, or None when there is none or its credentials are missing."""
    given = settings.POBRATIM_MACHINE_TRANSLATION
    kind = PROVIDERS.get(given.get("PROVIDER", ""))
    if kind is None:
        return None
    provider = kind(given)
    return provider if provider.is_ready() else None
