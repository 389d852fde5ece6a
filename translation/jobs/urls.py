"""Long work in the background: addresses below /admin/translation/jobs/, reversed as "workspace:name"."""

from django.urls import path

from translation.jobs import views

urlpatterns = [
    path("", views.JobsView.as_view(), name="jobs"),
    path("<int:pk>/", views.JobView.as_view(), name="job"),
    path("<int:pk>/advance/", views.advance, name="advance_job"),
    path("<int:pk>/cancel/", views.cancel, name="cancel_job"),
]
