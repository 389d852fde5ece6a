"""What the admin shows of the search: synonyms, recommended pages, the report of searches."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from search.admin.report import SearchesReport, permission_policy
from search.admin.viewsets import SearchGroup

register_snippet(SearchGroup)


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("reports/searches/", SearchesReport.as_view(), name="searches_report"),
        path(
            "reports/searches/results/",
            SearchesReport.as_view(results_only=True),
            name="searches_report_results",
        ),
    ]


class ReportItem(MenuItem):
    def is_shown(self, request):
        return permission_policy.user_has_permission(request.user, "view")


@hooks.register("register_reports_menu_item")
def report_item():
    return ReportItem(
        _("Searches"), reverse("searches_report"), name="searches", icon_name="search", order=900
    )
