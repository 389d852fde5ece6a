"""States, coverage, dashboard: addresses below /admin/translation/overview/, reversed as "workspace:name"."""

from django.urls import path

from translation.overview.views import actions, coverage, dashboard, matrix, one

urlpatterns = [
    path("", dashboard.DashboardView.as_view(), name="overview"),
    path("table/", matrix.MatrixView.as_view(), name="matrix"),
    path("coverage/", coverage.CoverageView.as_view(), name="coverage"),
    path("do/", actions.act, name="bulk"),
    path("object/<uuid:key>/", one.ObjectView.as_view(), name="object"),
]
