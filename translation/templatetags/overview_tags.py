"""How an open page or record stands in the languages, for the templates of the admin."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.models import Locale, TranslatableMixin

from translation import standings, states
from translation.overview.columns import target_locales
from translation.overview.filters import Names
from translation.overview.marks import Mark, mark_of
from translation.overview.rows import object_url, rows_of
from translation.overview.sight import sees_anything

register = template.Library()


@dataclass(frozen=True)
class PanelRow:
    language: Locale
    mark: Mark
    switch_url: str


def _standings(instance):
    """(locales, {locale id: Standing}) of a saved translatable object; empty for everything else."""
    if not isinstance(instance, TranslatableMixin) or not instance.pk or not instance.locale_id:
        return [], {}
    locales = target_locales()
    found = standings.of([instance], locales)
    return locales, {locale_id: row for (_key, locale_id), row in found.items()}


@register.simple_tag(takes_context=True)
def may_search_pages(context):
    """Whether Wagtail's search of pages answers the person at all."""
    return user_has_any_page_permission(context["request"].user)


@register.simple_tag(takes_context=True)
def sees_translations(context):
    return sees_anything(context["request"].user)


@register.inclusion_tag("translation/overview/strip.html")
def translation_strip(instance):
    """Above the form of an original: its languages, each with the way to its translation."""
    locales, found = _standings(instance)
    if not found or instance.locale.language_code != settings.LANGUAGE_CODE:
        return {"rows": []}
    names = Names({locale.pk: locale for locale in locales}, {}, {})
    ordered = [found[locale.pk] for locale in locales if locale.pk in found]
    return {"rows": rows_of(ordered, names), "url": object_url(instance.translation_key)}


@register.inclusion_tag("translation/overview/panel.html")
def translation_panel(instance, translations):
    """Wagtail's switch between the languages, each with its state; `translations` as Wagtail gives them."""
    locales, found = _standings(instance)
    if not found:
        return {"rows": []}
    urls = {item["locale"].pk: item["url"] for item in translations or ()}
    rows = [
        PanelRow(locale, mark_of(found[locale.pk]), urls.get(locale.pk, ""))
        for locale in locales
        if locale.pk in found
    ]
    source = next(
        (
            item["locale"]
            for item in translations or ()
            if item["locale"].language_code == settings.LANGUAGE_CODE
        ),
        None,
    )
    if source is not None:
        mark = Mark(states.SOURCE, states.LABELS[states.SOURCE])
        rows.insert(0, PanelRow(source, mark, urls[source.pk]))
    return {"rows": rows, "url": object_url(instance.translation_key)}
