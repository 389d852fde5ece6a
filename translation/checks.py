"""Django system checks: settings and models that the policy of this app rests on."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db.models import UniqueConstraint
from modelcluster.fields import ParentalKey
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail_localize import VERSION

# Setting: (value it must have, why).
REQUIRED = {
    "WAGTAIL_I18N_ENABLED": (True, "pages have no languages without it"),
    "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": (
        False,
        "the engine would publish untranslated pages",
    ),
    "WAGTAILLOCALIZE_DISABLE_ON_DELETE": (
        True,
        "the engine would delete translators' work together with a page",
    ),
    "WAGTAILLOCALIZE_MACHINE_TRANSLATOR": (
        None,
        "the engine would take a machine's words for a translator's",
    ),
}
DEFAULTS = {
    "WAGTAIL_I18N_ENABLED": False,
    "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE": True,
    "WAGTAILLOCALIZE_DISABLE_ON_DELETE": False,
    "WAGTAILLOCALIZE_MACHINE_TRANSLATOR": None,
}
MIDDLEWARE = "translation.middleware.RefusalMiddleware"


@register(Tags.translation)
def check_settings(app_configs=None, **kwargs):
    errors = [
        Error(f"{name} must be {value!r}: {reason}.", id="translation.E001")
        for name, (value, reason) in REQUIRED.items()
        if (getattr(settings, name, DEFAULTS[name]) or None) != (value or None)
    ]
    if getattr(settings, "WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE", "synced") != "synced":
        errors.append(
            Error(
                "WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE must be 'synced'.", id="translation.E001"
            )
        )
    if apps.is_installed("wagtail.contrib.simple_translation"):
        errors.append(
            Error(
                "wagtail.contrib.simple_translation copies pages past the translation engine.",
                id="translation.E002",
            )
        )
    if MIDDLEWARE not in settings.MIDDLEWARE:
        errors.append(Error(f"MIDDLEWARE must contain {MIDDLEWARE}.", id="translation.E003"))
    return errors


@register(Tags.translation)
def check_engine(app_configs=None, **kwargs):
    """One function of the engine is replaced: written for one version, to be looked at with the next."""
    from translation.extraction import ENGINE

    found = ".".join(str(part) for part in VERSION[:2])
    if found == ENGINE:
        return []
    return [
        Warning(
            f"translation/extraction.py was written for wagtail-localize {ENGINE}, not {found}.",
            hint="Run tests/translation/test_extraction.py and raise ENGINE.",
            id="translation.W001",
        )
    ]


@register(Tags.urls)
def check_addresses(app_configs=None, **kwargs):
    """Every address of the engine is either taken over or known to be harmless."""
    return [
        Error(
            f"The translation engine's address “{name}” is neither taken over nor allowed"
            " (translation/urls.py).",
            id="translation.E004",
        )
        for name in sorted(unknown_addresses())
    ]


def unknown_addresses():
    from wagtail_localize.wagtail_hooks import register_admin_urls

    from translation.urls import ALLOWED, urlpatterns

    ours = {str(pattern.pattern) for pattern in urlpatterns}
    return {
        pattern.name
        for resolver in register_admin_urls()
        for pattern in resolver.url_patterns
        if str(pattern.pattern) not in ours and pattern.name not in ALLOWED
    }


@register(Tags.models)
def check_models(app_configs=None, **kwargs):
    errors = []
    for model in apps.get_models():
        if issubclass(model, TranslatableMixin) and model._meta.app_label != "wagtailcore":
            errors += [*unique_errors(model), *draft_errors(model)]
    return errors


def unique_errors(model):
    """A value that may occur only once cannot stand in two languages."""
    own = [field for field in model._meta.local_fields if field.unique and not field.primary_key]
    errors = [
        Error(
            f"{model._meta.label}.{field.name} is unique and translatable.",
            obj=model,
            id="translation.E005",
        )
        for field in own
        if not getattr(field.remote_field, "parent_link", False)
    ]
    constraints = [
        set(constraint.fields)
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    for fields in [*constraints, *map(set, model._meta.unique_together)]:
        if not fields & ({"locale"} | _parents(model)):
            errors.append(
                Error(
                    f"{model._meta.label}: {sorted(fields)} must be unique per locale.",
                    obj=model,
                    id="translation.E005",
                )
            )
    return errors


def _parents(model):
    return {field.name for field in model._meta.fields if isinstance(field, ParentalKey)}


def draft_errors(model):
    """A translation begins as a copy of its source: without drafts the copy would be public."""
    if issubclass(model, Page | DraftStateMixin) or _parents(model):
        return []
    return [
        Error(
            f"{model._meta.label} is translatable and has no drafts.",
            obj=model,
            id="translation.E006",
        )
    ]
