"""Machine translation: addresses below /admin/translation/machine/, reversed as "workspace:name"."""

from django.urls import path

from translation.machine import views

urlpatterns = [
    path("", views.requests_made, name="machine_requests"),
    path("<int:translation_id>/", views.order, name="machine_translate"),
]
