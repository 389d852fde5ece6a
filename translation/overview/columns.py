"""A column in Wagtail's lists of pages and records: how each stands in every language, in one query."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, LocaleColumn, UpdatedAtColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageListingMixin
from wagtail.models import Locale

from translation import standings
from translation.overview.marks import Mark, mark_of
from translation.overview.rows import object_url
from translation.standing_sql import record_models


@dataclass(frozen=True)
class LanguageMark:
    locale: Locale
    mark: Mark


def target_locales():
    return list(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("pk"))


def marks_of(instances):
    """{translation_key: [LanguageMark]}: two queries, however many there are."""
    locales = target_locales()
    found = standings.of(instances, locales)
    marks = {}
    for item in instances:
        key = item.translation_key
        marks[key] = [
            LanguageMark(locale, mark_of(found[key, locale.pk]))
            for locale in locales
            if (key, locale.pk) in found
        ]
    return marks


class TranslationsColumn(BaseColumn):
    cell_template_name = "translation/overview/cell.html"

    def __init__(self):
        super().__init__("translations", label=_("Translations"), classname="tr-column")

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        table = parent_context["table"]
        # The table asks cell by cell: the first one asks for all.
        if not hasattr(table, "translation_marks"):
            table.translation_marks = marks_of(
                [row for row in table.data if hasattr(row, "translation_key")]
            )
        context["marks"] = table.translation_marks.get(instance.translation_key, [])
        context["url"] = object_url(instance.translation_key)
        return context


def install():
    """Before Wagtail makes its views: their lists of columns are public attributes."""
    for columns in (PageListingMixin.base_columns, ExplorableIndexView.base_columns):
        if not any(isinstance(column, TranslationsColumn) for column in columns):
            columns.append(TranslationsColumn())
    for model in record_models():
        viewset = model.snippet_viewset
        shown = viewset.list_display
        if not isinstance(shown, list | tuple):
            shown = ["__str__", LocaleColumn(), UpdatedAtColumn()]  # Wagtail's own choice
        if not any(isinstance(column, TranslationsColumn) for column in shown):
            viewset.list_display = [*shown, TranslationsColumn()]
