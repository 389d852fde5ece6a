"""The report of searches: what readers look for, those who found nothing first."""

import datetime
from urllib.parse import urlencode

import django_filters
from django.conf import settings
from django.db.models import Case, Max, OuterRef, Subquery, Sum, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import ModelPermissionPolicy

from facts.formats import format_date
from search.models import Promotion, SearchCount, SynonymGroup

permission_policy = ModelPermissionPolicy(SearchCount)
PERIODS = (7, 30, 90, 365)


def _periods():
    text = ngettext_lazy("last %(number)s day", "last %(number)s days", "number")
    return [(days, format_lazy("{}", text % {"number": days})) for days in PERIODS]


class SearchesFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=lambda: settings.LANGUAGES, empty_label=_("All")
    )
    period = django_filters.ChoiceFilter(
        label=_("Period"), choices=_periods, method="since", empty_label=_("All")
    )
    found = django_filters.ChoiceFilter(
        label=_("Results"),
        choices=[("no", _("nothing was found")), ("yes", _("something was found"))],
        method="with_results",
        empty_label=_("All"),
    )

    class Meta:
        model = SearchCount
        fields = ["language"]

    def since(self, rows, _name, days):
        return rows.filter(day__gt=timezone.localdate() - datetime.timedelta(days=int(days)))

    def with_results(self, rows, _name, value):
        return rows.filter(last_results=0) if value == "no" else rows.filter(last_results__gt=0)


class ActionsColumn(Column):
    """Buttons that lead to a new group of synonyms or recommended page with the words in it."""

    def get_value(self, instance):
        return format_html_join(
            " ",
            '<span><a class="button button-small button-secondary" href="{}">{}</a></span>',
            (
                (
                    f"{address}?{urlencode({name: instance[name] for name in ('language', 'words')})}",
                    label,
                )
                for address, label in self.accessor or ()
            ),
        )


class SearchesReport(ReportView):
    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    filterset_class = SearchesFilterSet
    permission_policy = permission_policy
    permission_required = "view"
    any_permission_required = None
    verbose_name_plural = _("searches")
    list_export = ["words", "language", "last_results", "number", "last_day"]
    export_headings = {
        "words": _("Searched for"),
        "language": _("Language"),
        "last_results": _("Results"),
        "number": _("Searches"),
        "last_day": _("Last searched"),
    }

    def get_queryset(self):
        """{words, language, number, last_results, last_day} of the counts, added up over the days."""
        last = SearchCount.objects.filter(
            words=OuterRef("words"), language=OuterRef("language")
        ).order_by("-day")
        rows = SearchCount.objects.annotate(last_results=Subquery(last.values("results")[:1]))
        rows = self.filter_queryset(rows)
        return (
            rows.values("words", "language", "last_results")
            .annotate(number=Sum("searches"), last_day=Max("day"))
            .order_by(
                Case(When(last_results=0, then=Value(0)), default=Value(1)), "-number", "words"
            )
        )

    def get_filtered_queryset(self):
        return self.get_queryset()

    def get_filename(self):
        return f"searches-{timezone.localdate().isoformat()}"

    @property
    def columns(self):
        return [
            Column("words", label=_("Searched for")),
            Column("language", label=_("Language"), accessor=language_name),
            NumberColumn("last_results", label=_("Results")),
            NumberColumn("number", label=_("Searches")),
            Column("last_day", label=_("Last searched"), accessor=last_day),
            ActionsColumn("actions", label=_("What to do"), accessor=self._actions()),
        ]

    def _actions(self):
        """[(address, label)] of what the user may add."""
        wanted = (
            (SynonymGroup, "wagtailsnippets_search_synonymgroup:add", gettext("Add a synonym")),
            (Promotion, "wagtailsnippets_search_promotion:add", gettext("Recommend a page")),
        )
        return [
            (reverse(name), label)
            for model, name, label in wanted
            if ModelPermissionPolicy(model).user_has_permission(self.request.user, "add")
        ]


def language_name(row):
    return dict(settings.LANGUAGES).get(row["language"], row["language"])


def last_day(row):
    return format_date(row["last_day"])
