"""The admin's lists of records: rows of the source language, those of others by the filter of languages.

A translation is a row of its own, and is worked on in the workspace; the column of translations leads there.
"""

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.active_filters import ActiveFilter
from wagtail.admin.filters import LocaleFilter, WagtailFilterSet
from wagtail.admin.ui.tables import LocaleColumn, TitleColumn
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from home.choosing import RecordChooserViewSet

ALL = "all"

_rules = []


def register_rule(rule):
    """`rule(user, action, model, locale)` says whether a person may do `action` with rows of a language."""
    _rules.append(rule)
    return rule


def languages():
    named = [(row.language_code, row.get_display_name()) for row in Locale.objects.order_by("pk")]
    return [*named, (ALL, gettext("all languages"))]


class LanguageFilter(LocaleFilter):
    def filter(self, rows, value):
        return rows if value == ALL else super().filter(rows, value)


class RecordFilterSet(WagtailFilterSet):
    locale = LanguageFilter(
        label=_("Language"),
        choices=languages,
        empty_label=None,
        widget=forms.RadioSelect,
        initial=settings.LANGUAGE_CODE,
    )


class RecordIndexView(IndexView):
    base_filterset_class = RecordFilterSet

    @cached_property
    def is_searchable(self):
        return super().is_searchable and bool(self.model.get_searchable_search_fields())

    @property
    def language(self):
        """What the filter of languages is set to: a code, or ALL."""
        return self.request.GET.get("locale") or settings.LANGUAGE_CODE

    def get_locale(self):
        return Locale.get_default() if self.language == ALL else super().get_locale()

    def get_filterset_kwargs(self):
        chosen = self.request.GET.copy()
        chosen["locale"] = self.language
        return super().get_filterset_kwargs() | {"data": chosen}

    @cached_property
    def active_filters(self):
        """The language is named also when nobody chose it; its cross leads to all of them."""
        found = super().active_filters
        if self.language != settings.LANGUAGE_CODE or not self.filters:
            return found
        field = self.filters.form["locale"]
        rest = self.request.GET.copy()
        rest.pop(self.page_kwarg, None)
        rest["locale"], rest["_w_filter_fragment"] = ALL, "1"
        name = dict(field.field.choices)[self.language]
        address = f"{self.index_results_url.split('?')[0]}?{rest.urlencode()}"
        return [ActiveFilter(field.auto_id, field.label, name, address), *found]

    @cached_property
    def columns(self):
        columns = [item for item in super().columns if not isinstance(item, LocaleColumn)]
        if self.language != settings.LANGUAGE_CODE:
            names = next(n for n, item in enumerate(columns) if isinstance(item, TitleColumn))
            columns.insert(names + 1, LocaleColumn(label=gettext("Language")))
        return columns

    @cached_property
    def locales(self):
        return Locale.objects.in_bulk()

    @cached_property
    def answers(self):
        """{(action, locale's id): answer}: rows of a language are alike."""
        return {}

    def allows(self, action, locale_id):
        asked = (action, locale_id)
        if asked not in self.answers:
            locale = self.locales[locale_id]
            self.answers[asked] = all(
                rule(self.request.user, action, self.model, locale) for rule in _rules
            )
        return self.answers[asked]

    # A way that would be refused is not shown.

    def get_add_url(self):
        return super().get_add_url() if self.allows("add", self.locale.pk) else None

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if self.allows("change", instance.locale_id) else None

    def get_copy_url(self, instance):
        return super().get_copy_url(instance) if self.allows("add", instance.locale_id) else None

    def get_delete_url(self, instance):
        if not self.allows("delete", instance.locale_id):
            return None
        return super().get_delete_url(instance)


class RecordViewSet(SnippetViewSet):
    """Base of the screens of records with translations."""

    index_view_class = RecordIndexView
    chooser_viewset_class = RecordChooserViewSet
