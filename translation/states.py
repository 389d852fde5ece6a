"""Where a page or snippet stands in one language: what readers see, not what translators have typed."""

from collections import defaultdict

from django.conf import settings
from django.db.models import F, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from translation.missing import has_missing, has_translation, words_changed_since

SOURCE = "source"
MISSING = "missing"
IN_PROGRESS = "in_progress"
CURRENT = "current"
OUTDATED = "outdated"

LABELS = {
    SOURCE: _("original"),
    MISSING: _("not translated"),
    IN_PROGRESS: _("in translation"),
    CURRENT: _("translated"),
    OUTDATED: _("translated, the original has changed"),
}


def state_of(instance, locale):
    """One of the states above; `instance` may be the row of any language."""
    return states_of([instance], locale)[instance.pk]


def states_of(instances, locale):
    """{pk of each given object: its state in `locale`}: one query for all pages, one per kind of snippet.

    "original" is also what was written in `locale` alone, without a source.
    """
    instances = list(instances)
    if locale.language_code == settings.LANGUAGE_CODE:
        return {instance.pk: SOURCE for instance in instances}
    by_model = defaultdict(list)
    for instance in instances:
        by_model[Page if isinstance(instance, Page) else type(instance)].append(instance)
    states = {}
    for model, objects in by_model.items():
        found = _rows(model, [item.translation_key for item in objects], locale)
        for item in objects:
            states[item.pk] = _state(found.get(item.translation_key))
    return states


def _rows(model, keys, locale):
    """{translation_key: what is known of its row in `locale`}."""
    columns = {
        "is_live": F("live"),
        "has_missing": has_missing(locale.pk),
        "is_older": words_changed_since(OuterRef("last_published_at"), locale.pk),
        "has_translation": has_translation(locale.pk),
    }
    if model is Page:
        columns["stands_in_for"] = F("alias_of_id")
    rows = model._default_manager.filter(translation_key__in=keys, locale=locale)
    return {row["translation_key"]: row for row in rows.values("translation_key", **columns)}


def _state(row):
    if row is None:
        return MISSING
    if row.get("stands_in_for"):
        return IN_PROGRESS if row["has_translation"] else MISSING
    if not row["is_live"]:
        return IN_PROGRESS
    return OUTDATED if row["has_missing"] or row["is_older"] else CURRENT
