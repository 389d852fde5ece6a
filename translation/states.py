"""Where a page or snippet stands in one language: one word for readers, editors and translators."""

from collections import defaultdict

from django.conf import settings
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from translation import standings

SOURCE = "source"
MISSING = "missing"
IN_PROGRESS = "in_progress"
MACHINE = "machine"
IN_REVIEW = "in_review"
READY = "ready"
CURRENT = "current"
OUTDATED = "outdated"

LABELS = {
    SOURCE: pgettext_lazy("state of a translation", "original"),
    MISSING: pgettext_lazy("state of a translation", "not translated"),
    IN_PROGRESS: pgettext_lazy("state of a translation", "in translation"),
    MACHINE: pgettext_lazy("state of a translation", "machine draft"),
    IN_REVIEW: pgettext_lazy("state of a translation", "in review"),
    READY: pgettext_lazy("state of a translation", "ready to publish"),
    CURRENT: pgettext_lazy("state of a translation", "translated"),
    OUTDATED: pgettext_lazy("state of a translation", "translated, the original has changed"),
}


def state_of(instance, locale):
    """One of the states above; `instance` may be the row of any language."""
    return states_of([instance], locale)[instance.pk]


def states_of(instances, locale):
    """{pk of each given object: its state in `locale`}: one query, and one more where originals are lacking.

    What was written in `locale` alone, without a source, is "translated" once it is public.
    """
    instances = list(instances)
    if locale.language_code == settings.LANGUAGE_CODE:
        return {instance.pk: SOURCE for instance in instances}
    found = standings.of(instances, [locale])
    states = {}
    orphans = defaultdict(list)
    for item in instances:
        standing = found.get((item.translation_key, locale.pk))
        if standing is not None:
            states[item.pk] = standing.state
        else:
            orphans[Page if isinstance(item, Page) else type(item)].append(item)
    for model, items in orphans.items():
        states |= _states_without_source(model, items, locale)
    return states


def _states_without_source(model, items, locale):
    rows = model._default_manager.filter(
        translation_key__in=[item.translation_key for item in items], locale=locale
    )
    live = dict(rows.values_list("translation_key", "live"))
    names = {None: MISSING, False: IN_PROGRESS, True: CURRENT}
    return {item.pk: names[live.get(item.translation_key)] for item in items}
