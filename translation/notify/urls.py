"""Notices to people, in the admin and by mail: addresses below /admin/translation/notify/, reversed as "workspace:name"."""

from django.urls import path

from translation.notify import views

urlpatterns = [
    path("", views.NoticesView.as_view(), name="notices"),
    path("read/", views.mark, name="notices_mark"),
    path("<int:pk>/", views.open_notice, name="notice"),
]
