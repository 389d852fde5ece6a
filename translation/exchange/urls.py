"""Files for agencies: addresses below /admin/translation/exchange/, reversed as "workspace:name"."""

from django.urls import path

from translation.exchange import views

urlpatterns = [
    path("out/", views.export, name="export"),
    path("in/", views.import_file, name="import_file"),
    path("in/<int:pk>/", views.import_report, name="import_report"),
    path("in/<int:pk>/discard/", views.discard, name="discard_import"),
]
