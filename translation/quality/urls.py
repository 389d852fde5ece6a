"""Checks of translated texts: addresses below /admin/translation/quality/, reversed as "workspace:name"."""

from django.urls import path

from translation.quality import views

_TEXT = "<int:translation_id>/<int:segment_id>/"

urlpatterns = [
    path("<int:translation_id>/", views.checks, name="checks"),
    path(_TEXT, views.findings, name="findings"),
    path(f"{_TEXT}dismiss/", views.dismiss, name="dismiss_finding"),
    path(f"{_TEXT}restore/", views.restore, name="restore_finding"),
]
